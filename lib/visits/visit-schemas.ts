// What may be asked of a visit. Safe for the client.
import { z } from 'zod'
import { reasonOrBlankSchema, reasonSchema } from '@/lib/actions/reason-schemas'
import { quantitySchema } from '@/lib/at-home/at-home-schemas'
import { DECLINE_REASONS } from '@/lib/matching/matching-flow'
import { harmsSeenSchema, reactionTextSchema } from '@/lib/reactions/reaction-schemas'
import { CHOSEN_END_REASONS, SESSION_OUTCOMES } from '@/lib/treatments/outcome-flow'
import { MOVE_NAMES } from './visit-flow'

const id = z.uuid()
/** Longest text a note holds. */
export const NOTE_LENGTH = 10_000
const line = z.string().trim().max(500)

export const NOTE_KINDS = [
  'wish',
  'tea',
  'assessment',
  'advice',
  'small_talk',
  'farewell_note',
  'call_note',
] as const

export type NoteKind = (typeof NOTE_KINDS)[number]

export const NO_BOOKING_REASONS = [
  'will_call',
  'travelling',
  'undecided',
  'unhappy',
  'too_dear',
  'other',
] as const

export const RECOMMENDATION_ANSWERS = ['bought', 'will_think', 'declined'] as const

export const noteSchema = z.object({
  visitId: id,
  kind: z.enum(NOTE_KINDS),
  text: z.string().max(NOTE_LENGTH),
  baseRevision: z.int().min(0),
})

export const moveSchema = z.object({
  visitId: id,
  move: z.enum(MOVE_NAMES),
  reason: reasonOrBlankSchema.optional(),
})
export const undoSchema = z.object({ visitId: id, sequence: z.int().min(1) })
export const stepSchema = z.object({
  visitId: id,
  stepKey: z.string().max(60),
  mark: z.enum(['done', 'passed', 'cleared']),
})
export const seatSchema = z.object({ visitId: id, seatId: id.nullable() })
export const latenessSchema = z.object({ visitId: id, minutes: z.int().min(0).max(240) })
export const waitSchema = z.object({ visitId: id, minutes: z.int().min(0).max(240) })
export const addSessionSchema = z.object({
  visitId: id,
  treatmentId: id,
  therapistId: id.nullish(),
  roomId: id.nullish(),
})
export const changeSessionSchema = z.object({
  sessionId: id,
  therapistId: id.nullish(),
  roomId: id.nullish(),
})
export const sessionSchema = z.object({ sessionId: id })
export const removeSessionSchema = z.object({ sessionId: id, reason: reasonOrBlankSchema.optional() })
export const endSessionSchema = z.object({
  sessionId: id,
  outcome: z.enum(SESSION_OUTCOMES),
  endReason: z.enum(CHOSEN_END_REASONS).optional(),
  endNote: line.optional(),
  /** What was seen on her skin or felt, and what was done. */
  reaction: reactionTextSchema.optional(),
  /** Asked because the note speaks of harm: it did not come from this treatment. */
  isNoReaction: z.boolean().optional(),
  harmsSeen: harmsSeenSchema.optional(),
})
export type EndSession = z.output<typeof endSessionSchema>
/** The start or the end that is taken back. */
export const undoTappedSchema = z.object({ sessionId: id, sequence: z.int().min(1) })
export const recommendSchema = z.object({
  visitId: id,
  productId: id,
  reason: reasonSchema({ least: 1, most: 500 }),
})
export const answerSchema = z.object({
  recommendationId: id,
  answer: z.enum(RECOMMENDATION_ANSWERS),
  /** How many she took. */
  quantity: quantitySchema.optional(),
  declineReason: z.enum(DECLINE_REASONS).nullish(),
  /** When the answer was given that the asker sees; null where she sees none. */
  seenAnsweredAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .nullable(),
})
export type AnsweredRecommendation = z.output<typeof answerSchema>
export const recommendationSchema = z.object({ recommendationId: id })
