// Somebody leaves the salon, or comes back. Nobody is deleted: what she did stays hers.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { endSessionsOf } from '@/lib/auth/end-sessions'
import { mayManageStaff } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { lockColleague, refuseWithoutManager } from './staff-of-salon'
import type { staffMemberIdSchema } from './staff-schemas'

type Who = z.infer<typeof staffMemberIdSchema>

/**
 * Ends her sessions at once and lets her in no more. Refuses `not_permitted`, `not_found`, `last_manager`, and
 * `already_deactivated` when she has left before.
 */
export async function deactivateStaffMember(
  ctx: StaffContext,
  { staffMemberId }: Who,
): Promise<Record<string, never>> {
  permit(mayManageStaff(ctx.staff))
  const colleague = await lockColleague(ctx, staffMemberId)
  if (colleague.deactivatedAt) throw new Refusal('already_deactivated')
  await refuseWithoutManager(ctx, colleague)
  await ctx.tx.staffMember.update({
    where: { id: colleague.id },
    data: { deactivatedAt: ctx.now },
    select: { id: true },
  })
  await endSessionsOf(ctx, colleague.id, 'deactivated')
  await recordAudit(ctx, { action: 'staff.deactivated', subjectType: 'StaffMember', subjectId: colleague.id })
  await announce(ctx, { kind: 'staff' })
  return {}
}

/** She may sign in again, with the password she had. Refuses `not_permitted`, `not_found`, `not_deactivated`. */
export async function reactivateStaffMember(
  ctx: StaffContext,
  { staffMemberId }: Who,
): Promise<Record<string, never>> {
  permit(mayManageStaff(ctx.staff))
  const colleague = await lockColleague(ctx, staffMemberId)
  if (!colleague.deactivatedAt) throw new Refusal('not_deactivated')
  await ctx.tx.staffMember.update({
    where: { id: colleague.id },
    data: { deactivatedAt: null },
    select: { id: true },
  })
  await recordAudit(ctx, { action: 'staff.reactivated', subjectType: 'StaffMember', subjectId: colleague.id })
  await announce(ctx, { kind: 'staff' })
  return {}
}
