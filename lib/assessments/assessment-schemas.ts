// What may be typed into a sheet of readings, and what is tapped while one is taken. Safe for the client.
import { z } from 'zod'
import { AREAS, FINDINGS_TO_MIND } from '@/lib/concerns/area-flow'
import { CONCERNS, REGIONS } from '@/lib/concerns/concern-flow'
import { entryId, entryName, entryNameEn, orderSchema } from '@/lib/salons/entry-schemas'
import { isWithin, MOMENTS, READING_FORMS, readDecimal } from './assessment-flow'

const words = { name: entryName, nameEn: entryNameEn }

/** The sheet as the editor saw it: what stands in the store must still be this. */
const seenTemplate = z.object({ name: z.string(), nameEn: z.string().nullable() })

export const addTemplateSchema = z.object({ region: z.enum(REGIONS), ...words })
export const reviseTemplateSchema = z.object({ templateId: entryId, seen: seenTemplate, ...words })
export const templateIdSchema = z.object({ templateId: entryId })

const shortWord = z
  .string()
  .trim()
  .max(20, 'too_long')
  .nullish()
  .transform((word) => word || null)

/** A number as people type it, blank for none. */
const decimal = z
  .string()
  .nullish()
  .transform((typed, context) => {
    if (!typed?.trim()) return null
    const value = readDecimal(typed)
    if (value === null) context.addIssue({ code: 'custom', message: 'invalid' })
    return value
  })

const steps = z.number('whole_number').int('whole_number').min(2, 'too_small').max(10, 'too_big').nullish()

const readingWords = {
  ...words,
  form: z.enum(READING_FORMS),
  lowEnd: shortWord,
  lowEndEn: shortWord,
  highEnd: shortWord,
  highEndEn: shortWord,
  steps: steps.transform((count) => count ?? null),
  unit: shortWord,
  minimum: decimal,
  maximum: decimal,
  isKey: z.boolean().default(false),
  concern: z
    .enum(CONCERNS)
    .nullish()
    .transform((concern) => concern ?? null),
  concernBelow: decimal,
  concernAbove: decimal,
}

type Typed = {
  form: 'scale' | 'measure'
  steps: number | null
  minimum: number | null
  maximum: number | null
  concern: string | null
  concernBelow: number | null
  concernAbove: number | null
}

/** The first field that does not hold beside the others, and why. */
function flawOf(typed: Typed): { field: keyof Typed; message: string } | null {
  const { form, minimum, maximum, concern, concernBelow, concernAbove } = typed
  if (form === 'scale' && typed.steps === null) return { field: 'steps', message: 'required' }
  if (form === 'measure') {
    if (minimum === null) return { field: 'minimum', message: 'required' }
    if (maximum === null) return { field: 'maximum', message: 'required' }
    if (minimum >= maximum) return { field: 'maximum', message: 'range_backwards' }
  }
  if (concern === null) return null
  const isOff = (value: number | null) => value !== null && !isWithin(typed, value)
  if (concernBelow === null && concernAbove === null)
    return { field: 'concernAbove', message: 'threshold_needed' }
  if (isOff(concernBelow)) return { field: 'concernBelow', message: 'off_scale' }
  if (isOff(concernAbove)) return { field: 'concernAbove', message: 'off_scale' }
  const isCrossed = concernBelow !== null && concernAbove !== null && concernBelow >= concernAbove
  return isCrossed ? { field: 'concernAbove', message: 'range_backwards' } : null
}

function mustHold(typed: Typed, context: z.RefinementCtx): void {
  const flaw = flawOf(typed)
  if (flaw) context.addIssue({ code: 'custom', path: [flaw.field], message: flaw.message })
}

/** Leaves out what the other form would have. */
function fitting<Facts extends Typed & { unit: string | null }>(facts: Facts): Facts {
  const { concern } = facts
  return {
    ...facts,
    ...(facts.form === 'scale' ? { unit: null, minimum: null, maximum: null } : { steps: null }),
    ...(concern === null ? { concernBelow: null, concernAbove: null } : {}),
  }
}

/** The reading as the editor saw it: what stands in the store must still be this. */
export const seenReading = z.object({
  name: z.string(),
  nameEn: z.string().nullable(),
  form: z.enum(READING_FORMS),
  lowEnd: z.string().nullable(),
  lowEndEn: z.string().nullable(),
  highEnd: z.string().nullable(),
  highEndEn: z.string().nullable(),
  steps: z.number().nullable(),
  unit: z.string().nullable(),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  isKey: z.boolean(),
  concern: z.string().nullable(),
  concernBelow: z.number().nullable(),
  concernAbove: z.number().nullable(),
})

export const addReadingTypeSchema = z
  .object({ templateId: entryId, ...readingWords })
  .superRefine(mustHold)
  .transform(fitting)
export const reviseReadingTypeSchema = z
  .object({ readingTypeId: entryId, seen: seenReading, ...readingWords })
  .superRefine(mustHold)
  .transform(fitting)
export const readingTypeIdSchema = z.object({ readingTypeId: entryId })
export const reorderReadingTypesSchema = orderSchema.extend({ templateId: entryId })

export type TemplateFacts = { name: string; nameEn: string | null }
/** A reading of a sheet, as it was typed or as it was seen. */
export type ReadingTypeFacts = z.output<typeof seenReading>

export const takeReadingSchema = z.object({
  visitId: z.uuid(),
  readingTypeId: z.uuid(),
  moment: z.enum(MOMENTS),
  /** Null takes it back. */
  value: z.number().nullable(),
  /** What stood there for whoever taps. */
  seen: z.number().nullable(),
})

const strength = z.number().int().min(1).max(3).nullable()

export const markAreaSchema = z.object({
  visitId: z.uuid(),
  templateId: z.uuid(),
  area: z.enum(AREAS),
  kind: z.enum([...CONCERNS, ...FINDINGS_TO_MIND]),
  /** Null wipes it off. */
  strength,
  seen: strength,
})

export type ReadingTaken = z.output<typeof takeReadingSchema>
export type AreaMarked = z.output<typeof markAreaSchema>
