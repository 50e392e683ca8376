// A name was misspelt, or is another one now; so may be the name she signs in with.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayManageStaff } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import type { renameStaffMemberSchema } from './staff-schemas'

/**
 * Corrects both names; whoever is signed in stays so. Refuses `not_permitted`, `not_found`, `user_name_taken`, and
 * `someone_was_faster` when they are no longer what the editor saw.
 */
export async function renameStaffMember(
  ctx: StaffContext,
  { staffMemberId, seen, name, userName }: z.output<typeof renameStaffMemberSchema>,
): Promise<void> {
  permit(mayManageStaff(ctx.staff))
  const own = { id: staffMemberId, salonId: ctx.staff.salon.id }
  const before = await ctx.tx.staffMember.findFirst({ where: own, select: { name: true, userName: true } })
  if (!before) throw new Refusal('not_found')
  if (before.name === name && before.userName === userName) return
  const { count } = await ctx.tx.staffMember.updateMany({
    where: { ...own, ...seen },
    data: { name, userName },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  const fields = [
    ...(before.name === name ? [] : ['name']),
    ...(before.userName === userName ? [] : ['userName']),
  ]
  await recordAudit(ctx, {
    action: 'staff.renamed',
    subjectType: 'StaffMember',
    subjectId: staffMemberId,
    particulars: { fields },
  })
  await announce(ctx, { kind: 'staff' })
}
