// What she has standing already, told before another is made; on the day that is chosen, as a question.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { useMoment } from '@/components/ui/use-moment'
import type { BookingProposal, Standing } from '@/lib/appointments/openings-queries'
import { formatDay, guestName, localName } from '@/lib/i18n/format'
import { salonDate } from '@/lib/salon-time/salon-time'

type Props = {
  proposal: BookingProposal
  /** YYYY-MM-DD of the time that is chosen, or of the day whose times are shown. */
  day: string | null
}

export function StandingBookings({ proposal, day }: Props) {
  const t = useTranslations('booking.standing')
  const guest = guestName(proposal.guest)
  const timeZone = useTimeZone() ?? 'UTC'
  const say = useSayStanding()
  if (proposal.standing.length === 0) return null
  const thatDay = proposal.standing.filter((each) => salonDate(new Date(each.startsAt), timeZone) === day)
  return (
    <div className="grid gap-3">
      <section aria-label={t('label', { guest })} className="grid gap-1 text-sm">
        <h4 className="text-ink-soft">{t('label', { guest })}</h4>
        <ul className="numeric grid gap-0.5">
          {proposal.standing.map((each) => (
            <li key={each.visitId}>{say(each)}</li>
          ))}
        </ul>
      </section>
      {thatDay.length > 0 && (
        <Notice tone="warning" title={t('sameDay', { guest })}>
          <ul className="numeric">
            {thatDay.map((each) => (
              <li key={each.visitId}>{say(each)}</li>
            ))}
          </ul>
          <p>{t('second')}</p>
        </Notice>
      )}
    </div>
  )
}

function useSayStanding(): (each: Standing) => string {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { clock } = useMoment()
  return ({ startsAt, treatments, therapists }) =>
    [
      `${formatDay(new Date(startsAt), timeZone, locale)} ${clock(startsAt)}`,
      ...treatments.map((each) => localName(each, locale)),
      ...therapists,
    ].join(' · ')
}
