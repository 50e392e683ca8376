// How a plan stood after each change, kept for good; and what of the menu it may name.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { PlanContent, PlannedTreatment } from './plan-content-flow'

/** What a plan says, without what else was asked. */
export function contentOf({ goal, homeCare, avoid, treatments }: PlanContent): PlanContent {
  return {
    goal,
    homeCare,
    avoid,
    treatments: treatments.map(({ treatmentId, sessions, intervalDays }) => ({
      treatmentId,
      sessions,
      intervalDays,
    })),
  }
}

/** Appends the plan's state after a change. */
export async function keepVersion(
  ctx: StaffContext,
  planId: string,
  revision: number,
  plan: PlanContent,
): Promise<void> {
  await ctx.tx.carePlanVersion.create({
    data: { planId, revision, content: contentOf(plan), changedById: ctx.staff.id, changedAt: ctx.now },
    select: { revision: true },
  })
}

/** Refuses `treatment_retired` unless all of them are on the salon's menu; `known` are in the plan already. */
export async function refuseNotOffered(
  ctx: StaffContext,
  treatments: readonly PlannedTreatment[],
  known: readonly string[] = [],
): Promise<void> {
  const ids = treatments.map(({ treatmentId }) => treatmentId).filter((id) => !known.includes(id))
  if (ids.length === 0) return
  const offered = await ctx.tx.treatment.count({
    where: { id: { in: ids }, salonId: ctx.staff.salon.id, retiredAt: null },
  })
  if (offered < ids.length) throw new Refusal('treatment_retired')
}
