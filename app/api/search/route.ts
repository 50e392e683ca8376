// Finding clients at each keystroke. A POST: what is typed is personal and may not stand in a URL.

import { permit } from '@/lib/actions/refusal'
import { staffReadingRoute } from '@/lib/actions/staff-route'
import { maySeeClients } from '@/lib/auth/permissions'
import { searchSchema } from '@/lib/clients/client-schemas'
import { searchClients } from '@/lib/clients/search-clients'

export const POST = staffReadingRoute({
  name: 'client.search',
  schema: searchSchema,
  handler: async (asker, { query }) => {
    permit(maySeeClients(asker.staff))
    return searchClients(asker, query)
  },
})
