// A time at which nobody can be booked, whoever is free.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { isWithinHours } from './opening-hours'

/**
 * Refuses a time that has passed (`in_the_past`) or that does not lie within the opening hours of one day
 * (`outside_hours`, with them).
 */
export function refuseImpossibleTime(ctx: StaffContext, startsAt: Date, endsAt: Date): void {
  const { salon } = ctx.staff
  if (startsAt < ctx.now) throw new Refusal('in_the_past')
  if (!isWithinHours(startsAt, endsAt, salon)) {
    throw new Refusal('outside_hours', { opensAt: salon.opensAt, closesAt: salon.closesAt })
  }
}
