// What an import has brought, what it left out, and the way back.
'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTellTrouble, useToldAction } from '@/components/forms/use-told-action'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { formatAttachedName } from '@/lib/i18n/format-file-name'
import { undoImportAction } from '../actions'

type Props = { importId: string; created: number; joined: number; skipped: number }

export function ImportDone({ importId, created, joined, skipped }: Props) {
  const t = useTranslations('imports.done')
  return (
    <div className="flex flex-col gap-6">
      <Card mark="celadon" className="flex flex-col gap-4">
        <p className="font-serif text-xl font-semibold">{t('created', { count: created })}</p>
        {joined > 0 && <p className="text-lg">{t('joined', { count: joined })}</p>}
        <div>
          <ButtonLink href="/clients" variant="primary">
            {t('see')}
          </ButtonLink>
        </div>
      </Card>
      <Card className="flex flex-col gap-4">
        <p className="text-lg">{t('skipped', { count: skipped })}</p>
        {skipped > 0 && (
          <>
            <p className="text-ink-soft">{t('skippedHint')}</p>
            <div>
              <ReportButton importId={importId} />
            </div>
          </>
        )}
      </Card>
      {created > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-4 pt-2">
          <p className="max-w-xl text-ink-soft">{t('undoAbout')}</p>
          <UndoImport importId={importId} count={created} />
        </div>
      )}
    </div>
  )
}

function ReportButton({ importId }: { importId: string }) {
  const t = useTranslations('imports.done')
  const tell = useTellTrouble()
  const [isPending, setPending] = useState(false)
  const download = async () => {
    setPending(true)
    try {
      const response = await fetch(`/clients/import/${importId}/report`, { method: 'POST', body: '{}' })
      if (response.ok) save(await response.blob(), nameOf(response))
      else tell({ values: {}, ...(await response.json()) })
    } catch {
      tell({ status: 'offline' })
    } finally {
      setPending(false)
    }
  }
  return (
    <Button
      icon={<Download aria-hidden="true" className="size-5" />}
      isPending={isPending}
      onPress={download}
    >
      {t('report')}
    </Button>
  )
}

export function UndoImport({ importId, count }: { importId: string; count: number }) {
  const t = useTranslations('imports.done')
  const undo = useToldAction(undoImportAction)
  return (
    <ConfirmDialog
      trigger={{ label: t('undo'), variant: 'danger' }}
      title={t('undoTitle')}
      keep={t('keep')}
      confirm={t('undoConfirm')}
      isPending={undo.pending}
      onConfirm={() => void undo.submit({ importId })}
    >
      <p>{t('undoHint', { count })}</p>
    </ConfirmDialog>
  )
}

function nameOf(response: Response): string {
  return formatAttachedName(response.headers.get('content-disposition'), 'rows.csv')
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
