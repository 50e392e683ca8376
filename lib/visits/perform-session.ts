// Starting and ending a treatment session.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCare } from '@/lib/auth/permissions'
import { dropDraft } from '@/lib/clients/archive-drafts'
import { announce } from '@/lib/live/announce'
import { answerHarm, refuseUnseenHarm, toldOfHarm } from '@/lib/reactions/answer-harm'
import { tellReaction } from '@/lib/reactions/tell-reaction'
import {
  holdGuestOfSession,
  holdGuestOfSessionAlone,
  readHalts,
  readHaltsOfHerself,
  refuseOpenedByHerself,
  refuseUnsafe,
} from '@/lib/safety/hold-gate'
import { lockSession } from './plan-sessions'
import { recordEvent } from './record-event'
import { checkEnd, harmTold, type RunningFacts, type SessionEnd } from './session-end-flow'
import { signNoteOfEnder } from './sign-note'
import type { EndSession } from './visit-schemas'

/** Who does not say how it ended says that it was performed, and is refused where it was not. */
type AskedEnd = Pick<EndSession, 'sessionId'> & Partial<EndSession>

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
 * Ends a running session as performed, in part or broken off; therapist and room are free again from now on. Signs its
 * note where it is hers to sign, and writes down what the treatment did to her. Refuses one that does not run
 * (`session_over`), like {@link refuseUnseenHarm}, and what {@link checkEnd} refuses: `performed` while it is halted or too early for it.
 */
export async function endSession(
  ctx: StaffContext,
  { sessionId, outcome = 'performed', ...how }: AskedEnd,
): Promise<void> {
  permit(mayCare(ctx.staff))
  await holdGuestOfSessionAlone(ctx, sessionId)
  const { visit, session } = await lockSession(ctx, sessionId)
  if (!session.startedAt || session.endedAt) throw new Refusal('session_over')
  const end: SessionEnd = { outcome, ...how }
  const facts = await runningFacts(ctx, visit.id, { ...session, id: sessionId, startedAt: session.startedAt })
  const refusal = checkEnd(end, facts, ctx.now)
  if (refusal) throw new Refusal(refusal, refusal === 'harm_in_note' ? toldOfHarm(facts.harms) : {})
  if (end.isNoReaction && !end.reaction)
    await refuseUnseenHarm(ctx, { sessionId, harms: facts.harms, seen: end.harmsSeen })
  const { endReason, endNote, reaction } = end
  const endsBefore = ctx.now > session.startsAt && ctx.now < session.endsAt
  await ctx.tx.treatmentSession.update({
    where: { id: sessionId },
    data: {
      endedAt: ctx.now,
      outcome,
      endReason: outcome === 'performed' ? null : (endReason ?? null),
      endNote: outcome === 'performed' ? null : endNote?.trim() || null,
      ...(endsBefore ? { endsAt: ctx.now } : {}),
    },
  })
  await signNoteOfEnder(ctx, { sessionId, therapistId: session.therapistId })
  const told =
    reaction &&
    (await tellReaction(ctx, {
      clientId: visit.clientId,
      visitId: visit.id,
      sessionId,
      treatmentId: session.treatmentId,
      text: reaction,
    }))
  const isHarmDenied = harmTold(end, facts) !== null && !told
  if (isHarmDenied) await answerHarm(ctx, sessionId)
  await recordEvent(ctx, visit, {
    kind: 'session_ended',
    particulars: {
      sessionId,
      outcome,
      ...(outcome !== 'performed' && endReason ? { endReason } : {}),
      ...(told ? { reactionId: told.reactionId } : {}),
      ...(isHarmDenied ? { isNoReaction: true } : {}),
    },
  })
  await dropDraft(ctx, visit.clientId, `end:${sessionId}`)
  await announce(ctx, { visitId: visit.id })
}

type Running = { id: string; startedAt: Date; treatmentId: string; treatment: { durationMinutes: number } }

/** What {@link checkEnd} asks: how far it is by the clock and by its protocol, and whether something stops it. */
async function runningFacts(
  ctx: StaffContext,
  visitId: string,
  { id, startedAt, treatmentId, treatment }: Running,
): Promise<RunningFacts> {
  const halts = [...(await readHalts(ctx, id)), ...(await readHaltsOfHerself(ctx, id))]
  const [counted] = await ctx.tx.$queryRaw<{ steps: number; stepsDone: number; overrides: number }[]>`
    SELECT count(*)::int AS steps, count(*) FILTER (WHERE last.kind = 'protocol_done')::int AS "stepsDone", (
      SELECT count(*)::int FROM "SafetyOverride" o WHERE o."sessionId" = ${id}::uuid AND o.at > ${startedAt}
    ) AS overrides
    FROM "ProtocolStep" st
    LEFT JOIN LATERAL (
      SELECT e.kind FROM "VisitEvent" e
      WHERE e."visitId" = ${visitId}::uuid AND e.kind IN ('protocol_done', 'protocol_cleared')
        AND e.particulars->>'sessionId' = ${id} AND e.particulars->>'stepId' = st.id::text
      ORDER BY e.sequence DESC LIMIT 1
    ) last ON true
    WHERE st."treatmentId" = ${treatmentId}::uuid
      AND st."addedAt" <= ${startedAt} AND (st."retiredAt" IS NULL OR st."retiredAt" > ${startedAt})`
  const { steps = 0, stepsDone = 0, overrides = 0 } = counted ?? {}
  const isHalted = halts.length > 0
  return {
    progress: { startedAt, minutes: treatment.durationMinutes, steps, stepsDone },
    isHalted,
    wasHalted: isHalted || overrides > 0,
    harms: await readHarms(ctx, id),
  }
}

/** The harm in its note of which nobody has said yet whether the treatment did it. */
async function readHarms(ctx: StaffContext, sessionId: string): Promise<string[]> {
  const note = await ctx.tx.treatmentNote.findUnique({ where: { sessionId }, select: { harms: true } })
  return note?.harms ?? []
}
