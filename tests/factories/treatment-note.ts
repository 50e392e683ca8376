// A treatment note as a test needs it: what is said, and all else left blank.
import type { StaffContext } from '@/lib/actions/staff-context'
import { BLANK_CONTENT, type NoteContent } from '@/lib/treatment-notes/note-schemas'
import { type SaveTreatmentNote, saveTreatmentNote } from '@/lib/treatment-notes/save-treatment-note'

export type NoteWords = Partial<Omit<SaveTreatmentNote, 'content'>> & {
  sessionId: string
  content?: Partial<NoteContent>
}

/** What is sent to save it, on a blank note unless said otherwise. */
export function noteInput({ content, ...rest }: NoteWords): SaveTreatmentNote {
  return { baseRevision: 0, supersedes: [], ...rest, content: { ...BLANK_CONTENT, ...content } }
}

/** Writes a note, or the next state of it. */
export function writeNote(ctx: StaffContext, words: NoteWords) {
  return saveTreatmentNote(ctx, noteInput(words))
}
