// What may be typed into a client's archive. Error messages are keys under `errors`. Safe for the client.
import { z } from 'zod'
import { reasonSchema } from '@/lib/actions/reason-schemas'

export const ALERT_KINDS = ['allergy', 'contraindication', 'pregnancy', 'medication'] as const
export const SEVERITIES = ['serious', 'mild'] as const

export const PREFERENCE_KINDS = [
  'tea',
  'seat',
  'room_temperature',
  'music',
  'pressure',
  'conversation',
  'never_mention',
  'therapist',
  'habit',
  'product_view',
  'other',
] as const

export const CASE_KINDS = ['complaint', 'suggestion', 'enquiry', 'request', 'praise'] as const

export type AlertKind = (typeof ALERT_KINDS)[number]
export type Severity = (typeof SEVERITIES)[number]
export type PreferenceKind = (typeof PREFERENCE_KINDS)[number]

const id = z.uuid()

/** Whether an id from a URL is one at all; the database would call anything else an error. */
export function isUuid(text: string): boolean {
  return id.safeParse(text).success
}

const sentence = z.string().trim().min(1).max(200)
const paragraph = z.string().trim().min(1).max(1000)
const day = z.iso.date()

export const ofClientSchema = z.object({ clientId: id })

/** `visitId` says in which visit she was asked. */
export const ofAskedClientSchema = z.object({ clientId: id, visitId: id.optional() })

export const newAlertSchema = z.object({
  clientId: id,
  kind: z.enum(ALERT_KINDS),
  severity: z.enum(SEVERITIES),
  text: sentence,
  /** Since when she has it, as far as she knows; a day, YYYY-MM-DD. */
  since: day.optional(),
  /** She was asked just now whether the salon may keep this, and said yes. */
  consentSpoken: z.boolean().optional(),
  /** Which entries of the salon's list it means, when that is plain: none is an answer too. */
  contraindicationIds: z.array(id).max(50).optional(),
  visitId: id.optional(),
})

export const ofAlertSchema = z.object({ alertId: id })

/** Why an alert is ended, made lighter or lets less be stopped. */
export const EASING_REASON_LENGTH = { least: 2, most: 300 }

const easingReason = reasonSchema(EASING_REASON_LENGTH)

export const endedAlertSchema = z.object({ alertId: id, reason: easingReason })

export const revisedAlertSchema = z.object({
  alertId: id,
  severity: z.enum(SEVERITIES),
  /** Where it gets lighter. */
  reason: easingReason.optional(),
})

export const sortedAlertSchema = z.object({
  alertId: id,
  contraindicationIds: z.array(id).max(50).default([]),
  /** Where it is to mean less than before. */
  reason: easingReason.optional(),
})

export const newPromiseSchema = z.object({
  clientId: id,
  text: sentence,
  ownerId: id,
  /** A day of the salon's zone, YYYY-MM-DD. */
  dueOn: day,
  visitId: id.optional(),
})

export const ofPromiseSchema = z.object({ promiseId: id })

export const newCaseSchema = z.object({
  clientId: id,
  kind: z.enum(CASE_KINDS),
  text: paragraph,
  visitId: id.optional(),
})

export const ofCaseSchema = z.object({ caseId: id })

export const searchSchema = z.object({ query: z.string().max(80) })

export type NewAlert = z.output<typeof newAlertSchema>
export type NewPromise = z.output<typeof newPromiseSchema>
export type NewCase = z.output<typeof newCaseSchema>
