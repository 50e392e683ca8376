// What may be typed into a client's archive. Error messages are keys under `errors`. Safe for the client.
import { z } from 'zod'

export const SEXES = ['female', 'male'] as const

/** 客户性质: 机关, 事业单位, 业主, 企业主, 主妇 and those that daily life adds. */
export const NATURES = [
  'government',
  'institution',
  'property_owner',
  'business_owner',
  'homemaker',
  'employee',
  'freelance',
  'student',
  'retired',
] as const

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
  'other',
] as const

export const CASE_KINDS = ['complaint', 'suggestion', 'enquiry', 'request', 'praise'] as const

export type AlertKind = (typeof ALERT_KINDS)[number]
export type Severity = (typeof SEVERITIES)[number]
export type PreferenceKind = (typeof PREFERENCE_KINDS)[number]

const id = z.uuid()

/** Where the list of clients begins, from its address: whatever is neither an id nor a letter a to z is left out. */
export const clientPageSchema = z.object({
  after: id.optional().catch(undefined),
  from: z
    .string()
    .regex(/^[a-z]$/)
    .optional()
    .catch(undefined),
})

/** Whether an id from a URL is one at all; the database would call anything else an error. */
export function isUuid(text: string): boolean {
  return id.safeParse(text).success
}

const name = z.string().trim().min(1).max(60)
const phone = z.string().trim().max(30).optional()
const formOfAddress = z.string().trim().max(30).optional()
const sentence = z.string().trim().min(1).max(200)
const paragraph = z.string().trim().min(1).max(1000)
const day = z.iso.date()

const basics = {
  name,
  phone,
  formOfAddress,
  sex: z.enum(SEXES).optional(),
  birthYear: z.number().int().min(1900).max(2100).optional(),
  birthMonth: z.number().int().min(1).max(12).optional(),
  birthDay: z.number().int().min(1).max(31).optional(),
  nature: z.enum(NATURES).optional(),
  referredById: id.optional(),
  /** The person at the desk has seen that somebody else has this number, and wants it all the same. */
  samePhoneConfirmed: z.boolean().optional(),
}

type Birthday = {
  birthYear?: number | undefined
  birthMonth?: number | undefined
  birthDay?: number | undefined
}

/** Month and day go together; the year may be missing, and may not stand alone. */
function isBirthday({ birthYear, birthMonth, birthDay }: Birthday): boolean {
  if (birthMonth === undefined && birthDay === undefined) return birthYear === undefined
  if (birthMonth === undefined || birthDay === undefined) return false
  const leapYear = 2024
  const date = new Date(Date.UTC(birthYear ?? leapYear, birthMonth - 1, birthDay))
  return date.getUTCMonth() === birthMonth - 1 && date.getUTCDate() === birthDay
}

const birthdayError = { path: ['birthDay'], error: 'birthday_invalid' }

export const newClientSchema = z.object(basics).refine(isBirthday, birthdayError)

export const revisedBasicsSchema = z
  .object({
    ...basics,
    clientId: id,
    revision: z.number().int(),
    pinyin: z.string().trim().max(120).optional(),
  })
  .refine(isBirthday, birthdayError)

/** What is asked over tea; what is left out stays as it is. */
export const completedBasicsSchema = z
  .object({
    clientId: id,
    revision: z.number().int(),
    formOfAddress,
    birthYear: basics.birthYear,
    birthMonth: basics.birthMonth,
    birthDay: basics.birthDay,
    referredById: basics.referredById,
  })
  .refine(isBirthday, birthdayError)

export const ofClientSchema = z.object({ clientId: id })

/** `visitId` says in which visit she was asked. */
export const ofAskedClientSchema = z.object({ clientId: id, visitId: id.optional() })

export const newAlertSchema = z.object({
  clientId: id,
  kind: z.enum(ALERT_KINDS),
  severity: z.enum(SEVERITIES),
  text: sentence,
  visitId: id.optional(),
})

export const ofAlertSchema = z.object({ alertId: id })

export const newPreferenceSchema = z.object({
  clientId: id,
  kind: z.enum(PREFERENCE_KINDS),
  text: sentence,
  visitId: id.optional(),
})

export const ofPreferenceSchema = z.object({ preferenceId: id })

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

export type NewClient = z.output<typeof newClientSchema>
export type RevisedBasics = z.output<typeof revisedBasicsSchema>
export type CompletedBasics = z.output<typeof completedBasicsSchema>
export type NewAlert = z.output<typeof newAlertSchema>
export type NewPreference = z.output<typeof newPreferenceSchema>
export type NewPromise = z.output<typeof newPromiseSchema>
export type NewCase = z.output<typeof newCaseSchema>
