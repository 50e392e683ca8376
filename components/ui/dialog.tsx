// A question or a small form laid over the page.
'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { classNames } from './class-names'
import { IconButton } from './icon-button'

export { DialogTrigger } from 'react-aria-components'

export type OverlayProps = {
  title: string
  /** A line above the title, such as whom this is about. */
  eyebrow?: ReactNode
  /** Left out inside a DialogTrigger. */
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  children: ReactNode | ((close: () => void) => ReactNode)
  /** The buttons, kept in sight while the content scrolls. */
  footer?: ReactNode | ((close: () => void) => ReactNode)
  /** Keeps it open when the page behind is touched; Escape and the cross still close it. */
  isSticky?: boolean
}

export type DialogProps = OverlayProps & {
  /** An interruption that wants an answer: read out at once, and not closed by a touch beside it. */
  isAlert?: boolean
  width?: 'narrow' | 'wide'
}

export const overlayStyle =
  'fixed inset-0 z-40 bg-ink/35 transition-opacity duration-200 ease-settle entering:opacity-0 exiting:opacity-0'

export function Dialog({
  isAlert = false,
  isSticky = false,
  width = 'narrow',
  isOpen,
  onOpenChange,
  ...content
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={!isAlert && !isSticky}
      className={overlayStyle}
    >
      <div className="sticky top-0 left-0 flex h-(--visual-viewport-height) w-full items-center justify-center p-4">
        <Modal
          className={classNames(
            'flex max-h-full w-full flex-col overflow-hidden rounded-xl border border-hair bg-sheet shadow-lift transition duration-200 ease-settle entering:translate-y-3 entering:opacity-0 exiting:opacity-0',
            width === 'wide' ? 'max-w-3xl' : 'max-w-lg',
          )}
        >
          <RacDialog
            role={isAlert ? 'alertdialog' : 'dialog'}
            className="flex max-h-full min-h-0 flex-col outline-none"
          >
            {({ close }) => <OverlayContent {...content} close={close} />}
          </RacDialog>
        </Modal>
      </div>
    </ModalOverlay>
  )
}

/** Title, cross, scrolling content and standing footer; the same in a dialog and in a sheet. */
export function OverlayContent({
  title,
  eyebrow,
  children,
  footer,
  close,
}: Pick<OverlayProps, 'title' | 'eyebrow' | 'children' | 'footer'> & { close: () => void }) {
  const t = useTranslations('ui')
  return (
    <>
      <header className="flex items-start gap-4 ps-6 pe-3 pt-3.5">
        <div className="min-w-0 flex-1 pt-2">
          {eyebrow && <p className="text-sm text-ink-soft">{eyebrow}</p>}
          <Heading slot="title" className="text-xl">
            {title}
          </Heading>
        </div>
        <IconButton label={t('close')} icon={<X aria-hidden="true" />} onPress={close} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-3 pb-6">
        {typeof children === 'function' ? children(close) : children}
      </div>
      {footer && (
        <footer className="flex flex-wrap justify-end gap-3 border-t border-hair px-6 py-4">
          {typeof footer === 'function' ? footer(close) : footer}
        </footer>
      )}
    </>
  )
}
