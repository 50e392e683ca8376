'use client'
// Sending a file, with word of how far it is and of what was wrong with it.
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { newKey } from '@/lib/actions/new-key-client'
import { LARGEST_FILE } from '@/lib/imports/import-flow'
import { holdFile, type ReadingChoice } from './held-file-client'
import { type Sent, sendFile } from './send-file-client'

export type SendTrouble = Exclude<Sent, { status: 'done' }>

/** `onRead` is told the new import before its page is opened. */
export function useSendFile(onRead?: () => Promise<unknown>) {
  const router = useRouter()
  const [sending, setSending] = useState<{ share: number; stop: () => void } | null>(null)
  const [trouble, setTrouble] = useState<SendTrouble | null>(null)
  const [file, setFile] = useState<File | null>(null)

  const send = async (file: File | undefined, choice: ReadingChoice = {}) => {
    if (!file) return
    setTrouble(null)
    setFile(file)
    if (file.size > LARGEST_FILE) {
      setTrouble({ status: 'refused', code: 'import_too_large', particulars: {} })
      return
    }
    const halt = new AbortController()
    const stop = () => halt.abort()
    setSending({ share: 0, stop })
    const onShare = (share: number) => setSending({ share, stop })
    const answer = await sendFile({ file, choice, key: newKey(), onShare, signal: halt.signal })
    setSending(null)
    if (answer.status === 'done') {
      holdFile(answer.result.importId, file)
      await onRead?.()
      router.push(`/clients/import/${answer.result.importId}`)
    } else if (!halt.signal.aborted) setTrouble(answer)
  }
  return { send, sending, trouble, file }
}
