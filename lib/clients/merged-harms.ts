// Harm in the notes on her treatments, when two who were taken for one are two again.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { harmsIn, harmsInWords } from '@/lib/reactions/harm-flow'
import { readContent } from '@/lib/treatment-notes/note-schemas'
import { type Apart, ofEither } from './apart'

/**
 * Harm that was said to have come from elsewhere is asked about again, and the notes that speak of it are told. Which words
 * were denied is kept nowhere: they are read once more from the note, whatever was taken out of it, and from what was said of the visit.
 */
export async function harmAskedAgain(ctx: StaffContext, { keptId, goneId, since }: Apart): Promise<string[]> {
  const denied = await ctx.tx.auditEntry.findMany({
    where: {
      ...{ salonId: ctx.staff.salon.id, at: { gte: since } },
      ...{ subjectType: 'TreatmentNote', action: 'treatment_note.harm_denied' },
    },
    select: { subjectId: true },
  })
  const notes = await ctx.tx.treatmentNote.findMany({
    where: {
      sessionId: { in: denied.flatMap(({ subjectId }) => subjectId ?? []) },
      session: { visit: { clientId: { in: [keptId, goneId] } }, reactions: { none: {} } },
    },
    select: {
      sessionId: true,
      revisions: { select: { content: true, privateText: true } },
      session: {
        select: {
          visit: { select: { notes: { select: { text: true } }, calls: { select: { note: true } } } },
        },
      },
    },
  })
  for (const note of notes) {
    const { sessionId } = note
    const harms = harmsSaid(note)
    await ctx.tx.treatmentNote.update({
      where: { sessionId },
      data: {
        harms,
        harmsSince: harms.length > 0 ? ctx.now : null,
        harmsTold: { increment: harms.length > 0 ? 1 : 0 },
      },
      select: { sessionId: true },
    })
  }
  return notes.map(({ sessionId }) => sessionId)
}

type Said = {
  revisions: { content: unknown; privateText: string }[]
  session: { visit: { notes: { text: string }[]; calls: { note: string | null }[] } }
}

function harmsSaid({ revisions, session: { visit } }: Said): string[] {
  const written = revisions.map(({ content, privateText }) => ({
    content: readContent(content),
    privateText,
  }))
  const said = [...visit.notes.map(({ text }) => text), ...visit.calls.map(({ note }) => note ?? '')]
  return [...new Set([...written.flatMap(harmsIn), ...said.flatMap(harmsInWords)])]
}

/** Harm in the notes on treatments of either of the two, as a reaction tells it. */
export async function harmOfEither(ctx: StaffContext, apart: Apart) {
  const sessions = await ctx.tx.treatmentSession.findMany({
    where: { visit: { clientId: apart.keptId, ...ofEither(apart) }, note: { harms: { isEmpty: false } } },
    select: {
      ...{ id: true, visitId: true, treatmentId: true },
      note: { select: { harms: true, harmsSince: true } },
    },
  })
  return sessions.map(({ id: sessionId, visitId, treatmentId, note }) => ({
    ...{ salonId: ctx.staff.salon.id, visitId, sessionId, treatmentId },
    text: note?.harms.join('、') ?? '',
    notedById: ctx.staff.id,
    notedAt: note?.harmsSince ?? ctx.now,
  }))
}
