// How a treatment note came about.
import { staffReadingRoute } from '@/lib/actions/staff-route'
import { treatmentNoteIdSchema } from '@/lib/treatment-notes/note-schemas'
import { getNoteHistory } from '@/lib/treatment-notes/treatment-note-queries'

export const POST = staffReadingRoute({
  name: 'treatment_notes.history',
  schema: treatmentNoteIdSchema,
  handler: (asker, { sessionId }) => getNoteHistory(asker, sessionId),
})
