// What noting a wrong number brought with it, taken back as a whole: her number, and who is to be called.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { unflagWrongNumber } from '@/lib/clients/wrong-number'
import { refusesCalls } from '@/lib/consents/require-consent'
import { announce } from '@/lib/live/announce'
import type { LockedVisit } from './lock-visit'
import { recordEvent } from './record-event'

/**
 * The call of this visit that was noted as a wrong number is owed again, unless she does not wish to be called by now;
 * the next one that was planned is withdrawn, and her number is hers again. Refuses `call_already_made` when she has been
 * called since, and `someone_was_faster` when it is no wrong number any more.
 */
export async function oweAgain(ctx: StaffContext, visit: LockedVisit, callId: string): Promise<void> {
  const call = await ctx.tx.followUpCall.findFirst({
    where: { id: callId, visitId: visit.id, outcome: 'wrong_number', madeAt: { not: null } },
    select: { attempt: true, madeAt: true },
  })
  if (!call?.madeAt) throw new Refusal('someone_was_faster')
  const since = { visitId: visit.id, attempt: { gt: call.attempt } }
  if ((await ctx.tx.followUpCall.count({ where: { ...since, madeAt: { not: null } } })) > 0)
    throw new Refusal('call_already_made')
  await ctx.tx.followUpCall.updateMany({
    where: { ...since, madeAt: null, withdrawnAt: null },
    data: { withdrawnAt: ctx.now },
  })
  const withdrawnAt = (await refusesCalls(ctx, visit.clientId)) ? ctx.now : null
  const { count } = await ctx.tx.followUpCall.updateMany({
    where: { id: callId, outcome: 'wrong_number' },
    data: { madeAt: null, madeById: null, outcome: null, note: null, withdrawnAt },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordEvent(ctx, visit, {
    kind: 'call_taken_back',
    particulars: { callId, attempt: call.attempt },
  })
  await unflagWrongNumber(ctx, { clientId: visit.clientId, flaggedAt: call.madeAt })
  await announce(ctx, { visitId: visit.id, kind: 'calls' })
}

/** The wrong number with which the visit closed by itself at `sequence`; null where it closed otherwise. */
export async function wrongNumberThatClosed(
  ctx: StaffContext,
  visitId: string,
  sequence: number,
): Promise<string | null> {
  const event = await ctx.tx.visitEvent.findFirst({
    where: { visitId, sequence: sequence - 1, kind: 'call_made' },
    select: { particulars: true },
  })
  const made = event?.particulars as { callId?: string; outcome?: string } | undefined
  return made?.outcome === 'wrong_number' ? (made.callId ?? null) : null
}
