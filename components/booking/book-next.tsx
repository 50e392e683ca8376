// The next booking of a guest who is leaving or has left: made, declined with a reason, or still open.
'use client'

import { CalendarCheck, CalendarX2 } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import type { StaffAction } from '@/lib/actions/action-state'
import type { BookingProposal } from '@/lib/appointments/openings-queries'
import { formatClock, formatDay } from '@/lib/i18n/format'
import { salonDate } from '@/lib/salon-time/salon-time'
import type { NO_BOOKING_REASONS } from '@/lib/visits/visit-schemas'
import { type BookAction, type BookingGuest, BookingPanel } from './booking-panel'
import { DeclineBooking } from './decline-booking'

export type BookNextProps = {
  visit: {
    id: string
    client: BookingGuest
    nextBookings: readonly { startsAt: Date | string }[]
    noNextBookingReason: (typeof NO_BOOKING_REASONS)[number] | null
    noNextBookingNote?: string | null
  }
  actions: { book: BookAction; decline: StaffAction<void> }
  proposal?: BookingProposal | null
  /** What the booking is by her care plan. */
  bookedNote?: ReactNode
}

type Open = 'booking' | 'declining' | null

export function BookNext({ visit, actions, proposal = null, bookedNote }: BookNextProps) {
  const t = useTranslations('booking.next')
  const [booked] = visit.nextBookings
  const isSettled = booked !== undefined || visit.noNextBookingReason !== null
  const [opened, setOpened] = useState<Open>(null)
  const open = opened ?? (isSettled ? null : 'booking')
  if (open === null) {
    return booked ? (
      <Booked startsAt={new Date(booked.startsAt)} note={bookedNote} onAnother={() => setOpened('booking')} />
    ) : (
      <Declined visit={visit} onBook={() => setOpened('booking')} onChange={() => setOpened('declining')} />
    )
  }
  if (open === 'declining') {
    return (
      <DeclineBooking
        guest={visit.client}
        visitId={visit.id}
        declineAction={actions.decline}
        onDone={() => setOpened(null)}
        onBack={() => setOpened('booking')}
      />
    )
  }
  return (
    <div className="grid gap-3">
      <BookingPanel
        clientId={visit.client.id}
        visitId={visit.id}
        bookAction={actions.book}
        proposal={proposal}
        onBooked={() => setOpened(null)}
      />
      {!booked && (
        <div>
          <Button variant="quiet" onPress={() => setOpened('declining')}>
            {t('decline')}
          </Button>
        </div>
      )}
    </div>
  )
}

type BookedProps = { startsAt: Date; note: ReactNode; onAnother: () => void }

function Booked({ startsAt, note, onAnother }: BookedProps) {
  const t = useTranslations('booking.next')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <p className="flex min-w-0 flex-1 basis-64 items-center gap-3">
        <CalendarCheck aria-hidden="true" className="size-7 shrink-0 text-celadon" />
        <span>
          <span className="block text-sm text-ink-soft">{t('bookedTitle')}</span>
          <span className="block font-serif text-lg font-semibold">
            {t('bookedAt', {
              day: formatDay(startsAt, timeZone, locale),
              time: formatClock(startsAt, timeZone, locale),
            })}
          </span>
          {note && <span className="block text-sm text-ink-soft">{note}</span>}
        </span>
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/appointments?day=${salonDate(startsAt, timeZone)}`}>{t('open')}</ButtonLink>
        <Button variant="quiet" onPress={onAnother}>
          {t('another')}
        </Button>
      </div>
    </div>
  )
}

type DeclinedProps = { visit: BookNextProps['visit']; onBook: () => void; onChange: () => void }

function Declined({ visit, onBook, onChange }: DeclinedProps) {
  const t = useTranslations('booking')
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <p className="flex min-w-0 flex-1 basis-64 items-center gap-3">
        <CalendarX2 aria-hidden="true" className="size-7 shrink-0 text-ink-soft" />
        <span>
          <span className="block text-sm text-ink-soft">{t('next.declinedTitle')}</span>
          <span className="block font-medium">
            {visit.noNextBookingReason && t(`reasons.${visit.noNextBookingReason}`)}
          </span>
          {visit.noNextBookingNote && <span className="block text-ink-soft">{visit.noNextBookingNote}</span>}
        </span>
      </p>
      <div className="flex flex-wrap gap-3">
        <Button onPress={onBook}>{t('next.bookAfterAll')}</Button>
        <Button variant="quiet" onPress={onChange}>
          {t('next.change')}
        </Button>
      </div>
    </div>
  )
}
