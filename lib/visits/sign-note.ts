// The signature under a treatment note, set where the treatment ends.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import type { StaffContext } from '@/lib/actions/staff-context'

/** Signs the note on a treatment unless it is signed; an empty one stays open. */
export async function signNoteWithContent(ctx: StaffContext, sessionId: string): Promise<void> {
  const signed = await ctx.tx.$executeRaw`
    UPDATE "TreatmentNote" n SET "signedById" = ${ctx.staff.id}::uuid, "signedAt" = ${ctx.now}
    WHERE n."sessionId" = ${sessionId}::uuid AND n."signedAt" IS NULL AND EXISTS (
      SELECT 1 FROM "TreatmentNoteRevision" r
      WHERE r."sessionId" = n."sessionId" AND r.revision = n.revision
        AND (r.content <> '{}' OR r."privateText" <> '')
    )`
  if (signed > 0) await noteSignature(ctx, sessionId)
}

/** Writes down that a note was signed. */
export async function noteSignature(ctx: StaffContext, sessionId: string): Promise<void> {
  await recordAudit(ctx, {
    action: 'treatment_note.signed',
    subjectType: 'TreatmentNote',
    subjectId: sessionId,
  })
}
