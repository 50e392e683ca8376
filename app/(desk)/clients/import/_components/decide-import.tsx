// Bringing them over, or putting the file away.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import { discardImportAction, startImportAction } from '../actions'

type Props = { importId: string; revision: number; count: number }

export function DecideImport({ importId, revision, count }: Props) {
  const t = useTranslations('imports.preview')
  const start = useToldAction(startImportAction)
  return (
    <div className="flex flex-wrap gap-3">
      <Button
        variant="primary"
        size="lg"
        isPending={start.pending}
        isDisabled={count === 0}
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
  const [isAsking, setAsking] = useState(false)
  const discard = useToldAction(discardImportAction)
  const putAway = async () => {
    if (!(await discard.submit({ importId }))) return
    showToast({ tone: 'success', message: t('discarded') })
    router.push('/clients/import')
  }
  return (
    <>
      <Button variant="quiet" size="lg" onPress={() => setAsking(true)}>
        {t('discard')}
      </Button>
      <Dialog
        isAlert
        title={t('discardTitle')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        footer={(close) => (
          <>
            <Button variant="quiet" onPress={close}>
              {t('keep')}
            </Button>
            <Button variant="danger" isPending={discard.pending} onPress={putAway}>
              {t('discard')}
            </Button>
          </>
        )}
      >
        <p>{t('discardHint')}</p>
      </Dialog>
    </>
  )
}
