// Who needs someone now, worst first: one sentence each with who, where and how long.
'use client'

import { Clock, Hand, Phone, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { buttonStyles } from '@/components/ui/button-styles'
import { classNames } from '@/components/ui/class-names'
import { overtimeMinutes } from '@/components/ui/elapsed'
import { Link } from '@/components/ui/link'
import { formatClock, formatDay, formatMinutes, guestName, localName } from '@/lib/i18n/format'
import { type Need, placesOf } from '@/lib/visits/board-flow'
import type { BoardCard } from '@/lib/visits/board-queries'

const MOST_SHOWN = 5
const DAY_MINUTES = 24 * 60

type Props = {
  needs: readonly Need[]
  timeZone: string
  /** She is asked after, and says how late she is. */
  onLate: (card: BoardCard) => void
}

export function NeedsList({ needs, timeZone, onLate }: Props) {
  const t = useTranslations('today.needs')
  if (needs.length === 0) {
    return <p className="font-serif text-lg text-ink-soft">{t('nobody')}</p>
  }
  return (
    <section aria-labelledby="needs" className="grid gap-2">
      <h2 id="needs" className="text-base text-rouge">
        {t('title')}
      </h2>
      <ol className="grid gap-x-4 gap-y-2 md:grid-cols-2 lg:grid-cols-3">
        {needs.slice(0, MOST_SHOWN).map((need, index) => (
          <li key={need.card.visitId} className="grid content-start gap-1">
            <NeedSlip need={need} timeZone={timeZone} isWorst={index === 0} />
            {need.time.kind === 'expected' && <AskAfterHer card={need.card} onLate={onLate} />}
          </li>
        ))}
        {needs.length > MOST_SHOWN && (
          <li className="flex min-h-12 items-center px-3 text-sm text-ink-soft">
            {t('more', { count: needs.length - MOST_SHOWN })}
          </li>
        )}
      </ol>
    </section>
  )
}

function NeedSlip({ need, timeZone, isWorst }: { need: Need; timeZone: string; isWorst: boolean }) {
  const isCall = need.card.stage === 'follow_up'
  const isHalted = need.card.marks.halted
  const Icon = isHalted ? Hand : isCall ? Phone : TriangleAlert
  return (
    <Link
      href={isCall ? `/follow-ups?visit=${need.card.visitId}` : `/visits/${need.card.visitId}`}
      className={classNames(
        'flex min-h-12 items-center gap-2.5 rounded-md border px-3 py-2 text-sm leading-snug transition-colors hover:border-rouge',
        isWorst || isHalted ? 'border-rouge bg-rouge-wash' : 'border-hair bg-sheet',
      )}
    >
      <Icon aria-hidden="true" className="size-5 shrink-0 text-rouge" />
      <span>
        <NeedSentence need={need} timeZone={timeZone} />
      </span>
    </Link>
  )
}

/** Her number, and where it is noted what she says. */
function AskAfterHer({ card, onLate }: { card: BoardCard; onLate: Props['onLate'] }) {
  const t = useTranslations('today.late')
  const guest = guestName(card.client)
  return (
    <div className="flex flex-wrap gap-x-1">
      {card.phone && (
        <a
          href={`tel:${card.phone.e164}`}
          aria-label={t('call', { guest, phone: card.phone.written })}
          className={buttonStyles('quiet', 'md', false, 'numeric px-3! text-sm!')}
        >
          <Phone aria-hidden="true" className="size-4.5 shrink-0" />
          {card.phone.written}
        </a>
      )}
      <Button
        variant="quiet"
        className="px-3! text-sm!"
        icon={<Clock aria-hidden="true" className="size-4.5 shrink-0" />}
        onPress={() => onLate(card)}
      >
        {t('note')}
      </Button>
    </div>
  )
}

function NeedSentence({ need: { card, time }, timeZone }: { need: Need; timeZone: string }) {
  const t = useTranslations('today.needs')
  const locale = useLocale()
  const minutes = (count: number) => formatMinutes(count, locale)
  const place = placesOf(card)[0]
  const who = {
    name: guestName(card.client),
    place: place ? localName(place, locale) : 'none',
    guest: (name: ReactNode) => <b className="font-serif text-base font-semibold">{name}</b>,
  }
  if (card.marks.halted) return t.rich('halted', who)
  switch (time.kind) {
    case 'stage': {
      const isTold = card.stage === 'seating' && card.waitToldMinutes !== null
      const target = isTold ? (card.waitToldMinutes ?? 0) : time.targetMinutes
      return t.rich(isTold ? 'told' : card.stage, {
        ...who,
        minutes: minutes(time.minutes),
        target: minutes(target),
        over: minutes(overtimeMinutes(time.minutes, time.targetMinutes)),
      })
    }
    case 'expected': {
      const at = new Date(time.at)
      const late = time.isTold ? 'expectedTold' : 'expected'
      return t.rich(time.minutes < DAY_MINUTES ? late : 'expectedBefore', {
        ...who,
        time: formatClock(at, timeZone, locale),
        day: formatDay(at, timeZone, locale),
        minutes: minutes(time.minutes),
      })
    }
    case 'call':
      return t.rich('call', { ...who, day: formatDay(new Date(time.dueAt), timeZone, locale) })
    case 'booking':
      return null
  }
}
