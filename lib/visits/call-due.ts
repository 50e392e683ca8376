// When a call to a guest falls due. Pure.
import { addDays, addMinutes, salonDate, salonInstant } from '@/lib/salon-time/salon-time'

type Hours = { opensAt: string; closesAt: string; timeZone: string }

/**
 * The instant `hours` after `from`, moved on to the next opening when the salon is closed then: nobody is
 * called at night.
 */
export function callDueAt(from: Date, hours: number, salon: Hours): Date {
  const due = addMinutes(from, hours * 60)
  const date = salonDate(due, salon.timeZone)
  const opens = salonInstant(date, salon.opensAt, salon.timeZone)
  if (due < opens) return opens
  if (due < salonInstant(date, salon.closesAt, salon.timeZone)) return due
  return salonInstant(addDays(date, 1), salon.opensAt, salon.timeZone)
}
