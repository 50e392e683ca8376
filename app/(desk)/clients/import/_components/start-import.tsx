// Choosing a file, and sending it with word of how far it is.
'use client'

import { FileSpreadsheet } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type DragEvent, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { ActionMessage } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import type { ActionState } from '@/lib/actions/action-state'
import { newKey } from '@/lib/actions/new-key-client'
import { LARGEST_FILE } from '@/lib/imports/import-flow'
import { type Sent, sendFile } from './send-file-client'

type Trouble = Exclude<Sent, { status: 'done' }>

export function StartImport() {
  const t = useTranslations('imports.start')
  const router = useRouter()
  const [sending, setSending] = useState<{ share: number; stop: () => void } | null>(null)
  const [isOver, setOver] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const send = async (file: File | undefined) => {
    if (!file) return
    setTrouble(null)
    if (file.size > LARGEST_FILE) {
      setTrouble({ status: 'refused', code: 'import_too_large', particulars: {} })
      return
    }
    const halt = new AbortController()
    const stop = () => halt.abort()
    setSending({ share: 0, stop })
    const onShare = (share: number) => setSending({ share, stop })
    const answer = await sendFile({ file, key: newKey(), onShare, signal: halt.signal })
    setSending(null)
    if (answer.status === 'done') router.push(`/clients/import/${answer.result.importId}`)
    else if (!halt.signal.aborted) setTrouble(answer)
  }

  const takeNotice = (event: DragEvent, isAbove: boolean) => {
    event.preventDefault()
    setOver(isAbove && sending === null)
  }
  const drop = (event: DragEvent) => {
    takeNotice(event, false)
    if (sending === null) void send(event.dataTransfer.files[0])
  }

  return (
    <div className="flex flex-col gap-4">
      <section
        aria-label={t('title')}
        onDragOver={(event) => takeNotice(event, true)}
        onDragLeave={(event) => takeNotice(event, false)}
        onDrop={drop}
        className={classNames(
          'flex flex-col items-center gap-4 rounded-xl border-2 border-dashed px-6 py-10 text-center transition-colors',
          isOver ? 'border-celadon bg-celadon-wash' : 'border-hair bg-sheet',
        )}
      >
        {sending ? (
          <div className="flex w-full max-w-lg flex-col gap-5 text-start">
            <Progress
              label={sending.share < 1 ? t('sending') : t('reading')}
              {...(sending.share < 1 ? { share: sending.share } : {})}
            >
              {sending.share < 1 && t('sent', { percent: sending.share })}
            </Progress>
            <Button variant="quiet" className="self-center" onPress={sending.stop}>
              {t('stop')}
            </Button>
          </div>
        ) : (
          <>
            <FileSpreadsheet aria-hidden="true" className="size-12 text-celadon-line" strokeWidth={1.25} />
            <h2 className="text-xl">{t('title')}</h2>
            <div className="max-w-xl text-ink-soft">
              <p>{t('hint')}</p>
              <p className="mt-1">{t('origins')}</p>
            </div>
            <FileTrigger
              acceptedFileTypes={['.csv', '.tsv', '.txt', '.xlsx']}
              onSelect={(files) => send(files?.[0])}
            >
              <Button variant="primary" size="lg">
                {t('choose')}
              </Button>
            </FileTrigger>
            <p className="text-sm text-ink-soft">{t('drop')}</p>
          </>
        )}
      </section>
      {trouble?.status === 'offline' ? (
        <Notice tone="error">{t('broken')}</Notice>
      ) : (
        trouble && <ActionMessage state={stateOf(trouble)} />
      )}
    </div>
  )
}

function stateOf(trouble: Trouble): ActionState {
  if (trouble.status === 'refused' || trouble.status === 'invalid') return { ...trouble, values: {} }
  return trouble
}
