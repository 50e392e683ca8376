// What is sent when a treatment did her harm, and when somebody clears it. Safe for the client.
import { z } from 'zod'
import { reasonSchema } from '@/lib/actions/reason-schemas'

/** A few words at least: whoever reads them later wants to understand. */
export const REACTION_LENGTH = { least: 4, most: 1000 }

export const reactionTextSchema = reasonSchema(REACTION_LENGTH)

export const reportReactionSchema = z.object({ sessionId: z.uuid(), text: reactionTextSchema })

/** The harms that she was shown when she was asked what did them. */
export const harmsSeenSchema = z.array(z.string().max(100)).max(200)

/** Harm in the note on a treatment did not come from it. */
export const denyHarmSchema = z.object({ sessionId: z.uuid(), seen: harmsSeenSchema.optional() })

export const clearReactionSchema = z.object({
  reactionId: z.uuid(),
  reason: reasonSchema({ least: REACTION_LENGTH.least, most: 500 }),
})
