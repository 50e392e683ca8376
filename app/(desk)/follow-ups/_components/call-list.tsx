// Whom to call, the one who has waited longest first; below, who only waits for a next time.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { BrushLine } from '@/components/ui/brush-line'
import { classNames } from '@/components/ui/class-names'
import { dueDay } from '@/lib/follow-ups/call-flow'
import type { CallDue, FollowUpDay, FollowUpVisit } from '@/lib/follow-ups/follow-up-queries'
import { formatClock, formatDay, localName } from '@/lib/i18n/format'

type CallListProps = {
  day: FollowUpDay
  /** YYYY-MM-DD in the salon's zone. */
  today: string
  openVisitId: string | null
  onOpenCall: (call: CallDue) => void
  onOpenWaiting: (visit: FollowUpVisit) => void
}

export function CallList({ day, today, openVisitId, onOpenCall, onOpenWaiting }: CallListProps) {
  const t = useTranslations('follow-ups')
  return (
    <nav aria-label={t('list')} className="grid gap-8">
      {day.calls.length > 0 && (
        <ul className="grid gap-2">
          {day.calls.map((call) => (
            <li key={call.callId}>
              <Line visit={call} isOpen={call.visitId === openVisitId} onOpen={() => onOpenCall(call)}>
                <Due call={call} today={today} />
              </Line>
            </li>
          ))}
        </ul>
      )}
      {day.waitingForBooking.length > 0 && (
        <section className="grid gap-2">
          <h2 className="text-lg">{t('waiting.title')}</h2>
          <p className="pb-1 text-sm text-ink-soft">{t('waiting.hint')}</p>
          <ul className="grid gap-2">
            {day.waitingForBooking.map((visit) => (
              <li key={visit.visitId}>
                <Line
                  visit={visit}
                  isOpen={visit.visitId === openVisitId}
                  onOpen={() => onOpenWaiting(visit)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </nav>
  )
}

type LineProps = { visit: FollowUpVisit; isOpen: boolean; onOpen: () => void; children?: ReactNode }

function Line({ visit, isOpen, onOpen, children }: LineProps) {
  const locale = useLocale()
  const { name, formOfAddress } = visit.client
  return (
    <RacButton
      onPress={onOpen}
      aria-current={isOpen}
      className={classNames(
        'relative flex w-full cursor-pointer items-start gap-3 rounded-lg border px-4 py-3 text-start transition-colors hover:border-celadon pressed:bg-celadon-wash',
        isOpen ? 'border-celadon-line bg-sheet' : 'border-hair bg-sheet/60',
      )}
    >
      {isOpen && <BrushLine direction="down" className="absolute inset-y-3 start-1 h-[calc(100%-1.5rem)]" />}
      <Avatar name={name} size="sm" className="mt-0.5" />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-serif text-lg leading-snug font-semibold">{name}</span>
          {formOfAddress && <span className="text-sm text-ink-soft">{formOfAddress}</span>}
        </span>
        <span className="truncate text-sm text-ink-soft">
          {visit.treatments
            .map((treatment) => localName(treatment, locale))
            .join(locale === 'en' ? ', ' : '、')}
        </span>
        {children}
      </span>
    </RacButton>
  )
}

/** When it falls due, in words; the colour only agrees with them. */
function Due({ call, today }: { call: CallDue; today: string }) {
  const t = useTranslations('follow-ups')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const when = dueDay(call.dueAt, today, timeZone)
  const day = formatDay(call.dueAt, timeZone, locale)
  const time = formatClock(call.dueAt, timeZone, locale)
  return (
    <span className="flex flex-wrap gap-1.5 pt-1">
      <Badge tone={when === 'overdue' ? 'rouge' : call.timeliness === 'soon' ? 'ochre' : 'neutral'}>
        {when === 'overdue' && t('dueOverdue', { day })}
        {when === 'today' && t('dueToday', { time })}
        {when === 'later' && t('dueLater', { day, time })}
      </Badge>
      {call.attempt > 1 && <Badge>{t('countTries', { attempt: call.attempt })}</Badge>}
    </span>
  )
}
