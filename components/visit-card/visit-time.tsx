// How a visit stands in time, in minutes and a word: calm, soon or late, or stopped; said by icon, word and tone alike.
import { CalendarHeart, Clock, Hand, Hourglass, Leaf, Phone, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { overtimeMinutes } from '@/components/ui/elapsed'
import { formatClock, formatDay, formatMinutes } from '@/lib/i18n/format'
import type { CardTime } from '@/lib/visits/board-flow'
import type { BoardCard } from '@/lib/visits/board-queries'
import type { Timeliness } from '@/lib/visits/visit-flow'

export type VisitTimeProps = { card: BoardCard; time: CardTime; timeZone: string }

const tones: Record<Timeliness, string> = {
  calm: 'text-celadon-deep',
  soon: 'text-ochre',
  late: 'text-rouge',
}
const inStage = { calm: Leaf, soon: Hourglass, late: TriangleAlert }

export function VisitTime({ card, time, timeZone }: VisitTimeProps) {
  const t = useTranslations()
  const { main, aside } = useWords({ card, time, timeZone })
  const isHalted = card.marks.halted
  const Icon = isHalted ? Hand : iconOf(time)
  return (
    <p
      data-pace={time.pace}
      className={classNames(
        'numeric flex items-start gap-1.5 text-sm leading-snug',
        isHalted ? tones.late : tones[time.pace],
      )}
    >
      <Icon aria-hidden="true" className="mt-px size-4.5 shrink-0" />
      <span className="flex flex-wrap gap-x-1.5">
        <span className="font-semibold">{main}</span>
        {time.kind === 'stage' && time.targetMinutes > 0 && (
          <span>
            {isHalted
              ? t('visits.marks.halted')
              : time.pace === 'late'
                ? t('visits.over', { minutes: overtimeMinutes(time.minutes, time.targetMinutes) })
                : t(`visits.timeliness.${time.pace}`)}
          </span>
        )}
        {aside && <span className="text-ink-soft">{aside}</span>}
      </span>
    </p>
  )
}

function iconOf(time: CardTime) {
  if (time.kind === 'stage') return time.targetMinutes > 0 ? inStage[time.pace] : Clock
  if (time.pace === 'late') return TriangleAlert
  if (time.kind === 'booking') return CalendarHeart
  return time.kind === 'call' ? Phone : Clock
}

function useWords({ card, time, timeZone }: VisitTimeProps): { main: string; aside: string | null } {
  const t = useTranslations('today.card')
  const locale = useLocale()
  const minutes = (count: number) => formatMinutes(count, locale)
  const clock = (iso: string) => formatClock(new Date(iso), timeZone, locale)
  const day = (iso: string) => formatDay(new Date(iso), timeZone, locale)
  switch (time.kind) {
    case 'stage':
      return { main: minutes(time.minutes), aside: targetWords() }
    case 'expected':
      if (time.isPast && time.minutes >= DAY_MINUTES) return { main: clock(time.at), aside: day(time.at) }
      return {
        main: clock(time.at),
        aside: time.isTold
          ? `${distanceWords()} · ${t('toldLate', { time: clock(card.appointedAt) })}`
          : distanceWords(),
      }
    case 'call':
      return { main: callWords(), aside: triedWords() }
    case 'booking':
      return { main: t('bookingOpen'), aside: null }
  }

  function targetWords(): string | null {
    if (time.kind !== 'stage' || time.targetMinutes === 0) return null
    if (card.stage === 'seating' && card.waitToldMinutes !== null) {
      return t('told', { target: minutes(card.waitToldMinutes) })
    }
    const word = card.stage === 'treatment' ? 'planned' : 'target'
    return t(word, { target: minutes(time.targetMinutes) })
  }

  function distanceWords(): string {
    if (time.kind !== 'expected' || time.minutes === 0) return t('now')
    return t(time.isPast ? 'past' : 'in', { minutes: minutes(time.minutes) })
  }

  function callWords(): string {
    if (time.kind !== 'call') return ''
    if (time.pace === 'late') return t('callOverdue', { day: day(time.dueAt) })
    return time.isDue
      ? t('callDue', { time: clock(time.dueAt) })
      : t('callLater', { day: `${day(time.dueAt)} ${clock(time.dueAt)}` })
  }

  function triedWords(): string | null {
    return card.call && card.call.attempt > 1 ? t('attempt', { attempt: card.call.attempt }) : null
  }
}

const DAY_MINUTES = 24 * 60
