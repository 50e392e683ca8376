// She takes a consent back: asked once more, with what follows from it.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import type { ConsentKind } from '@/lib/consents/consent-flow'

type WithdrawConsentProps = { consentId: string; kind: ConsentKind; action: StaffAction<void> }

export function WithdrawConsent({ consentId, kind, action }: WithdrawConsentProps) {
  const t = useTranslations('consents')
  const [isOpen, setOpen] = useState(false)
  const { submit, pending } = useToldAction(action)

  const withdraw = async () => {
    if (!(await submit({ consentId }))) return
    setOpen(false)
    showToast({ tone: 'success', message: t('tab.withdrawn') })
  }

  return (
    <>
      <Button variant="quiet" className="-ms-5 justify-self-start" onPress={() => setOpen(true)}>
        {t('tab.withdraw')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('tab.withdrawTitle', { kind: t(`kinds.${kind}`) })}
        footer={
          <>
            <Button onPress={() => setOpen(false)}>{t('tab.withdrawNo')}</Button>
            <Button variant="danger" isPending={pending} onPress={() => void withdraw()}>
              {t('tab.withdrawYes')}
            </Button>
          </>
        }
      >
        <p>{t(`tab.withdrawHint.${kind}`)}</p>
      </Dialog>
    </>
  )
}
