// What is asked when a call is recorded. Safe for the client.
import { z } from 'zod'

export const CALL_OUTCOMES = ['reached', 'no_answer', 'wrong_number', 'call_again'] as const

export type CallOutcome = (typeof CALL_OUTCOMES)[number]

const words = z.string().trim().min(1).max(2000)

export const recordCallSchema = z.object({
  callId: z.uuid(),
  outcome: z.enum(CALL_OUTCOMES),
  /** How she feels, 1 to 5; asked when she was reached. */
  feeling: z.number().int().min(1).max(5).optional(),
  /** Left out: what was saved while it was typed. */
  note: z.string().trim().max(10_000).optional(),
  callAgainAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
  /** Where she is really reached, when the number was wrong. */
  rightPhone: z.string().trim().max(30).optional(),
  promise: z.object({ text: words, ownerId: z.uuid(), dueOn: z.iso.date() }).optional(),
  complaint: z.object({ text: words }).optional(),
})

export const takeBackCallSchema = z.object({ callId: z.uuid() })

export type RecordCallInput = z.output<typeof recordCallSchema>
