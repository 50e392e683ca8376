// Bringing them over, or putting the file away.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { showToast } from '@/components/ui/toast'
import { discardImportAction, startImportAction } from '../actions'

type Props = { importId: string; revision: number; count: number; joining: number }

export function DecideImport({ importId, revision, count, joining }: Props) {
  const t = useTranslations('imports.preview')
  const start = useToldAction(startImportAction)
  return (
    <div className="flex flex-wrap gap-3">
      <Button
        variant="primary"
        size="lg"
        isPending={start.pending}
        isDisabled={count + joining === 0}
        onPress={() => start.submit({ importId, revision })}
      >
        {t('take', { count })}
      </Button>
      <DiscardImport importId={importId} />
    </div>
  )
}

export function DiscardImport({ importId }: { importId: string }) {
  const t = useTranslations('imports.preview')
  const router = useRouter()
  const discard = useToldAction(discardImportAction)
  const putAway = async () => {
    if (!(await discard.submit({ importId }))) return
    showToast({ tone: 'success', message: t('discarded') })
    router.push('/clients/import')
  }
  return (
    <ConfirmDialog
      trigger={{ label: t('discard'), variant: 'quiet', size: 'lg' }}
      title={t('discardTitle')}
      keep={t('keep')}
      confirm={t('discard')}
      isPending={discard.pending}
      onConfirm={putAway}
    >
      <p>{t('discardHint')}</p>
    </ConfirmDialog>
  )
}
