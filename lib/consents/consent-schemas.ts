// What is sent when a guest is asked for her consent. Safe for the client.
import { z } from 'zod'
import { CONSENT_ANSWERS, CONSENT_KINDS } from './consent-flow'

/** As much as the database keeps; a name drawn at leisure takes a tenth of it. */
export const LONGEST_SIGNATURE = 60_000

const answer = z.object({ kind: z.enum(CONSENT_KINDS), answer: z.enum(CONSENT_ANSWERS) })

export const recordConsentsSchema = z.object({
  clientId: z.uuid(),
  /** The language in which she read, or heard, the words. */
  locale: z.enum(['zh-CN', 'en']),
  answers: z
    .array(answer)
    .min(1)
    .refine((answers) => new Set(answers.map(({ kind }) => kind)).size === answers.length, 'invalid'),
  /** SVG path data; absent when she said it. */
  signature: z
    .string()
    .max(LONGEST_SIGNATURE)
    .regex(/^[MLQCZ0-9 .,-]+$/, 'invalid')
    .optional(),
})

export const withdrawConsentSchema = z.object({ consentId: z.uuid() })

export type RecordedConsents = z.output<typeof recordConsentsSchema>
