// What is sent when somebody lets a treatment begin that the gate has stopped. Safe for the client.
import { z } from 'zod'
import { reasonSchema } from '@/lib/actions/reason-schemas'
import { AREAS } from '@/lib/concerns/area-flow'
import { ANYWHERE, SAFETY_QUESTIONS, STOPPING_MARKS } from './safety-flow'

/** A few words at least: whoever reads it later wants to understand. */
export const REASON_LENGTH = { least: 4, most: 500 }

/** Why a yes is taken back, as why an alert ends. */
export const TAKEN_BACK_LENGTH = { least: 2, most: 300 }

export const overrideSchema = z.object({
  sessionId: z.uuid(),
  /** The stops she was shown, by their keys. */
  stops: z.array(z.string().max(200)).min(1).max(200),
  reason: reasonSchema(REASON_LENGTH),
  /** It holds for this treatment in later visits too. */
  isLasting: z.boolean().default(false),
})

export const safetyAnswerSchema = z.object({
  visitId: z.uuid(),
  question: z.enum(SAFETY_QUESTIONS),
  answer: z.enum(['no', 'yes']),
  /** The answer she was shown to have given in this visit. */
  seen: z.enum(['no', 'yes', 'unchanged']).optional(),
  /** Why a yes of this visit is a no after all. */
  reason: reasonSchema(TAKEN_BACK_LENGTH).optional(),
})

/** What stood on the screen when she said that nothing is new. */
export const nothingNewSchema = z.object({
  visitId: z.uuid(),
  questions: z.array(z.enum(SAFETY_QUESTIONS)).min(1),
  alertIds: z.array(z.uuid()).max(200).default([]),
  lastAskedAt: z.coerce.date(),
})

/** What was wiped off, and a colleague has looked at. */
export const skinClearSchema = z.object({
  visitId: z.uuid(),
  area: z.enum([ANYWHERE, ...AREAS]),
  kind: z.enum(STOPPING_MARKS),
})

/** Where the list of overrides goes on; from an address. */
export const overridesAskedSchema = z.object({ before: z.uuid().optional().catch(undefined) })
