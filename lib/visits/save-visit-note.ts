// The texts a stage leaves behind, saved as they are typed.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayWriteNotes, mayWritePrivateNotes, mayWriteTreatmentNotes } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { VisitNoteKind } from '@/lib/db/generated/client'
import { lockVisit } from './lock-visit'
import { isOpen, notesAreOpen } from './visit-flow'

export type NoteInput = {
  visitId: string
  kind: VisitNoteKind
  /** For treatment_note and treatment_private alone. */
  sessionId?: string | undefined
  text: string
  /** The revision the typist started from; 0 when there was none yet. */
  baseRevision: number
}

export type NoteSaved =
  | { outcome: 'saved'; revision: number; savedAt: string }
  /** Someone else saved meanwhile: their text comes back and nothing was overwritten. */
  | { outcome: 'conflict'; revision: number; text: string; savedBy: string; savedAt: string }

/**
 * Saves a text if it is still the one the typist started from. Refuses a visit that has ended; the treatment note and
 * its private part are for those who care.
 */
export async function saveVisitNote(
  ctx: StaffContext,
  { visitId, kind, sessionId, text, baseRevision }: NoteInput,
): Promise<NoteSaved> {
  permit(mayWrite(kind, ctx.staff))
  await lockForNotes(ctx, visitId)
  if (sessionId) {
    const session = await ctx.tx.treatmentSession.findFirst({
      where: { id: sessionId, visitId },
      select: { id: true },
    })
    if (!session) throw new Refusal('not_found')
  }
  const where = { visitId, kind, sessionId: sessionId ?? null }
  const current = await ctx.tx.visitNote.findFirst({
    where,
    select: { id: true, revision: true, text: true, savedAt: true, savedBy: { select: { name: true } } },
  })
  if (current && current.revision !== baseRevision && current.text !== text) {
    return {
      outcome: 'conflict',
      revision: current.revision,
      text: current.text,
      savedBy: current.savedBy.name,
      savedAt: current.savedAt.toISOString(),
    }
  }
  if (current?.text === text) {
    return { outcome: 'saved', revision: current.revision, savedAt: current.savedAt.toISOString() }
  }
  const saved = { text, savedById: ctx.staff.id, savedAt: ctx.now }
  const { revision } = current
    ? await ctx.tx.visitNote.update({
        where: { id: current.id },
        data: { ...saved, revision: { increment: 1 } },
        select: { revision: true },
      })
    : await ctx.tx.visitNote.create({ data: { ...where, ...saved }, select: { revision: true } })
  return { outcome: 'saved', revision, savedAt: ctx.now.toISOString() }
}

function mayWrite(kind: VisitNoteKind, staff: SignedInStaff): boolean {
  if (kind === 'treatment_private') return mayWritePrivateNotes(staff)
  return kind === 'treatment_note' ? mayWriteTreatmentNotes(staff) : mayWriteNotes(staff)
}

async function lockForNotes(ctx: StaffContext, visitId: string): Promise<void> {
  const visit = await lockVisit(ctx, visitId)
  if (isOpen(visit.stage)) return
  const ended = await ctx.tx.visitEvent.findFirstOrThrow({
    where: { visitId, toStage: visit.stage },
    orderBy: { sequence: 'desc' },
    select: { at: true },
  })
  if (!notesAreOpen(visit.stage, ended.at, ctx.now)) throw new Refusal('visit_has_ended')
}
