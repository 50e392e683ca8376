// The only way a visit changes its stage.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { dropDraft } from '@/lib/clients/archive-drafts'
import { announce } from '@/lib/live/announce'
import { lockVisit, readSnapshot } from './lock-visit'
import { followConsequences } from './move-consequences'
import { recordEvent } from './record-event'
import { checkMove, MOVES, type MoveName, type VisitStage } from './visit-flow'

export type MoveInput = { visitId: string; move: MoveName; reason?: string | undefined }

/**
 * Makes one move of the flow. Refuses what `checkMove` refuses; when somebody else has moved the visit
 * meanwhile, refuses `already_moved` with the stage it is in now.
 */
export async function moveVisit(
  ctx: StaffContext,
  { visitId, move, reason }: MoveInput,
): Promise<{ stage: VisitStage; sequence: number }> {
  const visit = await lockVisit(ctx, visitId)
  const snapshot = await readSnapshot(ctx, visitId)
  const refusal = checkMove(snapshot, { move, by: ctx.staff, now: ctx.now, reason }, ctx.staff.salon)
  if (refusal === 'wrong_stage') throw new Refusal('already_moved', { stage: visit.stage })
  if (refusal) throw new Refusal(refusal)
  const { to } = MOVES[move]
  const sequence = await recordEvent(ctx, visit, {
    kind: move.startsWith('skip_') ? 'skipped' : 'moved',
    move,
    fromStage: visit.stage,
    toStage: to,
    note: reason,
  })
  await followConsequences(ctx, visit, move)
  if (reason) await dropDraft(ctx, visit.clientId, `move:${visitId}`)
  await announce(ctx, { visitId })
  return { stage: to, sequence }
}
