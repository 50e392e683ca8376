// What is asked when a step of a protocol is ticked. Safe for the client.
import { z } from 'zod'

export const tickProtocolSchema = z.object({
  sessionId: z.uuid(),
  stepId: z.uuid(),
  mark: z.enum(['done', 'cleared']),
})
