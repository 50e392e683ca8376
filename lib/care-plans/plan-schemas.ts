// What may be asked of a care plan. Safe for the client.
import { z } from 'zod'

const id = z.uuid()

export const PLAN_LIMITS = {
  goal: 300,
  text: 1000,
  treatments: 8,
  sessions: 100,
  intervalDays: 365,
} as const

const treatment = z.object({
  treatmentId: id,
  sessions: z.int().min(1).max(PLAN_LIMITS.sessions),
  intervalDays: z.int().min(1).max(PLAN_LIMITS.intervalDays),
})

/** What a plan says; as it stands in a CarePlanVersion too. */
export const planContentSchema = z.object({
  goal: z.string().trim().min(1, 'required').max(PLAN_LIMITS.goal),
  homeCare: z.string().trim().max(PLAN_LIMITS.text),
  avoid: z.string().trim().max(PLAN_LIMITS.text),
  treatments: z
    .array(treatment)
    .min(1, 'required')
    .max(PLAN_LIMITS.treatments)
    .refine((rows) => new Set(rows.map((row) => row.treatmentId)).size === rows.length, 'invalid'),
})

export const newPlanSchema = planContentSchema.extend({
  clientId: id,
  /** The visit in which it is made. */
  visitId: id.optional(),
  /** The standing plan that it takes the place of, as the maker saw it. */
  replaces: z.object({ planId: id, revision: z.int().min(1) }).optional(),
})

export type NewPlan = z.output<typeof newPlanSchema>

export const changedPlanSchema = planContentSchema.extend({
  planId: id,
  /** The revision whose content was changed. */
  revision: z.int().min(1),
})

export type ChangedPlan = z.output<typeof changedPlanSchema>

/** `replaced` is written by the plan that comes after. */
export const PLAN_ENDS = ['fulfilled', 'stopped'] as const

export const endedPlanSchema = z.object({ planId: id, end: z.enum(PLAN_ENDS) })

export type EndedPlan = z.output<typeof endedPlanSchema>
