// What a guest sees whose screen is over while the tablet is still turned to her: thanks, or a word to hand it back, and
// nothing of the desk. Stands beside the page: what asked her may be gone once she has answered.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { BrushLine } from '@/components/ui/brush-line'
import { asLocale, type Locale } from '@/lib/i18n/locale'
import { HandBack } from './hand-back'
import { takeBackFromHer, turnToThanks, useTurnedAway } from './turned-to-her'
import { Words } from './words'

/** Hers, as long as this document stands; afterwards that of the desk. */
let hers: Locale | null = null

/** Thanks her in her language until the tablet is handed back. */
export function thankHer(language: Locale): void {
  hers = language
  turnToThanks()
}

export function ThanksToHer() {
  const timeZone = useTimeZone() ?? 'UTC'
  const desks = asLocale(useLocale()) ?? 'zh-CN'
  const away = useTurnedAway()
  const language = hers ?? desks
  return (
    <ModalOverlay isOpen={away !== null} isKeyboardDismissDisabled className="fixed inset-0 z-60 bg-paper">
      <Modal className="h-full">
        <Words locale={language} timeZone={timeZone}>
          <Thanks isAnswered={away === 'thanks'} language={language} />
        </Words>
      </Modal>
    </ModalOverlay>
  )
}

function Thanks({ isAnswered, language }: { isAnswered: boolean; language: Locale }) {
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
        <p className="max-w-xl pt-4 text-xl leading-relaxed">{t(isAnswered ? 'thanksHint' : 'overHint')}</p>
      </div>
      <HandBack label={t('handBack')} onHandedBack={takeBackFromHer} />
    </Dialog>
  )
}
