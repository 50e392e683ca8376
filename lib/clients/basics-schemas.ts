// What may be typed into the basics of an archive (基础资料), section by section, and how she is sorted. Error messages
// are keys under `errors`. Safe for the client.
import { z } from 'zod'

export const SEXES = ['female', 'male'] as const

/** How she came to know the salon; `imported` and `merged` archives keep what they said. */
export const SOURCES = [
  'walk_in',
  'friend',
  'dianping',
  'xiaohongshu',
  'douyin',
  'wechat',
  'event',
  'imported',
  'other',
] as const

/** Why she has not bought anything yet. */
export const NOT_YET_REASONS = ['price', 'trying', 'not_convinced', 'too_far', 'no_time', 'other'] as const

const id = z.uuid()
const revision = z.number().int()
const short = z.string().trim().max(30).optional()
const line = z.string().trim().max(120).optional()
const words = z.string().trim().max(500).optional()

const birthday = {
  birthYear: z.number().int().min(1900).max(2100).optional(),
  birthMonth: z.number().int().min(1).max(12).optional(),
  birthDay: z.number().int().min(1).max(31).optional(),
  /** Month and day are those of the lunar calendar (农历). */
  birthLunar: z.boolean().optional(),
}

const identity = {
  name: z.string().trim().min(1).max(60),
  formOfAddress: short,
  nickname: short,
  sex: z.enum(SEXES).optional(),
  ...birthday,
}

const contact = {
  phone: z.string().trim().max(30).optional(),
  address: z.string().trim().max(200).optional(),
  source: z.enum(SOURCES).optional(),
  referredById: id.optional(),
  /** The person at the desk has seen that somebody else has this number, and wants it all the same. */
  samePhoneConfirmed: z.boolean().optional(),
}

const life = { family: words, education: line, occupation: line, character: words, hobbies: words }

type TypedBirthday = {
  birthYear?: number | undefined
  birthMonth?: number | undefined
  birthDay?: number | undefined
  birthLunar?: boolean | undefined
}

/** A lunar month has 30 days at most. */
const LUNAR_DAYS = 30

/** Month and day go together; the year may be missing, and may not stand alone. */
function isBirthday({ birthYear, birthMonth, birthDay, birthLunar }: TypedBirthday): boolean {
  if (birthMonth === undefined && birthDay === undefined) return birthYear === undefined
  if (birthMonth === undefined || birthDay === undefined) return false
  if (birthLunar) return birthDay <= LUNAR_DAYS
  const leapYear = 2024
  const date = new Date(Date.UTC(birthYear ?? leapYear, birthMonth - 1, birthDay))
  return date.getUTCMonth() === birthMonth - 1 && date.getUTCDate() === birthDay
}

const birthdayError = { path: ['birthDay'], error: 'birthday_invalid' }

export const newClientSchema = z
  .object({
    ...identity,
    ...contact,
    ...life,
    natureId: id.optional(),
    /** The person at the desk has seen that somebody else has this name, and knows that it is another. */
    sameNameConfirmed: z.boolean().optional(),
  })
  .refine(isBirthday, birthdayError)

const ofSection = { clientId: id, revision }

export const revisedBasicsSchema = z.discriminatedUnion('section', [
  z
    .object({
      ...ofSection,
      section: z.literal('identity'),
      ...identity,
      pinyin: z.string().trim().max(120).optional(),
    })
    .refine(isBirthday, birthdayError),
  z.object({ ...ofSection, section: z.literal('contact'), ...contact }),
  z.object({ ...ofSection, section: z.literal('life'), ...life }),
])

/** What is asked over tea; what is left out stays as it is. */
export const completedBasicsSchema = z
  .object({
    ...ofSection,
    formOfAddress: short,
    ...birthday,
    referredById: contact.referredById,
  })
  .refine(isBirthday, birthdayError)

/** How she is sorted: what is left out is emptied; without `isUpgraded`, what she is to the books stays as it is. */
export const classificationSchema = z
  .object({
    ...ofSection,
    natureId: id.optional(),
    isUpgraded: z.boolean().optional(),
    notYetReason: z.enum(NOT_YET_REASONS).optional(),
    nextAction: z.string().trim().max(200).optional(),
    /** A day of the salon's zone, YYYY-MM-DD. */
    nextActionOn: z.iso.date().optional(),
  })
  .refine(({ nextAction, nextActionOn }) => !nextActionOn || nextAction, {
    path: ['nextAction'],
    error: 'required',
  })

export const newPhoneSchema = z.object({
  clientId: id,
  phone: z.string().trim().min(1).max(30),
  label: short,
  samePhoneConfirmed: contact.samePhoneConfirmed,
})

export const ofPhoneSchema = z.object({ phoneId: id })

export const ofTagSchema = z.object({ clientId: id, tagId: id })

export type NewClient = z.output<typeof newClientSchema>
export type RevisedBasics = z.output<typeof revisedBasicsSchema>
export type CompletedBasics = z.output<typeof completedBasicsSchema>
export type Classification = z.output<typeof classificationSchema>
export type NewPhone = z.output<typeof newPhoneSchema>
