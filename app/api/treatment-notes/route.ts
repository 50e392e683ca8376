// Autosave of treatment notes, and the note as it stands after a colleague's words came into it. A route handler,
// because server actions wait for one another.
import { staffReadingRoute, staffRoute } from '@/lib/actions/staff-route'
import { saveTreatmentNoteSchema, treatmentNoteIdSchema } from '@/lib/treatment-notes/note-schemas'
import { SAVE_NOTE, saveTreatmentNote } from '@/lib/treatment-notes/save-treatment-note'
import { getTreatmentNote } from '@/lib/treatment-notes/treatment-note-queries'

export const PUT = staffRoute({
  name: SAVE_NOTE,
  schema: saveTreatmentNoteSchema,
  handler: saveTreatmentNote,
  // A conflict brings back what a colleague wrote; it is told, not stored.
  happened: (note) => note.outcome === 'saved',
})

export const POST = staffReadingRoute({
  name: 'treatment_notes.read',
  schema: treatmentNoteIdSchema,
  handler: ({ staff }, { sessionId }) => getTreatmentNote(staff, sessionId),
})
