// What the booking panel asks while the guest is choosing: openings for treatments, a therapist, a day.
import { permit, Refusal } from '@/lib/actions/refusal'
import { staffReadingRoute } from '@/lib/actions/staff-route'
import { askOpeningsSchema } from '@/lib/appointments/appointment-schemas'
import { getBookingProposal } from '@/lib/appointments/openings-queries'
import { mayBookNext, maySeeSettings } from '@/lib/auth/permissions'

export const POST = staffReadingRoute({
  name: 'appointments.openings',
  schema: askOpeningsSchema,
  handler: async ({ staff, now }, asked) => {
    permit(mayBookNext(staff))
    const proposal = await getBookingProposal(staff.salon, asked, now)
    if (!proposal) throw new Refusal('not_found')
    return { ...proposal, maySetUp: maySeeSettings(staff) }
  },
})
