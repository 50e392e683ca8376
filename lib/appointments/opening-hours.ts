// The salon's opening hours as moments of a day. Pure; safe for the client.
import { addDays, salonDate, salonInstant } from '@/lib/salon-time/salon-time'
import type { OpenHours } from './openings-flow'

export type HoursOfSalon = { opensAt: string; closesAt: string; timeZone: string }

/** Opening and closing on a date (YYYY-MM-DD) in the salon's zone. */
export function hoursOn(date: string, salon: HoursOfSalon): OpenHours {
  return {
    opensAt: salonInstant(date, salon.opensAt, salon.timeZone),
    closesAt: salonInstant(date, salon.closesAt, salon.timeZone),
  }
}

/** The opening hours of `days` days from `from` on. */
export function hoursFrom(from: string, days: number, salon: HoursOfSalon): OpenHours[] {
  return Array.from({ length: days }, (_, index) => hoursOn(addDays(from, index), salon))
}

/** Whether a time from `startsAt` to `endsAt` lies wholly within one day's opening hours. */
export function isWithinHours(startsAt: Date, endsAt: Date, salon: HoursOfSalon): boolean {
  const { opensAt, closesAt } = hoursOn(salonDate(startsAt, salon.timeZone), salon)
  return startsAt >= opensAt && endsAt <= closesAt
}
