// Autosave of a visit's texts. A route handler, because server actions wait for one another.
import { staffRoute } from '@/lib/actions/staff-route'
import { saveVisitNote } from '@/lib/visits/save-visit-note'
import { noteSchema } from '@/lib/visits/visit-schemas'

export const POST = staffRoute({
  name: 'visits.save_note',
  schema: noteSchema,
  handler: saveVisitNote,
  // A conflict brings back what a colleague wrote; it is told, not stored.
  happened: (note) => note.outcome === 'saved',
})
