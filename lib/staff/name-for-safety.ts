// The manager names who may let a treatment begin that the safety gate has stopped, and takes it back.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayManageStaff } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import type { nameForSafetySchema } from './staff-schemas'

/** It counts from her next tap. Refuses `not_permitted`, and `not_found` for whoever does not work here. */
export async function nameForSafety(
  ctx: StaffContext,
  { staffMemberId, mayOverrideSafety }: z.output<typeof nameForSafetySchema>,
): Promise<void> {
  permit(mayManageStaff(ctx.staff))
  const works = { id: staffMemberId, salonId: ctx.staff.salon.id, deactivatedAt: null }
  const colleague = await ctx.tx.staffMember.findFirst({ where: works, select: { mayOverrideSafety: true } })
  if (!colleague) throw new Refusal('not_found')
  const { count } = await ctx.tx.staffMember.updateMany({
    where: { ...works, mayOverrideSafety: !mayOverrideSafety },
    data: { mayOverrideSafety },
  })
  if (count === 0) return
  await recordAudit(ctx, {
    action: mayOverrideSafety ? 'staff.safety_named' : 'staff.safety_unnamed',
    subjectType: 'StaffMember',
    subjectId: staffMemberId,
  })
  await announce(ctx, { kind: 'staff' })
}
