// Taking back the last move of a visit.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { announce } from '@/lib/live/announce'
import { lockVisit, readSnapshot } from './lock-visit'
import { takeBackConsequences } from './move-consequences'
import { recordEvent } from './record-event'
import { checkUndo, type VisitStage } from './visit-flow'

/**
 * Takes back the move with this sequence. Refuses what `checkUndo` refuses, `someone_was_faster` when it is no
 * longer the last one, and what the database refuses (her therapist was booked meanwhile).
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
  await announce(ctx, { visitId })
  return { stage: last.from }
}
