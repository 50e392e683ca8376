// What stands with a colleague, asked while her sheet is open.
import { permit, Refusal } from '@/lib/actions/refusal'
import { staffReadingRoute } from '@/lib/actions/staff-route'
import { mayManageStaff } from '@/lib/auth/permissions'
import { standingWith } from '@/lib/handing-on/handing-on-queries'
import { standingWithSchema } from '@/lib/handing-on/handing-on-schemas'

export const POST = staffReadingRoute({
  name: 'staff.standing_with',
  schema: standingWithSchema,
  handler: async ({ staff, now }, { staffMemberId }) => {
    permit(mayManageStaff(staff))
    const standing = await standingWith(staff, staffMemberId, now)
    if (!standing) throw new Refusal('not_found')
    return standing
  },
})
