// The end of what a guest has answered on a tablet that is turned to her: thanks, and nothing of the desk, until it is
// handed back. Stands beside the page: what asked her may be gone once she has answered.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { BrushLine } from '@/components/ui/brush-line'
import { asLocale, type Locale } from '@/lib/i18n/locale'
import { HandBack } from './hand-back'
import { useTurnedToHer } from './turned-to-her'
import { Words } from './words'

let language: Locale | null = null
const listeners = new Set<() => void>()

/** Thanks her in her language until the tablet is handed back. */
export function thankHer(hers: Locale): void {
  turnTo(hers)
}

function turnTo(hers: Locale | null): void {
  language = hers
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function ThanksToHer() {
  // For a page that was loaded anew meanwhile.
  const desks = asLocale(useLocale()) ?? 'zh-CN'
  const timeZone = useTimeZone() ?? 'UTC'
  const hers = useSyncExternalStore(
    subscribe,
    () => language,
    () => null,
  )
  useTurnedToHer('thanks', hers !== null, () => turnTo(desks))
  return (
    <ModalOverlay isOpen={hers !== null} isKeyboardDismissDisabled className="fixed inset-0 z-60 bg-paper">
      <Modal className="h-full">
        <Words locale={hers ?? desks} timeZone={timeZone}>
          <Thanks language={hers ?? desks} />
        </Words>
      </Modal>
    </ModalOverlay>
  )
}

function Thanks({ language }: { language: Locale }) {
  const t = useTranslations('consents.ask')
  return (
    <Dialog
      lang={language}
      className="grid h-full grid-rows-[1fr_auto] justify-items-center gap-8 p-8 outline-none"
    >
      <div className="grid content-center justify-items-center gap-3 text-center">
        <Heading slot="title" className="text-3xl">
          {t('thanks')}
        </Heading>
        <BrushLine className="w-40" />
        <p className="max-w-xl pt-4 text-xl leading-relaxed">{t('thanksHint')}</p>
      </div>
      <HandBack label={t('handBack')} onHandedBack={() => turnTo(null)} />
    </Dialog>
  )
}
