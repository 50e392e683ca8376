// Passwords changed: one's own, a colleague's by the manager, and the one that a colleague was given by herself.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { FieldRefusal, permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { endSessionsOf } from '@/lib/auth/end-sessions'
import { givenPassword, hashPassword, isLikeGiven, passwordFits } from '@/lib/auth/password'
import { mayManageStaff } from '@/lib/auth/permissions'
import { signInThrottle } from '@/lib/auth/sign-in-throttle'
import { passwordFault } from '@/lib/auth/weak-password'
import { lockColleague } from './staff-of-salon'
import type { changePasswordSchema, firstPasswordSchema, resetPasswordSchema } from './staff-schemas'

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
  const { passwordHash } = await ownPassword(ctx)
  if (!(await passwordFits(input.currentPassword, passwordHash))) throw new Refusal('password_wrong')
  await signInThrottle.succeeded(ctx.staff.userName, { at: 'own_account' })
  await setPassword(ctx, 'newPassword', input.newPassword, { action: 'staff.password_changed' })
  return {}
}

/**
 * Her own in the place of one that somebody gave her, chosen right after signing in with that. Refuses
 * `not_permitted` whoever has her own already, and at the field `password_same`, also in capitals or with other signs
 * between. This session goes on.
 */
export async function chooseFirstPassword(
  ctx: StaffContext,
  { newPassword }: z.infer<typeof firstPasswordSchema>,
): Promise<Record<string, never>> {
  await lockColleague(ctx, ctx.staff.id)
  const given = await ownPassword(ctx)
  permit(given.mustChangePassword)
  if (await isLikeGiven(newPassword, given)) throw new FieldRefusal('newPassword', 'password_same')
  await setPassword(ctx, 'newPassword', newPassword, {
    action: 'staff.password_chosen',
    besidesId: ctx.staff.sessionId,
  })
  return {}
}

/**
 * A colleague's password, by the manager; she changes it at her next sign-in. Refuses `not_permitted`, `not_found`, and
 * `password_of_oneself` for one's own, which asks for the present one ({@link changePassword}).
 */
export async function resetPassword(
  ctx: StaffContext,
  input: z.infer<typeof resetPasswordSchema>,
): Promise<Record<string, never>> {
  permit(mayManageStaff(ctx.staff))
  if (input.staffMemberId === ctx.staff.id) throw new Refusal('password_of_oneself')
  const { id } = await lockColleague(ctx, input.staffMemberId)
  await setPassword(ctx, 'password', input.password, { action: 'staff.password_reset', givenTo: id })
  return {}
}

/** Refuses at `field` what everybody tries first, and what follows from her names or the house's. */
export function refuseWeakPassword(field: string, password: string, names: readonly string[]): void {
  const fault = passwordFault(password, names)
  if (fault) throw new FieldRefusal(field, fault)
}

type Setting = { action: string; givenTo?: string; besidesId?: string }

async function setPassword(
  ctx: StaffContext,
  field: string,
  password: string,
  { action, givenTo, besidesId }: Setting,
): Promise<void> {
  const id = givenTo ?? ctx.staff.id
  const { userName, name } = await ctx.tx.staffMember.findUniqueOrThrow({
    where: { id },
    select: { userName: true, name: true },
  })
  refuseWeakPassword(field, password, [userName, name, ctx.staff.salon.name])
  await ctx.tx.staffMember.update({
    where: { id },
    data: givenTo
      ? await givenPassword(password)
      : { passwordHash: await hashPassword(password), givenPasswordHash: null, mustChangePassword: false },
    select: { id: true },
  })
  await signInThrottle.renewed(userName)
  await endSessionsOf(ctx, id, 'password_changed', besidesId)
  await recordAudit(ctx, { action, subjectType: 'StaffMember', subjectId: id })
}

function ownPassword({ tx, staff }: StaffContext) {
  return tx.staffMember.findUniqueOrThrow({
    where: { id: staff.id },
    select: { passwordHash: true, givenPasswordHash: true, mustChangePassword: true },
  })
}
