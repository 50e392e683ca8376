// What may be typed into an entry of the menu. Safe for the client.
import { z } from 'zod'
import { AREAS } from '@/lib/concerns/area-flow'
import {
  concernCodes,
  entryId,
  entryIds,
  entryName,
  entryNameEn,
  otherWords,
  priceSchema,
} from '@/lib/salons/entry-schemas'
import { patchTestHours } from '@/lib/salons/patch-test-hours'
import { METHODS } from './method-flow'

/** Minutes in which therapist and room are taken beside her own. */
const around = z.number('whole_minutes').int('whole_minutes').min(0, 'whole_minutes').max(120, 'too_many')

const words = {
  name: entryName,
  nameEn: entryNameEn,
  durationMinutes: z
    .number('whole_minutes')
    .int('whole_minutes')
    .min(5, 'too_few_minutes')
    .max(480, 'too_many'),
  /** Hours after which she is called; blank is the salon's own delay. */
  followUpAfterHours: z
    .number('whole_hours')
    .int('whole_hours')
    .min(1, 'whole_hours')
    .max(720, 'too_many')
    .nullish(),
}

/** Whole days; blank is null. */
const days = (most: number) =>
  z
    .number('whole_days')
    .int('whole_days')
    .min(1, 'whole_days')
    .max(most, 'too_many')
    .nullish()
    .transform((typed) => typed ?? null)

/** Codes as a form sends them, in one field, joined by commas. */
const codes = <Code extends string>(known: readonly [Code, ...Code[]]) =>
  z
    .string()
    .transform((joined) => [...new Set(joined.split(',').filter((code) => code !== ''))])
    .pipe(z.array(z.enum(known)))

/** What a booking of it reserves. */
export const HOLDS = ['therapist', 'room'] as const

const careWords = {
  holds: codes(HOLDS),
  preparationMinutes: around,
  cleanupMinutes: around,
  intervalDays: days(365),
  concerns: concernCodes,
  otherNames: otherWords,
  methods: codes(METHODS),
  touches: codes(AREAS as [string, ...string[]]),
  patchTestDays: days(730),
  patchTestHours,
  skillIds: entryIds,
  featureIds: entryIds,
  productIds: entryIds,
  contraindicationIds: entryIds,
}

/** The entry as the editor saw it: what stands in the store must still be this. */
const seen = z.object({
  name: z.string(),
  nameEn: z.string().nullable(),
  durationMinutes: z.number().int(),
  priceMinor: z.number().int(),
  followUpAfterHours: z.number().int().nullable(),
})
const seenWhole = seen.extend({
  needsTherapist: z.boolean(),
  needsRoom: z.boolean(),
  preparationMinutes: z.number().int(),
  cleanupMinutes: z.number().int(),
  intervalDays: z.number().int().nullable(),
  concerns: z.array(z.string()),
  otherNames: z.array(z.string()),
  methods: z.array(z.string()),
  touches: z.array(z.string()),
  patchTestDays: z.number().int().nullable(),
  patchTestHours: z.number().int(),
  skillIds: z.array(entryId),
  featureIds: z.array(entryId),
  productIds: z.array(entryId),
  contraindicationIds: z.array(entryId),
})

export const addTreatmentSchema = z.object({ ...words, price: priceSchema })
export const reviseTreatmentSchema = z.object({
  treatmentId: entryId,
  seen: seenWhole,
  ...words,
  ...careWords,
  price: priceSchema,
})
export const treatmentIdSchema = z.object({ treatmentId: entryId })

/** How it is done and for whom; what is left out stays as it is. */
export type TreatmentCare = {
  /** Whole minutes before and after her, in which therapist and room are taken too. */
  preparationMinutes?: number | undefined
  cleanupMinutes?: number | undefined
  /** What a booking of it reserves; left out in a new one: both. */
  holds?: readonly (typeof HOLDS)[number][] | undefined
  /** Days until it should be repeated; null: as she likes. */
  intervalDays?: number | null | undefined
  /** Codes of lib/concerns/concern-flow.ts. */
  concerns?: readonly string[] | undefined
  /** What else it is called; her own words are held against these too. */
  otherNames?: readonly string[] | undefined
  /** How it works on her: codes of method-flow.ts. */
  methods?: readonly string[] | undefined
  /** Where it touches her: codes of lib/concerns/area-flow.ts; none is "nobody has said". */
  touches?: readonly string[] | undefined
  /** Days for which a clear patch test holds; null: it needs none. */
  patchTestDays?: number | null | undefined
  /** Hours that it stays on before it can be read as clear. */
  patchTestHours?: number | undefined
  skillIds?: readonly string[] | undefined
  featureIds?: readonly string[] | undefined
  productIds?: readonly string[] | undefined
  contraindicationIds?: readonly string[] | undefined
}

export type TreatmentFacts = TreatmentCare & {
  name: string
  nameEn?: string | null | undefined
  /** Whole minutes. */
  durationMinutes: number
  /** Minor units of the salon's currency. */
  priceMinor: number
  /** Whole hours; null or absent is the salon's own delay. */
  followUpAfterHours?: number | null | undefined
}
/** What an editor did not look at is not held against her. */
export type SeenTreatment = z.infer<typeof seen> &
  Omit<TreatmentCare, 'holds'> & { needsTherapist?: boolean; needsRoom?: boolean }
