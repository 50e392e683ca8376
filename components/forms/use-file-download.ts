// Asks for a file by a POST and puts it into the browser's downloads; what goes wrong is told in a toast.
'use client'

import { useCallback, useState } from 'react'
import type { ActionState } from '@/lib/actions/action-state'
import { formatAttachedName } from '@/lib/i18n/format-file-name'
import { useTellTrouble } from './use-told-action'

/** `download` resolves to true once the file has come. */
export function useFileDownload(address: string) {
  const [pending, setPending] = useState(false)
  const tell = useTellTrouble()
  const download = useCallback(
    async (asked: object): Promise<boolean> => {
      setPending(true)
      try {
        const answer = await askFor(address, asked)
        if ('status' in answer) tell(answer)
        else keep(answer)
        return !('status' in answer)
      } finally {
        setPending(false)
      }
    },
    [address, tell],
  )
  return { download, pending }
}

type NamedFile = { name: string; blob: Blob }

async function askFor(address: string, asked: object): Promise<NamedFile | ActionState> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    })
    if (!response.ok) return (await response.json()) as ActionState
    const name = formatAttachedName(response.headers.get('content-disposition'), 'foyer')
    return { name, blob: await response.blob() }
  } catch {
    return { status: 'offline' }
  }
}

function keep({ name, blob }: NamedFile): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
