// Starting and ending a treatment session.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCare } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { holdGuestOfSession, refuseOpenedByHerself, refuseUnsafe } from '@/lib/safety/hold-gate'
import { lockSession } from './plan-sessions'
import { recordEvent } from './record-event'
import { signNoteWithContent } from './sign-note'

/**
 * Starts a planned session, at the menu's price of this moment. Refuses outside the treatment stage, without a
 * therapist, and a second start; `safety_stop`, naming what stops it, while the safety gate is closed; and
 * `not_for_yourself` where whoever starts has opened it herself.
 */
export async function startSession(ctx: StaffContext, { sessionId }: { sessionId: string }): Promise<void> {
  permit(mayCare(ctx.staff))
  await holdGuestOfSession(ctx, sessionId)
  const { visit, session } = await lockSession(ctx, sessionId)
  if (visit.stage !== 'treatment') throw new Refusal('not_in_treatment')
  if (session.startedAt) throw new Refusal('session_running')
  if (!session.therapistId) throw new Refusal('therapist_needed')
  await refuseUnsafe(ctx, sessionId)
  await refuseOpenedByHerself(ctx, sessionId)
  const { priceMinor } = session.treatment
  await ctx.tx.treatmentSession.update({
    where: { id: sessionId },
    data: { startedAt: ctx.now, priceMinor },
  })
  await recordEvent(ctx, visit, { kind: 'session_started', particulars: { sessionId } })
  await announce(ctx, { visitId: visit.id })
}

/**
 * Ends a running session and signs its note unless that is still empty; therapist and room are free again from now on.
 * Refuses one that does not run.
 */
export async function endSession(ctx: StaffContext, { sessionId }: { sessionId: string }): Promise<void> {
  permit(mayCare(ctx.staff))
  const { visit, session } = await lockSession(ctx, sessionId)
  if (!session.startedAt || session.endedAt) throw new Refusal('session_over')
  const endsEarly = ctx.now > session.startsAt && ctx.now < session.endsAt
  await ctx.tx.treatmentSession.update({
    where: { id: sessionId },
    data: { endedAt: ctx.now, ...(endsEarly ? { endsAt: ctx.now } : {}) },
  })
  await signNoteWithContent(ctx, sessionId)
  await recordEvent(ctx, visit, { kind: 'session_ended', particulars: { sessionId } })
  await announce(ctx, { visitId: visit.id })
}
