// One treatment in a therapist's day.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Button as RacButton } from 'react-aria-components'
import { Badge } from '@/components/ui/badge'
import { BrushLine } from '@/components/ui/brush-line'
import { classNames } from '@/components/ui/class-names'
import type { DayEntry } from '@/lib/appointments/appointment-queries'
import { formatClock, guestName, localName } from '@/lib/i18n/format'
import { isInHouse } from '@/lib/visits/visit-flow'

type EntryCardProps = { entry: DayEntry; now: Date; onOpen: () => void }

export function EntryCard({ entry, now, onOpen }: EntryCardProps) {
  const t = useTranslations('appointments')
  const locale = useLocale()
  const isHere = isInHouse(entry.stage)
  const isOver = !isHere && entry.stage !== 'expected'
  const { name, formOfAddress } = entry.client
  return (
    <RacButton
      onPress={onOpen}
      className={classNames(
        'relative grid w-full cursor-pointer gap-x-4 gap-y-1 rounded-lg border border-hair px-4 py-3 text-start transition-colors hover:border-celadon pressed:bg-celadon-wash',
        'portrait:sm:max-lg:grid-cols-[6.5rem_minmax(0,1fr)_minmax(0,1fr)] portrait:sm:max-lg:items-baseline',
        isOver ? 'bg-fold/60' : 'bg-sheet',
        isHere && 'ps-6',
      )}
    >
      {isHere && (
        <BrushLine direction="down" className="absolute inset-y-3 start-1.5 h-[calc(100%-1.5rem)]" />
      )}
      <Times entry={entry} />
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-serif text-lg font-semibold">{name}</span>
        {formOfAddress && <span className="text-sm text-ink-soft">{guestName(entry.client)}</span>}
      </span>
      <span className="grid gap-1 text-sm">
        <span>{entry.treatment ? localName(entry.treatment, locale) : t('noTreatment')}</span>
        {entry.treatment && (
          <span className="text-ink-soft">{entry.room ? localName(entry.room, locale) : t('noRoom')}</span>
        )}
        <Standing entry={entry} now={now} />
      </span>
    </RacButton>
  )
}

/** When she comes, which is what she is told; the treatment beside it where it begins later. */
function Times({ entry }: { entry: DayEntry }) {
  const t = useTranslations('appointments')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const clock = (at: Date) => formatClock(at, timeZone, locale)
  const span = { from: clock(entry.startsAt), to: clock(entry.endsAt) }
  if (!beginsLater(entry)) {
    return <span className="numeric text-sm text-ink-soft">{t('details.from', span)}</span>
  }
  return (
    <span className="numeric grid text-sm text-ink-soft">
      <span className="text-ink">{t('comes', { time: clock(entry.appointedAt) })}</span>
      <span>{t('treated', span)}</span>
    </span>
  )
}

/** Whether the treatment begins at another time than the guest is told to come. */
export function beginsLater({ startsAt, appointedAt }: DayEntry): boolean {
  return startsAt.getTime() !== appointedAt.getTime()
}

/** How she stands: here, past, or late; nothing while she is simply expected. */
function Standing({ entry, now }: { entry: DayEntry; now: Date }) {
  const t = useTranslations('appointments')
  const stages = useTranslations('visits.stages')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (isInHouse(entry.stage)) {
    return (
      <span>
        <Badge tone="celadon">{t('inHouse', { stage: stages(entry.stage) })}</Badge>
      </span>
    )
  }
  if (entry.stage !== 'expected') {
    return (
      <span>
        <Badge>{stages(entry.stage)}</Badge>
      </span>
    )
  }
  const isTold = entry.comesAt.getTime() !== entry.appointedAt.getTime()
  const isMissed = entry.comesAt < now
  if (!isTold && !isMissed) return null
  const time = formatClock(isTold ? entry.comesAt : entry.appointedAt, timeZone, locale)
  return (
    <span>
      <Badge tone={isMissed ? 'rouge' : 'ochre'}>
        {t(isTold ? (isMissed ? 'lateNotCome' : 'late') : 'notCome', { time })}
      </Badge>
    </span>
  )
}
