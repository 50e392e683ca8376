// A larger piece of work slid over the page: from the side on a lying tablet, from below on a standing one.
'use client'

import { useRef } from 'react'
import { Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { classNames } from './class-names'
import { OverlayContent, type OverlayProps, overlayStyle } from './dialog'

import { mayClose } from './overlay-closing'

export type SheetProps = OverlayProps & { width?: 'narrow' | 'wide' }

export function Sheet({ isSticky = false, width = 'narrow', isOpen, onOpenChange, ...content }: SheetProps) {
  const sheet = useRef<HTMLElement>(null)
  const change = (toOpen: boolean) => {
    const close = () => onOpenChange?.(false)
    if (toOpen || mayClose(sheet.current, close)) onOpenChange?.(toOpen)
  }
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={change} isDismissable={!isSticky} className={overlayStyle}>
      <div className="sticky top-0 left-0 flex h-(--visual-viewport-height) w-full landscape:justify-end portrait:items-end">
        <Modal
          className={classNames(
            'flex flex-col overflow-hidden border-hair bg-sheet shadow-lift transition-transform duration-300 ease-settle',
            'landscape:h-full landscape:border-l landscape:entering:translate-x-full landscape:exiting:translate-x-full',
            'portrait:max-h-[92%] portrait:w-full portrait:rounded-t-xl portrait:border-t portrait:entering:translate-y-full portrait:exiting:translate-y-full',
            width === 'wide' ? 'landscape:w-[min(48rem,92vw)]' : 'landscape:w-[min(32rem,92vw)]',
          )}
        >
          <RacDialog ref={sheet} className="flex h-full max-h-full min-h-0 flex-col outline-none">
            {({ close }) => <OverlayContent {...content} close={close} />}
          </RacDialog>
        </Modal>
      </div>
    </ModalOverlay>
  )
}
