// A follow-up call has been made (电话回访): what came of it, and what follows.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayMakeCalls } from '@/lib/auth/permissions'
import { makePromise } from '@/lib/clients/make-promise'
import { openCase } from '@/lib/clients/open-case'
import { flagWrongNumber } from '@/lib/clients/wrong-number'
import { refusesCalls } from '@/lib/consents/require-consent'
import { announce } from '@/lib/live/announce'
import { keepHarmTold } from '@/lib/reactions/answer-harm'
import { closeIfSettled } from '@/lib/visits/close-if-settled'
import { lockVisit } from '@/lib/visits/lock-visit'
import { recordEvent } from '@/lib/visits/record-event'
import { checkCall, nextCallDueAt } from './call-flow'
import type { RecordCallInput } from './follow-up-schemas'

export type CallRecorded = { visitId: string; attempt: number; nextCallDueAt: Date | null; closed: boolean }

/**
 * Records a call that is owed, once. When she was not reached, the next one is owed, as often as the salon
 * tries, unless she does not wish to be called; at a wrong number only where the right one is told, and there; the visit closes when call and next booking are settled. Harm that she tells
 * of is asked about before the same treatment is begun again. Refuses `someone_was_faster` when the call has been recorded
 * or withdrawn, and what `checkCall` refuses.
 */
export async function recordCall(ctx: StaffContext, input: RecordCallInput): Promise<CallRecorded> {
  permit(mayMakeCalls(ctx.staff))
  const call = await lockOwedCall(ctx, input.callId)
  const made = { ...input, attempt: call.attempt }
  const refusal = checkCall(made, ctx.now, ctx.staff.salon)
  if (refusal) throw new Refusal(refusal)
  const { visit } = call
  if (input.outcome === 'wrong_number')
    await flagWrongNumber(ctx, { clientId: visit.clientId, rightPhone: input.rightPhone })
  const note = input.note ?? (await savedNote(ctx, visit.id))
  await writeDown(ctx, { ...input, note })
  await recordEvent(ctx, visit, {
    kind: 'call_made',
    particulars: {
      callId: input.callId,
      attempt: call.attempt,
      outcome: input.outcome,
      ...(input.outcome === 'reached' ? { feeling: input.feeling ?? null } : {}),
    },
  })
  const dueAt = (await refusesCalls(ctx, visit.clientId))
    ? null
    : nextCallDueAt(made, ctx.now, ctx.staff.salon)
  if (dueAt) await oweNextCall(ctx, visit.id, call.attempt + 1, dueAt)
  await noteWhatSheSaid(ctx, visit, input)
  await keepHarmTold(ctx, visit.id, `${note ?? ''}\n${input.complaint?.text ?? ''}`)
  const closed = await closeIfSettled(ctx, visit.id)
  await announce(ctx, { visitId: visit.id, kind: 'calls' })
  return { visitId: visit.id, attempt: call.attempt, nextCallDueAt: dueAt, closed }
}

async function lockOwedCall(ctx: StaffContext, callId: string) {
  const found = await ctx.tx.followUpCall.findFirst({
    where: { id: callId, salonId: ctx.staff.salon.id },
    select: { visitId: true },
  })
  if (!found) throw new Refusal('not_found')
  // The visit is held first: whoever else makes this call, moves the visit or books, comes after.
  const visit = await lockVisit(ctx, found.visitId)
  const call = await ctx.tx.followUpCall.findUniqueOrThrow({
    where: { id: callId },
    select: { attempt: true, madeAt: true, withdrawnAt: true },
  })
  if (call.madeAt || call.withdrawnAt || visit.stage !== 'follow_up') throw new Refusal('someone_was_faster')
  return { attempt: call.attempt, visit }
}

async function writeDown(
  ctx: StaffContext,
  { note, ...input }: Omit<RecordCallInput, 'note'> & { note: string | null },
): Promise<void> {
  const { count } = await ctx.tx.followUpCall.updateMany({
    where: { id: input.callId, madeAt: null, withdrawnAt: null },
    data: {
      madeAt: ctx.now,
      madeById: ctx.staff.id,
      outcome: input.outcome,
      feeling: input.outcome === 'reached' ? (input.feeling ?? null) : null,
      note: note || null,
    },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
}

async function savedNote(ctx: StaffContext, visitId: string): Promise<string | null> {
  const note = await ctx.tx.visitNote.findFirst({
    where: { visitId, kind: 'call_note' },
    select: { text: true },
  })
  return note?.text ?? null
}

async function oweNextCall(ctx: StaffContext, visitId: string, attempt: number, dueAt: Date): Promise<void> {
  await ctx.tx.followUpCall.create({ data: { salonId: ctx.staff.salon.id, visitId, attempt, dueAt } })
}

async function noteWhatSheSaid(
  ctx: StaffContext,
  visit: { id: string; clientId: string },
  { promise, complaint }: RecordCallInput,
): Promise<void> {
  const about = { clientId: visit.clientId, visitId: visit.id }
  if (promise) await makePromise(ctx, { ...about, ...promise })
  if (complaint) await openCase(ctx, { ...about, kind: 'complaint', text: complaint.text })
}
