// What may be typed into a standard. Safe for the client.
import { z } from 'zod'

/** Steps the flow itself asks for: a booking, the belongings, the treatment. They can be reworded, not retired. */
export const NEEDED_STEPS: readonly string[] = ['perform', 'book_next', 'return_belongings']

/** The step that takes as long as the treatments booked: its own minutes are always 0. */
export const TREATMENT_STEP = 'perform'

const title = z.string().trim().min(1, 'required').max(60, 'too_long')
const requirement = z.string().trim().min(1, 'required').max(600, 'too_long')
/** In English nothing has to be written: the Chinese words are shown then. */
const titleEn = z.string().trim().max(60, 'too_long')
const line = z.string().trim().max(600, 'too_long')

/** Requirement, words, gesture, time and role of one step, in both languages, English where it is filled. Minutes are whole. */
export const standardWords = {
  role: z.enum(['receptionist', 'therapist', 'manager']),
  targetMinutes: z.number('whole_minutes').int('whole_minutes').min(0, 'whole_minutes').max(240, 'too_many'),
  titleZh: title,
  titleEn,
  requirementZh: requirement,
  requirementEn: line,
  sayZh: line,
  sayEn: line,
  gestureZh: line,
  gestureEn: line,
}

export const stageSchema = z.enum([
  'greeting',
  'seating',
  'consultation',
  'treatment',
  'recommendation',
  'farewell',
  'follow_up',
])

/** The version of the standards that the editor had before her. */
const version = z.number().int().positive()

export const stepKeySchema = z.string().min(1).max(60)

export const reviseStandardSchema = z.object({ stepKey: stepKeySchema, version, ...standardWords })
export const addStandardSchema = z.object({ stage: stageSchema, version, ...standardWords })
export const retireStandardSchema = z.object({ stepKey: stepKeySchema, version })
export const reorderStandardsSchema = z.object({
  stage: stageSchema,
  version,
  stepKeys: z.array(stepKeySchema).min(1).max(100),
})

export type StandardWords = z.infer<z.ZodObject<typeof standardWords>>
export type ReviseStandardInput = z.infer<typeof reviseStandardSchema>
export type AddStandardInput = z.infer<typeof addStandardSchema>
export type RetireStandardInput = z.infer<typeof retireStandardSchema>
export type ReorderStandardsInput = z.infer<typeof reorderStandardsSchema>
