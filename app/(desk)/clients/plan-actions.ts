'use server'
// What is done with care plans, beside the consultation and in the archive.
import { staffAction } from '@/lib/actions/staff-action'
import { changePlan } from '@/lib/care-plans/change-plan'
import { endPlan } from '@/lib/care-plans/end-plan'
import { makePlan } from '@/lib/care-plans/make-plan'
import { changedPlanSchema, endedPlanSchema, newPlanSchema } from '@/lib/care-plans/plan-schemas'

export const makePlanAction = staffAction({ name: 'plan.make', schema: newPlanSchema, handler: makePlan })

export const changePlanAction = staffAction({
  name: 'plan.change',
  schema: changedPlanSchema,
  handler: changePlan,
})

export const endPlanAction = staffAction({ name: 'plan.end', schema: endedPlanSchema, handler: endPlan })
