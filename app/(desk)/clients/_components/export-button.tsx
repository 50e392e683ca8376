// The manager takes a list out of the house, as a file; that it is written down is said before.
'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTellTrouble } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { Dialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import type { ActionState } from '@/lib/actions/action-state'
import { type ClientList, EXPORT_FORMATS } from '@/lib/client-lists/list-schemas'
import { formatAttachedName } from '@/lib/i18n/format-file-name'

type Props = { title: string; total: number; list: ClientList }

export function ExportButton({ title, total, list }: Props) {
  const t = useTranslations('client-lists.export')
  const tell = useTellTrouble()
  const [isOpen, setOpen] = useState(false)
  const [format, setFormat] = useState<string | null>('xlsx')
  const [pending, setPending] = useState(false)

  async function make() {
    setPending(true)
    const trouble = await fetchFile({ list, format, title })
    setPending(false)
    if (trouble) return tell(trouble)
    setOpen(false)
    showToast({ tone: 'success', message: t('done') })
  }

  return (
    <>
      <Button
        variant="quiet"
        className="px-3!"
        icon={<Download aria-hidden="true" className="size-5" />}
        onPress={() => setOpen(true)}
      >
        {t('open')}
      </Button>
      <Dialog
        title={t('title', { name: title })}
        isOpen={isOpen}
        onOpenChange={setOpen}
        footer={
          <Button variant="primary" isPending={pending} onPress={make}>
            {t('make')}
          </Button>
        }
      >
        <div className="grid gap-5">
          <p>{t('hint', { total })}</p>
          <ChoiceChips
            label={t('format')}
            items={EXPORT_FORMATS.map((id) => ({ id, label: t(id) })).reverse()}
            value={format}
            onChange={setFormat}
          />
          <p className="text-ink-soft">{t('care')}</p>
        </div>
      </Dialog>
    </>
  )
}

/** Hands the file to the browser; gives back why there is none. */
async function fetchFile(asked: object): Promise<ActionState | null> {
  const response = await fetch('/clients/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  }).catch(() => null)
  if (!response) return { status: 'offline' }
  if (!response.ok) return troubleOf(response)
  const file = await response.blob().catch(() => null)
  if (!file) return { status: 'offline' }
  download(file, formatAttachedName(response.headers.get('content-disposition'), 'clients'))
  return null
}

async function troubleOf(response: Response): Promise<ActionState> {
  const answer: unknown = await response.json().catch(() => null)
  return answer ? (answer as ActionState) : { status: 'offline' }
}

function download(file: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
