// What may be asked of a visit. Safe for the client.
import { z } from 'zod'
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
  'treatment_note',
  'treatment_private',
  'farewell_note',
  'call_note',
] as const

export type NoteKind = (typeof NOTE_KINDS)[number]

/** Texts of one treatment rather than of the whole visit. */
function isOfSession(kind: NoteKind): boolean {
  return kind === 'treatment_note' || kind === 'treatment_private'
}

export const NO_BOOKING_REASONS = [
  'will_call',
  'travelling',
  'undecided',
  'unhappy',
  'too_dear',
  'other',
] as const

export const RECOMMENDATION_ANSWERS = ['bought', 'will_think', 'declined'] as const

export const noteSchema = z
  .object({
    visitId: id,
    kind: z.enum(NOTE_KINDS),
    sessionId: id.optional(),
    text: z.string().max(NOTE_LENGTH),
    baseRevision: z.int().min(0),
  })
  .refine((note) => isOfSession(note.kind) === (note.sessionId !== undefined), {
    path: ['sessionId'],
  })

export const moveSchema = z.object({ visitId: id, move: z.enum(MOVE_NAMES), reason: line.optional() })
export const undoSchema = z.object({ visitId: id, sequence: z.int().min(1) })
export const stepSchema = z.object({
  visitId: id,
  stepKey: z.string().max(60),
  mark: z.enum(['done', 'passed', 'cleared']),
})
export const seatSchema = z.object({ visitId: id, seatId: id.nullable() })
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
export const effectSchema = z.object({ sessionId: id, effect: z.int().min(1).max(5) })
export const recommendSchema = z.object({ visitId: id, productId: id, reason: line.min(1) })
export const answerSchema = z.object({ recommendationId: id, answer: z.enum(RECOMMENDATION_ANSWERS) })
export const recommendationSchema = z.object({ recommendationId: id })
