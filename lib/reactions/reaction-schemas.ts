// What is sent when a treatment did her harm, and when somebody clears it. Safe for the client.
import { z } from 'zod'

/** A few words at least: whoever reads them later wants to understand. */
export const REACTION_LENGTH = { least: 4, most: 1000 }

export const reactionTextSchema = z
  .string()
  .trim()
  .min(REACTION_LENGTH.least, 'reason_too_short')
  .max(REACTION_LENGTH.most, 'too_long')

export const reportReactionSchema = z.object({ sessionId: z.uuid(), text: reactionTextSchema })

export const clearReactionSchema = z.object({
  reactionId: z.uuid(),
  reason: z.string().trim().min(REACTION_LENGTH.least, 'reason_too_short').max(500, 'too_long'),
})
