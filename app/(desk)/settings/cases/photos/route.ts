// A guest's photos, from which the manager makes a case. A POST: whose they are does not belong into an address bar.
import { permit, Refusal } from '@/lib/actions/refusal'
import { staffReadingRoute } from '@/lib/actions/staff-route'
import { mayEditCases } from '@/lib/auth/permissions'
import { listPhotosToShow } from '@/lib/photos/photo-queries'
import { photosToShowSchema } from '@/lib/shown-cases/case-schemas'

export const POST = staffReadingRoute({
  name: 'shown_case.photos',
  schema: photosToShowSchema,
  handler: async ({ staff, now }, { clientId }) => {
    permit(mayEditCases(staff))
    const listed = await listPhotosToShow(staff, clientId, now)
    if (!listed) throw new Refusal('not_found')
    return listed
  },
})
