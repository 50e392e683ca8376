// A small button that takes something away: it asks first, for one touch of the thumb is soon made.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'
import { IconButton, type IconButtonProps } from './icon-button'

type Props = Pick<IconButtonProps, 'label' | 'icon'> & {
  isPending: boolean
  onConfirm: () => Promise<unknown>
}

export function AskingIconButton({ label, icon, isPending, onConfirm }: Props) {
  const t = useTranslations('ui.asking')
  const [isAsking, setAsking] = useState(false)
  const confirm = async () => {
    await onConfirm()
    setAsking(false)
  }
  return (
    <>
      <IconButton label={label} icon={icon} isDisabled={isPending} onPress={() => setAsking(true)} />
      <Dialog
        isAlert
        title={t('title', { what: label })}
        isOpen={isAsking}
        onOpenChange={setAsking}
        footer={(close) => (
          <>
            <Button variant="quiet" onPress={close}>
              {t('keep')}
            </Button>
            <Button variant="danger" isPending={isPending} onPress={() => void confirm()}>
              {t('confirm')}
            </Button>
          </>
        )}
      >
        <p>{t('hint')}</p>
      </Dialog>
    </>
  )
}
