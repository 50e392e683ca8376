// What may be asked when an archive is to be erased. Safe for the client.
import { z } from 'zod'

export const ERASURE_REASONS = ['her_wish', 'retention'] as const
export type ErasureReason = (typeof ERASURE_REASONS)[number]

export const eraseClientSchema = z.object({ clientId: z.uuid(), reason: z.enum(ERASURE_REASONS) })
