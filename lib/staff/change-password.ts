// Passwords changed: one's own, and a colleague's by the manager. Both end every session of that person.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { endSessionsOf } from '@/lib/auth/end-sessions'
import { hashPassword, passwordFits } from '@/lib/auth/password'
import { mayManageStaff } from '@/lib/auth/permissions'
import { signInThrottle } from '@/lib/auth/sign-in-throttle'
import { lockColleague } from './staff-of-salon'
import type { changePasswordSchema, resetPasswordSchema } from './staff-schemas'

/**
 * One's own password. Refuses `password_wrong`, and `throttled` with `minutes` after five wrong ones in a quarter of an
 * hour: a tablet left lying must not be where to guess. Every session ends, this one too.
 */
export async function changePassword(
  ctx: StaffContext,
  input: z.infer<typeof changePasswordSchema>,
): Promise<Record<string, never>> {
  // Counted outside of this transaction: a refusal must not take the count back.
  const minutes = await signInThrottle.attempt(ctx.staff.userName, { at: 'own_account' })
  if (minutes !== null) throw new Refusal('throttled', { minutes })
  await lockColleague(ctx, ctx.staff.id)
  const { passwordHash } = await ctx.tx.staffMember.findUniqueOrThrow({
    where: { id: ctx.staff.id },
    select: { passwordHash: true },
  })
  if (!(await passwordFits(input.currentPassword, passwordHash))) throw new Refusal('password_wrong')
  await signInThrottle.succeeded(ctx.staff.userName, { at: 'own_account' })
  await setPassword(ctx, ctx.staff.id, input.newPassword, 'staff.password_changed')
  return {}
}

/** A colleague's password, by the manager. Refuses `not_permitted` and `not_found`. */
export async function resetPassword(
  ctx: StaffContext,
  input: z.infer<typeof resetPasswordSchema>,
): Promise<Record<string, never>> {
  permit(mayManageStaff(ctx.staff))
  const colleague = await lockColleague(ctx, input.staffMemberId)
  await setPassword(ctx, colleague.id, input.password, 'staff.password_reset')
  return {}
}

async function setPassword(
  ctx: StaffContext,
  staffMemberId: string,
  password: string,
  action: string,
): Promise<void> {
  const { userName } = await ctx.tx.staffMember.update({
    where: { id: staffMemberId },
    data: { passwordHash: await hashPassword(password) },
    select: { userName: true },
  })
  await signInThrottle.renewed(userName)
  await endSessionsOf(ctx, staffMemberId, 'password_changed')
  await recordAudit(ctx, { action, subjectType: 'StaffMember', subjectId: staffMemberId })
}
