// How many minutes something has lasted, and whether that is calm, soon or late, or stopped: in minutes, a word and an icon.
'use client'

import { Clock, Hand, Hourglass, Leaf, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from './class-names'
import { overtimeMinutes, type Pace, paceOf, wholeMinutes } from './elapsed'
import { useMinutesSince } from './use-minutes-since'

export type TimerProps = {
  sinceIso: string
  serverNowIso: string
  /** Without a target it only counts. */
  targetMinutes?: number
  /** What is being timed, for a screen reader. */
  label?: string
  /** A fixed pace, where the caller's rules know better. */
  pace?: Pace | 'stopped'
  /** Late from then on, whatever the target leaves. */
  lateFromIso?: string
  className?: string
}

const paces = {
  calm: { icon: Leaf, style: 'text-celadon-deep' },
  soon: { icon: Hourglass, style: 'text-ochre' },
  late: { icon: TriangleAlert, style: 'text-rouge' },
  stopped: { icon: Hand, style: 'text-rouge' },
}

export function Timer({
  sinceIso,
  serverNowIso,
  targetMinutes,
  label,
  pace,
  lateFromIso,
  className,
}: TimerProps) {
  const t = useTranslations('ui.timer')
  const minutes = useMinutesSince(sinceIso, serverNowIso)
  const lateFrom = lateFromIso ? wholeMinutes(Date.parse(sinceIso), Date.parse(lateFromIso)) : undefined
  const isLate = lateFrom !== undefined && minutes >= lateFrom
  const planned = isLate ? lateFrom : targetMinutes
  const shown = pace ?? (isLate ? 'late' : targetMinutes ? paceOf(minutes, targetMinutes) : undefined)
  const { icon: Icon, style } = shown ? paces[shown] : { icon: Clock, style: 'text-ink-soft' }
  return (
    <span
      className={classNames('numeric inline-flex items-center gap-1.5 text-sm font-medium', style, className)}
      data-pace={shown}
    >
      <Icon aria-hidden="true" className="size-4.5 shrink-0" />
      <span>
        {label && <span className="sr-only">{t('labelled', { label })}</span>}
        {minutes < 60
          ? t('minutes', { minutes })
          : t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
        {shown && (
          <span className="ms-1.5 font-normal">
            {shown === 'late' && planned !== undefined
              ? t('over', { minutes: overtimeMinutes(minutes, planned) })
              : t(shown)}
          </span>
        )}
        {targetMinutes ? <span className="sr-only">{t('target', { minutes: targetMinutes })}</span> : null}
      </span>
    </span>
  )
}
