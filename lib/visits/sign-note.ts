// The signature under a treatment note, set where the treatment ends and taken back with that end.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayBeSignedBy, type NoteHands } from '@/lib/treatment-notes/note-flow'

/** Signs the note on a treatment where it says something and is hers to sign; otherwise it waits for its writer. */
export async function signNoteOfEnder(
  ctx: StaffContext,
  { sessionId, therapistId }: { sessionId: string; therapistId: string | null },
): Promise<void> {
  const hands = await readHands(ctx, sessionId, therapistId)
  if (hands.isBlank || !mayBeSignedBy(hands, ctx.staff.id)) return
  const { count } = await ctx.tx.treatmentNote.updateMany({
    where: { sessionId, signedAt: null },
    data: { signedById: ctx.staff.id, signedAt: ctx.now },
  })
  if (count > 0) await noteSignature(ctx, sessionId)
}

/** Whose hands are in the note on a treatment as it stands. */
export async function readHands(
  ctx: StaffContext,
  sessionId: string,
  therapistId: string | null,
): Promise<NoteHands> {
  const [found] = await ctx.tx.$queryRaw<{ isBlank: boolean; writerIds: string[] }[]>`
    SELECT NOT coalesce(bool_or(r.revision = n.revision AND (r.content <> '{}' OR r."privateText" <> '')), false)
        AS "isBlank",
      coalesce(array_agg(DISTINCT r."savedById"::text) FILTER (WHERE r."savedById" IS NOT NULL), '{}') AS "writerIds"
    FROM "TreatmentNote" n LEFT JOIN "TreatmentNoteRevision" r ON r."sessionId" = n."sessionId"
    WHERE n."sessionId" = ${sessionId}::uuid`
  return { isBlank: found?.isBlank ?? true, writerIds: found?.writerIds ?? [], therapistId }
}

/** Writes down that a note was signed. */
export async function noteSignature(ctx: StaffContext, sessionId: string): Promise<void> {
  await recordAudit(ctx, {
    action: 'treatment_note.signed',
    subjectType: 'TreatmentNote',
    subjectId: sessionId,
  })
}

/** Takes back the signature that was set at `signedAt`, by the end of that moment, unless the note was amended since. */
export async function withdrawSignature(
  ctx: StaffContext,
  { sessionId, signedAt }: { sessionId: string; signedAt: Date },
): Promise<void> {
  const { count } = await ctx.tx.treatmentNote.updateMany({
    where: { sessionId, signedAt, revisions: { none: { amendmentReason: { not: null } } } },
    data: { signedById: null, signedAt: null },
  })
  if (count === 0) return
  await recordAudit(ctx, {
    action: 'treatment_note.signature_withdrawn',
    subjectType: 'TreatmentNote',
    subjectId: sessionId,
  })
}
