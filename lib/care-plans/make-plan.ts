// A care plan (调理方案) is made, in the place of another where one stands.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayPlanCare } from '@/lib/auth/permissions'
import { lockClientOfSalon } from '@/lib/clients/client-of-salon'
import { announce } from '@/lib/live/announce'
import { contentOf, keepVersion, refuseNotOffered } from './keep-version'
import type { NewPlan } from './plan-schemas'

/**
 * Makes the plan that stands for her from now on. Refuses `plan_stands` while another does that is not named as
 * replaced, `plan_changed` when the one named has been changed since it was seen, `plan_over` when it has ended, and
 * `treatment_retired` for what is not on the menu.
 */
export async function makePlan(ctx: StaffContext, plan: NewPlan): Promise<{ planId: string }> {
  permit(mayPlanCare(ctx.staff))
  const { clientId, visitId, replaces } = plan
  await holdVisit(ctx, visitId)
  await lockClientOfSalon(ctx, { clientId, visitId })
  await refuseNotOffered(ctx, plan.treatments)
  await makeRoom(ctx, clientId, replaces)
  const { goal, homeCare, avoid, treatments } = contentOf(plan)
  const { id } = await ctx.tx.carePlan.create({
    data: {
      salonId: ctx.staff.salon.id,
      clientId,
      visitId: visitId ?? null,
      goal,
      homeCare,
      avoid,
      madeById: ctx.staff.id,
      madeAt: ctx.now,
      treatments: { create: treatments.map((treatment, position) => ({ ...treatment, position })) },
    },
    select: { id: true },
  })
  await keepVersion(ctx, id, 1, plan)
  await recordAudit(ctx, {
    action: 'plan.made',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { planId: id, ...(replaces ? { replaces: replaces.planId } : {}) },
  })
  await announce(ctx, { kind: 'clients', ...(visitId ? { visitId } : {}) })
  return { planId: id }
}

/** Whoever writes on the visit holds it first and her row after it; so does this, or the two would wait for each other. */
async function holdVisit(ctx: StaffContext, visitId: string | undefined): Promise<void> {
  if (visitId) await ctx.tx.$queryRaw`SELECT 1 FROM "Visit" WHERE id = ${visitId}::uuid FOR KEY SHARE`
}

async function makeRoom(ctx: StaffContext, clientId: string, replaces: NewPlan['replaces']): Promise<void> {
  const standing = await ctx.tx.carePlan.findFirst({
    where: { clientId, endedAt: null },
    select: { id: true, revision: true },
  })
  if (!standing && !replaces) return
  if (!standing) throw new Refusal('plan_over')
  if (standing.id !== replaces?.planId) throw new Refusal('plan_stands')
  if (standing.revision !== replaces.revision) throw new Refusal('plan_changed')
  await ctx.tx.carePlan.update({
    where: { id: standing.id },
    data: { end: 'replaced', endedAt: ctx.now, endedById: ctx.staff.id },
    select: { id: true },
  })
}
