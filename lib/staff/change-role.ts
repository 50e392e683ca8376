// The manager gives somebody another role. It counts from her next tap: roles are read with every request.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayManageStaff } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { lockColleague, refuseWithoutManager } from './staff-of-salon'
import type { changeRoleSchema } from './staff-schemas'

/** Refuses `not_permitted`, `not_found`, and `last_manager` when nobody would be left to manage. */
export async function changeRole(
  ctx: StaffContext,
  { staffMemberId, role }: z.infer<typeof changeRoleSchema>,
): Promise<Record<string, never>> {
  permit(mayManageStaff(ctx.staff))
  const colleague = await lockColleague(ctx, staffMemberId)
  if (colleague.role === role) return {}
  if (role !== 'manager') await refuseWithoutManager(ctx, colleague)
  await ctx.tx.staffMember.update({ where: { id: colleague.id }, data: { role }, select: { id: true } })
  await recordAudit(ctx, {
    action: 'staff.role_changed',
    subjectType: 'StaffMember',
    subjectId: colleague.id,
    particulars: { from: colleague.role, to: role },
  })
  await announce(ctx, { kind: 'staff' })
  return {}
}
