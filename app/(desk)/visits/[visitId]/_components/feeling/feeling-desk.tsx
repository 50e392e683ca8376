// Effect and feeling, treatment by treatment: the tablet turned towards her, or her words written down for her.
'use client'

import { ChevronDown, Smile } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionMessage } from '@/components/forms/action-message'
import { useTurnedToHer } from '@/components/shell/turned-to-her'
import { Button } from '@/components/ui/button'
import { Rating, type RatingValue } from '@/components/ui/rating'
import { useFiveWords } from '@/components/visit/answer-words'
import { localName } from '@/lib/i18n/format'
import { areasToOffer } from '@/lib/visits/feeling-flow'
import type { FeltSession } from '@/lib/visits/feeling-queries'
import { FeltInPlace } from './felt-in-place'
import { HerScreen } from './her-screen'
import { type OfferPressure, PressureOffer } from './pressure-offer'
import { useFeeling } from './use-feeling'

type Props = {
  sessions: readonly FeltSession[]
  isEditable: boolean
  /** What may be noted of how strong she likes it; null where nothing may. */
  offer: OfferPressure | null
}

export function FeelingDesk({ sessions, isEditable, offer }: Props) {
  return (
    <div className="grid gap-6">
      {sessions.map((session) => (
        <Felt key={session.id} session={session} isEditable={isEditable} offer={offer} />
      ))}
    </div>
  )
}

function Felt({ session, isEditable, offer }: { session: FeltSession } & Omit<Props, 'sessions'>) {
  const t = useTranslations('feeling')
  const visit = useTranslations('visit')
  const words = useFiveWords('effect')
  const locale = useLocale()
  const [isHers, setHers] = useState(false)
  useTurnedToHer(`feeling ${session.id}`, isHers, () => setHers(true))
  const { feeling, answer, trouble, tryAgain, pending } = useFeeling(session)
  const areas = areasToOffer(session.treatedAreas, session.treatment.concerns)
  const treatment = localName(session.treatment, locale)
  return (
    <section aria-label={t('of', { treatment })} className="grid gap-4">
      <Rating
        label={visit('effectOf', { treatment })}
        value={feeling.effect as RatingValue | null}
        words={words}
        isDisabled={!isEditable}
        onChange={(effect) => answer({ effect })}
      />
      {isEditable && (
        <div>
          <Button
            variant="primary"
            icon={<Smile aria-hidden="true" className="size-5" />}
            onPress={() => setHers(true)}
          >
            {t('turnToHer')}
          </Button>
        </div>
      )}
      {trouble && (
        <div className="grid justify-items-start gap-2">
          <ActionMessage state={trouble} />
          <Button isPending={pending} onPress={() => void tryAgain()}>
            {t('saveAgain')}
          </Button>
        </div>
      )}
      {offer && <PressureOffer session={{ ...session, ...feeling }} offer={offer} />}
      <details className="group rounded-lg bg-fold/60 px-5">
        <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 text-ink-soft">
          <span className="flex-1">{t('inPlace')}</span>
          <ChevronDown aria-hidden="true" className="size-5 transition-transform group-open:rotate-180" />
        </summary>
        <FeltInPlace feeling={feeling} areas={areas} isEditable={isEditable} onAnswer={answer} />
      </details>
      <HerScreen
        treatment={session.treatment}
        feeling={feeling}
        areas={areas}
        isOpen={isHers}
        onAnswer={answer}
        onClose={() => setHers(false)}
      />
    </section>
  )
}
