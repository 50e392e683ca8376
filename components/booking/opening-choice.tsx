// When she comes: a few good times first, every free time of another day behind one tap.
'use client'

import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { DatePicker } from '@/components/ui/date-picker'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import type { Missing } from '@/lib/appointments/missing-flow'
import type { Opening } from '@/lib/appointments/openings-flow'
import type { BookingProposal } from '@/lib/appointments/openings-queries'
import { formatClock, formatDay, localName } from '@/lib/i18n/format'
import { addDays, salonTime } from '@/lib/salon-time/salon-time'
import type { OpeningsState } from './use-openings-client'

type OpeningChoiceProps = {
  openings: OpeningsState
  /** The day whose openings are all shown; null while times are proposed. */
  day: string | null
  onDayChange: (day: string | null) => void
  /** Proposals from that day on. */
  onFrom?: (day: string) => void
  chosen: Opening | null
  onChoose: (opening: Opening) => void
}

export function OpeningChoice({ openings, day, onDayChange, onFrom, chosen, onChoose }: OpeningChoiceProps) {
  const t = useTranslations('booking')
  const { proposal, isLooking, hasFailed, lookAgain } = openings
  if (hasFailed) {
    return (
      <Notice tone="error" action={<Button onPress={lookAgain}>{t('lookAgain')}</Button>}>
        {t('lookFailed')}
      </Notice>
    )
  }
  if (!proposal) return <Skeleton className="h-28" />
  if (proposal.missing.length > 0) return <WhatIsMissing proposal={proposal} />
  if (proposal.treatmentIds.length === 0) return <p className="text-ink-soft">{t('chooseTreatment')}</p>
  const choose = (id: string | null) => {
    const opening = proposal.openings.find((each) => each.startsAt.toISOString() === id)
    if (opening) onChoose(opening)
  }
  const chips = { proposal, chosen: chosen?.startsAt.toISOString() ?? null, onChoose: choose }
  return (
    <section
      aria-busy={isLooking}
      className={`grid gap-3 transition-opacity ${isLooking ? 'opacity-60' : ''}`}
    >
      {day === null ? (
        <Proposed {...chips} />
      ) : (
        <DaySwitch day={day} today={proposal.today} onDayChange={onDayChange} />
      )}
      {day !== null && proposal.day === day && <WholeDay {...chips} />}
      <div className="flex flex-wrap gap-2">
        {day !== null && onFrom && (
          <Button variant="quiet" onPress={() => onFrom(day)}>
            {t('proposeFrom')}
          </Button>
        )}
        <Button
          variant="quiet"
          icon={<CalendarDays aria-hidden="true" className="size-5" />}
          onPress={() => onDayChange(day === null ? proposal.day : null)}
        >
          {day === null ? t('otherDay') : t('backToProposed')}
        </Button>
      </div>
    </section>
  )
}

const LEADS_TO: Readonly<Record<Missing, string>> = {
  treatment: '/settings/menu',
  therapist: '/settings/staff',
  room: '/settings/places',
  skill: '/settings/skills',
  feature: '/settings/places',
}

/** No day would do: what the house lacks, and where it is added. */
function WhatIsMissing({ proposal }: { proposal: BookingProposal }) {
  const t = useTranslations('booking')
  return (
    <Notice tone="warning">
      <ul className="grid gap-2">
        {proposal.missing.map((each) => (
          <li key={each} className="flex flex-wrap items-center justify-between gap-3">
            <span className="min-w-0 flex-1 basis-56">{t(`missing.${each}`)}</span>
            {proposal.maySetUp && <ButtonLink href={LEADS_TO[each]}>{t('addMissing')}</ButtonLink>}
          </li>
        ))}
      </ul>
      {!proposal.maySetUp && <p className="mt-2">{t('askManager')}</p>}
    </Notice>
  )
}

type ChipsProps = { proposal: BookingProposal; chosen: string | null; onChoose: (id: string | null) => void }

function Proposed({ proposal, chosen, onChoose }: ChipsProps) {
  const t = useTranslations('booking')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const placeOf = usePlaceOf(proposal)
  if (proposal.openings.length === 0) return <p className="text-ink-soft">{t('noneAtAll')}</p>
  return (
    <ChoiceChips
      label={t('times')}
      description={t('proposed')}
      items={proposal.openings.map((opening) => ({
        id: opening.startsAt.toISOString(),
        label: `${formatDay(opening.startsAt, timeZone, locale)} ${formatClock(opening.startsAt, timeZone, locale)}`,
        description: placeOf(opening),
      }))}
      value={chosen}
      onChange={onChoose}
    />
  )
}

type DaySwitchProps = { day: string; today: string; onDayChange: (day: string) => void }

function DaySwitch({ day, today, onDayChange }: DaySwitchProps) {
  const t = useTranslations('booking')
  return (
    <div className="flex flex-wrap items-end gap-2">
      <IconButton
        label={t('previousDay')}
        icon={<ChevronLeft aria-hidden="true" />}
        isDisabled={day <= today}
        onPress={() => onDayChange(addDays(day, -1))}
      />
      <DatePicker
        label={t('day')}
        value={day}
        min={today}
        today={today}
        onChange={(chosen) => chosen && chosen >= today && onDayChange(chosen)}
        className="w-56"
      />
      <IconButton
        label={t('nextDay')}
        icon={<ChevronRight aria-hidden="true" />}
        onPress={() => onDayChange(addDays(day, 1))}
      />
    </div>
  )
}

const PARTS_OF_DAY = [
  { name: 'morning', until: '12:00' },
  { name: 'afternoon', until: '18:00' },
  { name: 'evening', until: '24:00' },
] as const

function WholeDay({ proposal, chosen, onChoose }: ChipsProps) {
  const t = useTranslations('booking')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (proposal.openings.length === 0) {
    const noon = new Date(`${proposal.day}T12:00:00Z`)
    return <p className="text-ink-soft">{t('noneThatDay', { day: formatDay(noon, 'UTC', locale) })}</p>
  }
  const partOf = (opening: Opening) =>
    PARTS_OF_DAY.find((part) => salonTime(opening.startsAt, timeZone) < part.until)?.name
  return PARTS_OF_DAY.map(({ name }) => {
    const ofPart = proposal.openings.filter((opening) => partOf(opening) === name)
    if (ofPart.length === 0) return null
    return (
      <ChoiceChips
        key={name}
        label={t(name)}
        items={ofPart.map(({ startsAt }) => ({
          id: startsAt.toISOString(),
          label: formatClock(startsAt, timeZone, locale),
        }))}
        value={ofPart.some((opening) => opening.startsAt.toISOString() === chosen) ? chosen : null}
        onChange={onChoose}
      />
    )
  })
}

/** With whom and where an opening would be: 「林悦 · 听雨」. */
export function usePlaceOf(proposal: BookingProposal | null): (opening: Opening) => string {
  const t = useTranslations('booking')
  const locale = useLocale()
  return ({ parts }) => {
    const names = (
      ids: (string | null)[],
      rows: readonly { id: string; name: string; nameEn?: string | null }[],
    ) =>
      [...new Set(ids)]
        .flatMap((id) => rows.find((row) => row.id === id) ?? [])
        .map((row) => localName(row, locale))
        .join(locale === 'en' ? ', ' : '、')
    const therapist = names(
      parts.map((part) => part.therapistId),
      proposal?.menu.therapists ?? [],
    )
    const room = names(
      parts.map((part) => part.roomId),
      proposal?.menu.rooms ?? [],
    )
    return therapist && room ? t('with', { therapist, room }) : therapist || room
  }
}
