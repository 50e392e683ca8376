// What is asked when appointments are made, moved and looked for. Safe for the client.
import { z } from 'zod'
import { reasonOrBlankSchema } from '@/lib/actions/reason-schemas'
import { NO_BOOKING_REASONS } from '@/lib/visits/visit-schemas'

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

export const bookAppointmentSchema = z.object({
  clientId: z.uuid(),
  startsAt: moment,
  treatments: z
    .array(
      z.object({
        treatmentId: z.uuid(),
        therapistId: z.uuid().nullish(),
        roomId: z.uuid().nullish(),
        /** Minutes after the beginning; left out: right after the treatment before it. */
        offsetMinutes: z.number().int().min(0).max(1440).optional(),
      }),
    )
    .min(1)
    .max(8),
  /** The visit in whose farewell or follow-up it is booked. */
  bookedDuringVisitId: z.uuid().optional(),
})

export type BookAppointmentInput = z.output<typeof bookAppointmentSchema>

export const moveAppointmentSchema = z.object({
  visitId: z.uuid(),
  startsAt: moment,
  /** For all her treatments; left out, each keeps its therapist. */
  therapistId: z.uuid().optional(),
  /** For all her treatments; left out, each keeps its room. */
  roomId: z.uuid().optional(),
  /** Treatment by treatment, in order of time; goes before the two above, and null leaves who or what it has. */
  assignments: z
    .array(z.object({ therapistId: z.uuid().nullable(), roomId: z.uuid().nullable() }))
    .max(8)
    .optional(),
  /** Takes a move back: each treatment as it stood, in order of time; goes before all of them, and null is nobody. */
  asItStood: z
    .array(z.object({ startsAt: moment, therapistId: z.uuid().nullable(), roomId: z.uuid().nullable() }))
    .max(8)
    .optional(),
  /** The revision of the visit that the person saw. */
  revision: z.number().int().min(0),
})

export type MoveAppointmentInput = z.output<typeof moveAppointmentSchema>

export const cancelAppointmentSchema = z.object({
  visitId: z.uuid(),
  reason: reasonOrBlankSchema.optional(),
})

export const declineNextBookingSchema = z.object({
  visitId: z.uuid(),
  reason: z.enum(NO_BOOKING_REASONS),
  note: z.string().trim().max(500).optional(),
})

const date = z.iso.date()

/** `day`: every opening of that day; `from`: proposals from that day on. Otherwise the salon proposes around the wish. */
export const askOpeningsSchema = z.object({
  clientId: z.uuid(),
  /** The visit during which she is asked; its treatments are proposed again. */
  visitId: z.uuid().optional(),
  /** The visit to be moved: its own reservations do not stand in its way. */
  movingVisitId: z.uuid().optional(),
  treatmentIds: z.array(z.uuid()).max(8).optional(),
  therapistId: z.uuid().nullish(),
  day: date.optional(),
  from: date.optional(),
})

export type AskOpeningsInput = z.output<typeof askOpeningsSchema>
