// The manager takes somebody on.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { givenPassword } from '@/lib/auth/password'
import { mayManageStaff } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { refuseWeakPassword } from './change-password'
import type { createStaffMemberSchema } from './staff-schemas'

/**
 * Adds a person who can sign in at once, and then chooses a password of her own. Refuses `not_permitted` and
 * `user_name_taken`, and a weak password at its field.
 */
export async function createStaffMember(
  ctx: StaffContext,
  { password, ...facts }: z.infer<typeof createStaffMemberSchema>,
): Promise<{ staffMemberId: string }> {
  permit(mayManageStaff(ctx.staff))
  refuseWeakPassword('password', password, [facts.userName, facts.name, ctx.staff.salon.name])
  const { id } = await ctx.tx.staffMember.create({
    data: {
      ...facts,
      salonId: ctx.staff.salon.id,
      ...(await givenPassword(password)),
      createdAt: ctx.now,
    },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'staff.created',
    subjectType: 'StaffMember',
    subjectId: id,
    particulars: { role: facts.role },
  })
  await announce(ctx, { kind: 'staff' })
  return { staffMemberId: id }
}
