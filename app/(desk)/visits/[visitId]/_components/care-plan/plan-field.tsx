// Care advice: her plan over the coming visits, begun from what the assessment found.
import { PlanDesk } from '@/components/care-plan/plan-desk'
import { listVisitConcerns } from '@/lib/assessments/assessment-queries'
import { mayPlanCare } from '@/lib/auth/permissions'
import { getVisitPlan } from '@/lib/care-plans/plan-queries'
import { proposedTreatments } from '@/lib/care-plans/proposal-flow'
import { changePlanAction, endPlanAction, makePlanAction } from '../../../../clients/plan-actions'
import type { StageContext } from '../stage-fields'

export async function PlanField({ visit, staff, serverNow, isEditable }: StageContext) {
  const mayPlan = isEditable && mayPlanCare(staff)
  const [desk, concerns] = await Promise.all([
    getVisitPlan(staff, visit.id, new Date(serverNow)),
    mayPlan ? listVisitConcerns(staff, visit.id) : [],
  ])
  if (!desk) return null
  const wish = visit.notes.find(({ kind }) => kind === 'wish')?.text.trim()
  return (
    <PlanDesk
      clientId={desk.clientId}
      visitId={visit.id}
      plan={desk.plans[0] ?? null}
      today={desk.today}
      menu={desk.menu}
      names={desk.names}
      proposals={proposedTreatments(
        desk.menu,
        concerns.map(({ concern }) => concern),
      )}
      wish={wish || null}
      mayPlan={mayPlan}
      actions={{ make: makePlanAction, change: changePlanAction, end: endPlanAction }}
    />
  )
}
