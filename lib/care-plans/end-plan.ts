// A care plan ends: all is done, or she goes on without it.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayPlanCare } from '@/lib/auth/permissions'
import { livingArchive } from '@/lib/clients/client-of-salon'
import { announce } from '@/lib/live/announce'
import type { EndedPlan } from './plan-schemas'

/** Ends a standing plan; what it said and how far it came stays readable. Refuses `plan_over` when it has ended before. */
export async function endPlan(ctx: StaffContext, { planId, end }: EndedPlan): Promise<void> {
  permit(mayPlanCare(ctx.staff))
  const plan = await ctx.tx.carePlan.findFirst({
    where: { id: planId, salonId: ctx.staff.salon.id, client: livingArchive },
    select: { clientId: true },
  })
  if (!plan) throw new Refusal('not_found')
  const { count } = await ctx.tx.carePlan.updateMany({
    where: { id: planId, endedAt: null },
    data: { end, endedAt: ctx.now, endedById: ctx.staff.id },
  })
  if (count === 0) throw new Refusal('plan_over')
  await recordAudit(ctx, {
    action: 'plan.ended',
    subjectType: 'Client',
    subjectId: plan.clientId,
    particulars: { planId, end },
  })
  await announce(ctx, { kind: 'clients' })
}
