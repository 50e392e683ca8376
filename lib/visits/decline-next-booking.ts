// She does not book again now: the reason settles the next booking.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayBookNext } from '@/lib/auth/permissions'
import type { NoBookingReason } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'
import { closeIfSettled } from './close-if-settled'
import { lockOpenVisit } from './lock-visit'
import { recordEvent } from './record-event'

/** Notes why there is no next booking; closes the visit when nothing else is open. Refuses before she has come. */
export async function declineNextBooking(
  ctx: StaffContext,
  { visitId, reason, note }: { visitId: string; reason: NoBookingReason; note?: string | undefined },
): Promise<void> {
  permit(mayBookNext(ctx.staff))
  const visit = await lockOpenVisit(ctx, visitId)
  if (visit.stage === 'expected') throw new Refusal('not_arrived')
  await ctx.tx.visit.update({
    where: { id: visitId },
    data: { noNextBookingReason: reason, noNextBookingNote: note?.trim() || null },
  })
  await recordEvent(ctx, visit, { kind: 'booking_declined', particulars: { reason } })
  await announce(ctx, { visitId })
  if (visit.stage === 'follow_up') await closeIfSettled(ctx, visitId)
}
