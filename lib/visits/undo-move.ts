// Taking back the last move of a visit.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { announce } from '@/lib/live/announce'
import { type LockedVisit, lockVisit, readSnapshot } from './lock-visit'
import { followConsequences, takeBackConsequences } from './move-consequences'
import { recordEvent } from './record-event'
import { checkUndo, MOVES, type VisitStage } from './visit-flow'

/**
 * Takes back the move with this sequence. Refuses what `checkUndo` refuses, `someone_was_faster` when it is no
 * longer the last one, and what the database refuses (her therapist was booked meanwhile). Of a guest who was not
 * expected nothing is left among the expected: the visit ends as cancelled.
 */
export async function undoMove(
  ctx: StaffContext,
  { visitId, sequence }: { visitId: string; sequence: number },
): Promise<{ stage: VisitStage }> {
  const visit = await lockVisit(ctx, visitId)
  const snapshot = await readSnapshot(ctx, visitId)
  const last = snapshot.lastMove
  if (last && last.sequence !== sequence) throw new Refusal('someone_was_faster')
  const refusal = checkUndo(snapshot, ctx.staff, ctx.now)
  if (refusal) throw new Refusal(refusal)
  if (!last?.move || !last.from) throw new Refusal('nothing_to_undo')
  await recordEvent(ctx, visit, {
    kind: 'undone',
    move: last.move,
    fromStage: visit.stage,
    toStage: last.from,
    undoes: last.sequence,
  })
  await takeBackConsequences(ctx, visit, last)
  const leavesGhost = snapshot.isWalkIn && last.from === 'expected'
  if (leavesGhost) await cancelWalkIn(ctx, visit)
  await announce(ctx, { visitId })
  return { stage: leavesGhost ? 'cancelled' : last.from }
}

/** Nobody ever expected her. */
async function cancelWalkIn(ctx: StaffContext, visit: LockedVisit): Promise<void> {
  await recordEvent(ctx, visit, {
    kind: 'moved',
    move: 'cancel',
    fromStage: 'expected',
    toStage: MOVES.cancel.to,
  })
  await followConsequences(ctx, visit, 'cancel')
}
