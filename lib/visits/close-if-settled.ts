// A visit closes by itself once the call and the next booking are settled.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { lockVisit, readSnapshot } from './lock-visit'
import { moveVisit } from './move-visit'
import { checkMove } from './visit-flow'

/** Closes the visit when nothing is open any more. Says whether it did. Never refuses. */
export async function closeIfSettled(ctx: StaffContext, visitId: string): Promise<boolean> {
  // Locked before it is read: the call and the booking may be settled by two people at once.
  await lockVisit(ctx, visitId)
  const snapshot = await readSnapshot(ctx, visitId)
  if (checkMove(snapshot, { move: 'close', by: ctx.staff, now: ctx.now }, ctx.staff.salon)) return false
  await moveVisit(ctx, { visitId, move: 'close' })
  return true
}
