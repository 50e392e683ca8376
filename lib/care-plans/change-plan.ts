// A standing care plan changes.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayPlanCare } from '@/lib/auth/permissions'
import { livingArchive } from '@/lib/clients/client-of-salon'
import { announce } from '@/lib/live/announce'
import { contentOf, keepVersion, refuseNotOffered } from './keep-version'
import { changesBetween, type PlanContent } from './plan-content-flow'
import type { ChangedPlan } from './plan-schemas'

/**
 * Replaces what a plan says. Refuses `plan_changed` when `revision` is not the current one (the writer is then shown
 * both versions), `plan_over` for one that has ended, and `treatment_retired` for what is neither on the menu nor in
 * the plan. The same content again changes nothing.
 */
export async function changePlan(ctx: StaffContext, plan: ChangedPlan): Promise<{ revision: number }> {
  permit(mayPlanCare(ctx.staff))
  const { planId, revision } = plan
  const before = await findPlan(ctx, planId)
  const known = before.treatments.map(({ treatmentId }) => treatmentId)
  await refuseNotOffered(ctx, plan.treatments, known)
  const { goal, homeCare, avoid, treatments } = contentOf(plan)
  const changes = changesBetween(before, plan)
  if (changes.length === 0 && before.revision === revision) return { revision }
  const { count } = await ctx.tx.carePlan.updateMany({
    where: { id: planId, revision, endedAt: null },
    data: { goal, homeCare, avoid, revision: revision + 1 },
  })
  if (count === 0) throw new Refusal(await whyNot(ctx, planId))
  await ctx.tx.carePlanTreatment.deleteMany({ where: { planId } })
  await ctx.tx.carePlanTreatment.createMany({
    data: treatments.map((treatment, position) => ({ ...treatment, planId, position })),
  })
  await keepVersion(ctx, planId, revision + 1, plan)
  await recordAudit(ctx, {
    action: 'plan.changed',
    subjectType: 'Client',
    subjectId: before.clientId,
    particulars: { planId, revision: revision + 1, changed: [...new Set(changes.map(({ field }) => field))] },
  })
  await announce(ctx, { kind: 'clients' })
  return { revision: revision + 1 }
}

async function findPlan(
  ctx: StaffContext,
  planId: string,
): Promise<PlanContent & { clientId: string; revision: number }> {
  const plan = await ctx.tx.carePlan.findFirst({
    where: { id: planId, salonId: ctx.staff.salon.id, client: livingArchive },
    select: {
      clientId: true,
      revision: true,
      endedAt: true,
      goal: true,
      homeCare: true,
      avoid: true,
      treatments: {
        orderBy: { position: 'asc' },
        select: { treatmentId: true, sessions: true, intervalDays: true },
      },
    },
  })
  if (!plan) throw new Refusal('not_found')
  if (plan.endedAt) throw new Refusal('plan_over')
  return plan
}

/** Read once more: it may have ended while this waited for the row. */
async function whyNot(ctx: StaffContext, planId: string): Promise<string> {
  const now = await ctx.tx.carePlan.findUniqueOrThrow({ where: { id: planId }, select: { endedAt: true } })
  return now.endedAt ? 'plan_over' : 'plan_changed'
}
