// Where she sits, how long she was told to wait, and how late she tells she will be.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayReceive } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { lockOpenVisit, lockVisit } from './lock-visit'
import { recordEvent } from './record-event'

/** Notes the seat she was led to; null frees it. Refuses a seat that the salon no longer has. */
export async function chooseSeat(
  ctx: StaffContext,
  { visitId, seatId }: { visitId: string; seatId: string | null },
): Promise<void> {
  permit(mayReceive(ctx.staff))
  const visit = await lockOpenVisit(ctx, visitId)
  if (seatId) {
    const where = { id: seatId, salonId: ctx.staff.salon.id, retiredAt: null }
    if (!(await ctx.tx.seat.findFirst({ where, select: { id: true } }))) throw new Refusal('seat_retired')
  }
  if (visit.seatId === seatId) return
  await ctx.tx.visit.update({ where: { id: visitId }, data: { seatId } })
  await recordEvent(ctx, visit, { kind: 'seat_chosen', particulars: { seatId } })
  await announce(ctx, { visitId })
}

/** Notes the wait she was told, in minutes from now. */
export async function tellWait(
  ctx: StaffContext,
  { visitId, minutes }: { visitId: string; minutes: number },
): Promise<void> {
  permit(mayReceive(ctx.staff))
  const visit = await lockOpenVisit(ctx, visitId)
  if (visit.stage === 'expected') throw new Refusal('not_arrived')
  await recordEvent(ctx, visit, { kind: 'wait_told', particulars: { minutes } })
  await announce(ctx, { visitId })
}

/** Notes that she has told she is late: by so many minutes, from now where her time has passed; 0 takes it back. */
export async function tellLateness(
  ctx: StaffContext,
  { visitId, minutes }: { visitId: string; minutes: number },
): Promise<void> {
  permit(mayReceive(ctx.staff))
  const visit = await lockVisit(ctx, visitId)
  if (visit.stage !== 'expected') throw new Refusal('already_moved', { stage: visit.stage })
  await recordEvent(ctx, visit, { kind: 'late_told', particulars: { minutes } })
  await announce(ctx, { visitId, kind: 'appointments' })
}
