// Moments of the salon's day in the reader's language: always by the clock of 24 hours.
import { useLocale, useTimeZone } from 'next-intl'
import { formatClock, formatMoment } from '@/lib/i18n/format'

type Moment = Date | string

/** `clock`: 14:30. `moment`: 21 Nov 14:30. */
export function useMoment(): { clock: (at: Moment) => string; moment: (at: Moment) => string } {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return {
    clock: (at) => formatClock(new Date(at), timeZone, locale),
    moment: (at) => formatMoment(new Date(at), timeZone, locale),
  }
}
