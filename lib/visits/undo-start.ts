// Taking back the start of a treatment that was tapped by mistake.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCare } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { holdGuestOfSessionAlone } from '@/lib/safety/hold-gate'
import { lockSession } from './plan-sessions'
import { recordEvent } from './record-event'
import { checkUndo } from './session-end-flow'

/**
 * The treatment whose start is the event of this sequence is planned again, with its therapist and its room, and has no
 * price yet; the safety gate asks anew at the next start. Refuses what {@link checkUndo} refuses, `someone_was_faster`
 * when it is no longer the last start, `session_over` once it has ended, and `care_has_begun` once anything of it stands
 * with her: what happened to her is ended, never unsaid.
 */
export async function undoStart(
  ctx: StaffContext,
  { sessionId, sequence }: { sessionId: string; sequence: number },
): Promise<void> {
  permit(mayCare(ctx.staff))
  // Whoever tells of a reaction holds the guest alone.
  await holdGuestOfSessionAlone(ctx, sessionId)
  const { visit, session } = await lockSession(ctx, sessionId)
  if (!session.startedAt) throw new Refusal('nothing_to_undo')
  if (session.endedAt) throw new Refusal('session_over')
  const start = await ctx.tx.visitEvent.findFirst({
    where: {
      visitId: visit.id,
      kind: 'session_started',
      particulars: { path: ['sessionId'], equals: sessionId },
    },
    orderBy: { sequence: 'desc' },
    select: { sequence: true, actorId: true, at: true },
  })
  if (!start) throw new Refusal('nothing_to_undo')
  if (start.sequence !== sequence) throw new Refusal('someone_was_faster')
  const refusal = checkUndo(start, ctx.staff, ctx.now)
  if (refusal) throw new Refusal(refusal)
  if (await hasBegunOnHer(ctx, visit.id, sessionId)) throw new Refusal('care_has_begun')
  await ctx.tx.treatmentSession.update({
    where: { id: sessionId },
    data: { startedAt: null, priceMinor: null },
  })
  await recordEvent(ctx, visit, {
    kind: 'session_start_undone',
    particulars: { sessionId, started: start.sequence },
  })
  await announce(ctx, { visitId: visit.id })
}

/** Whether a step stands ticked, the note ever said something, she was asked how it felt, a photo or a reaction is there. */
async function hasBegunOnHer(ctx: StaffContext, visitId: string, sessionId: string): Promise<boolean> {
  const [found] = await ctx.tx.$queryRaw<{ hasBegun: boolean }[]>`
    SELECT s.effect IS NOT NULL OR s.comfort IS NOT NULL OR s."pressureFelt" IS NOT NULL
      OR s."temperatureFelt" IS NOT NULL OR s."lovedAreas" <> '{}' OR s."herWords" IS NOT NULL
      OR EXISTS (SELECT FROM "Reaction" x WHERE x."sessionId" = s.id)
      OR EXISTS (SELECT FROM "Photo" f WHERE f."sessionId" = s.id AND f."takenAt" >= s."startedAt")
      OR EXISTS (
        SELECT FROM "TreatmentNoteRevision" r
        WHERE r."sessionId" = s.id AND (r.content <> '{}' OR r."privateText" <> '')
      )
      OR EXISTS (
        SELECT FROM (
          SELECT DISTINCT ON (e.particulars->>'stepId') e.kind FROM "VisitEvent" e
          WHERE e."visitId" = ${visitId}::uuid AND e.kind IN ('protocol_done', 'protocol_cleared')
            AND e.particulars->>'sessionId' = ${sessionId}
          ORDER BY e.particulars->>'stepId', e.sequence DESC
        ) last WHERE last.kind = 'protocol_done'
      ) AS "hasBegun"
    FROM "TreatmentSession" s WHERE s.id = ${sessionId}::uuid`
  return found?.hasBegun ?? true
}
