// The texts a stage leaves behind, saved as they are typed.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayWriteNotes } from '@/lib/auth/permissions'
import type { VisitNoteKind } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'
import { lockVisit } from './lock-visit'
import { isOpen, notesAreOpen } from './visit-flow'

export type NoteInput = {
  visitId: string
  kind: VisitNoteKind
  text: string
  /** The revision the typist started from; 0 when there was none yet. */
  baseRevision: number
}

export type NoteSaved =
  | { outcome: 'saved'; revision: number; savedAt: string }
  /** Someone else saved meanwhile: their text comes back and nothing was overwritten. */
  | {
      outcome: 'conflict'
      revision: number
      text: string
      savedBy: string
      savedAt: string
      /** She has written it herself, on another tablet. */
      isOwn: boolean
    }

/**
 * Saves a text if it is still the one the typist started from. Refuses a visit that has ended.
 */
export async function saveVisitNote(
  ctx: StaffContext,
  { visitId, kind, text, baseRevision }: NoteInput,
): Promise<NoteSaved> {
  permit(mayWriteNotes(ctx.staff))
  await lockForNotes(ctx, visitId)
  const current = await ctx.tx.visitNote.findUnique({
    where: { visitId_kind: { visitId, kind } },
    select: {
      id: true,
      revision: true,
      text: true,
      savedAt: true,
      savedBy: { select: { id: true, name: true } },
    },
  })
  if (current && current.revision !== baseRevision && current.text !== text) {
    return {
      outcome: 'conflict',
      revision: current.revision,
      text: current.text,
      savedBy: current.savedBy.name,
      savedAt: current.savedAt.toISOString(),
      isOwn: current.savedBy.id === ctx.staff.id,
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
    : await ctx.tx.visitNote.create({ data: { visitId, kind, ...saved }, select: { revision: true } })
  await announce(ctx, { visitId, kind: 'words' })
  return { outcome: 'saved', revision, savedAt: ctx.now.toISOString() }
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
