// A call was noted as a wrong number by mistake: it is taken back.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { UNDO_WITHIN_MS } from '@/lib/actions/undo-flow'
import { mayMakeCalls } from '@/lib/auth/permissions'
import { closeIfSettled } from '@/lib/visits/close-if-settled'
import { type LockedVisit, lockVisit, readSnapshot } from '@/lib/visits/lock-visit'
import { oweAgain } from '@/lib/visits/owe-again'
import { recordEvent } from '@/lib/visits/record-event'

/**
 * Takes back a wrong number within ten minutes, by whoever noted it or a manager: what {@link oweAgain} says, and the
 * visit that closed by itself is open again. A promise made with the call stays. Refuses `undo_too_late`,
 * `undo_not_yours`, what `oweAgain` refuses, and `someone_was_faster` when the visit was closed with a reason meanwhile.
 */
export async function takeBackWrongNumber(
  ctx: StaffContext,
  { callId }: { callId: string },
): Promise<{ visitId: string }> {
  permit(mayMakeCalls(ctx.staff))
  const found = await ctx.tx.followUpCall.findFirst({
    where: { id: callId, salonId: ctx.staff.salon.id },
    select: { visitId: true },
  })
  if (!found) throw new Refusal('not_found')
  const visit = await lockVisit(ctx, found.visitId)
  await checkTakingBack(ctx, callId)
  await reopen(ctx, visit)
  await oweAgain(ctx, visit, callId)
  await closeIfSettled(ctx, visit.id)
  return { visitId: visit.id }
}

async function checkTakingBack(ctx: StaffContext, callId: string): Promise<void> {
  const { madeAt, madeById, outcome } = await ctx.tx.followUpCall.findUniqueOrThrow({
    where: { id: callId },
    select: { madeAt: true, madeById: true, outcome: true },
  })
  if (!madeAt || outcome !== 'wrong_number') throw new Refusal('someone_was_faster')
  if (ctx.now.getTime() - madeAt.getTime() > UNDO_WITHIN_MS) throw new Refusal('undo_too_late')
  if (madeById !== ctx.staff.id && ctx.staff.role !== 'manager') throw new Refusal('undo_not_yours')
}

/** With a call owed the visit is not settled, whatever it was that settled it last. */
async function reopen(ctx: StaffContext, visit: LockedVisit): Promise<void> {
  if (visit.stage === 'follow_up') return
  const { lastMove } = await readSnapshot(ctx, visit.id)
  if (lastMove?.move !== 'close' || !lastMove.from) throw new Refusal('someone_was_faster')
  await recordEvent(ctx, visit, {
    kind: 'undone',
    move: 'close',
    fromStage: visit.stage,
    toStage: lastMove.from,
    undoes: lastMove.sequence,
  })
}
