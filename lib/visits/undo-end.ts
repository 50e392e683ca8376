// Taking back the end of a treatment that was tapped by mistake.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCare } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { lockSession } from './plan-sessions'
import { recordEvent } from './record-event'
import { checkUndo } from './session-end-flow'
import { withdrawSignature } from './sign-note'

/**
 * The treatment whose end is the event of this sequence runs on, reserved again for as long as it takes; the signature
 * that this end set is taken back unless the note was amended since. A reaction told with it stays: it is about her, not
 * about the end, and whoever may decide clears it. Refuses what {@link checkUndo} refuses, `someone_was_faster` when
 * it is no longer the last end, `not_in_treatment` once she has been led on, and what the database refuses (therapist or
 * room were taken meanwhile).
 */
export async function undoEnd(
  ctx: StaffContext,
  { sessionId, sequence }: { sessionId: string; sequence: number },
): Promise<void> {
  permit(mayCare(ctx.staff))
  const { visit, session } = await lockSession(ctx, sessionId)
  if (!session.endedAt) throw new Refusal('nothing_to_undo')
  if (visit.stage !== 'treatment') throw new Refusal('not_in_treatment')
  const end = await ctx.tx.visitEvent.findFirst({
    where: {
      visitId: visit.id,
      kind: 'session_ended',
      particulars: { path: ['sessionId'], equals: sessionId },
    },
    orderBy: { sequence: 'desc' },
    select: { sequence: true, actorId: true, at: true },
  })
  if (!end) throw new Refusal('nothing_to_undo')
  if (end.sequence !== sequence) throw new Refusal('someone_was_faster')
  const refusal = checkUndo(end, ctx.staff, ctx.now)
  if (refusal) throw new Refusal(refusal)
  await ctx.tx.treatmentSession.update({
    where: { id: sessionId },
    data: {
      endedAt: null,
      outcome: null,
      endReason: null,
      endNote: null,
      endsAt: addMinutes(session.startsAt, session.treatment.durationMinutes),
    },
  })
  await withdrawSignature(ctx, { sessionId, signedAt: end.at })
  await recordEvent(ctx, visit, {
    kind: 'session_end_undone',
    particulars: { sessionId, ended: end.sequence },
  })
  await announce(ctx, { visitId: visit.id })
}
