// What is being typed into a section of an archive, kept at every pause. A route handler, because server actions wait
// for one another.
import { staffRoute } from '@/lib/actions/staff-route'
import { keepDraft } from '@/lib/clients/archive-drafts'
import { archiveDraftSchema } from '@/lib/clients/draft-schemas'

export const PUT = staffRoute({
  name: 'clients.keep_draft',
  schema: archiveDraftSchema,
  handler: keepDraft,
})
