// A question before something that cannot easily be taken back: the button that asks, and the yes in its dialog.
'use client'

import { type ReactNode, useState } from 'react'
import { Button, type ButtonProps } from './button'
import { Dialog } from './dialog'

export type ConfirmDialogProps = {
  /** The button that asks. */
  trigger: Pick<ButtonProps, 'variant' | 'size'> & { label: string }
  title: string
  children: ReactNode
  /** The way back. */
  keep: string
  confirm: string
  isPending: boolean
  onConfirm: () => void
}

export function ConfirmDialog({
  trigger: { label, ...looks },
  title,
  children,
  keep,
  confirm,
  isPending,
  onConfirm,
}: ConfirmDialogProps) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button {...looks} onPress={() => setAsking(true)}>
        {label}
      </Button>
      <Dialog
        isAlert
        title={title}
        isOpen={isAsking}
        onOpenChange={setAsking}
        footer={(close) => (
          <>
            <Button variant="quiet" onPress={close}>
              {keep}
            </Button>
            <Button variant="danger" isPending={isPending} onPress={onConfirm}>
              {confirm}
            </Button>
          </>
        )}
      >
        {children}
      </Dialog>
    </>
  )
}
