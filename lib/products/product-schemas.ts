// What may be typed into a product. Safe for the client.
import { z } from 'zod'
import {
  concernCodes,
  entryId,
  entryIds,
  entryName,
  entryNameEn,
  priceSchema,
} from '@/lib/salons/entry-schemas'
import { patchTestHours } from '@/lib/salons/patch-test-hours'

export const PRODUCT_UNITS = ['ml', 'g', 'piece'] as const
export type ProductUnit = (typeof PRODUCT_UNITS)[number]

/** Where a product is used, as it is chosen. */
export const PRODUCT_USES = ['home', 'treatment', 'both'] as const
export type ProductUse = (typeof PRODUCT_USES)[number]

/** What a choice of use means. */
export function usedFor(use: ProductUse): { isForHome: boolean; isForTreatment: boolean } {
  return { isForHome: use !== 'treatment', isForTreatment: use !== 'home' }
}

/** An amount as people type it, 30 or 0.5; blank is null. */
const amount = z
  .number('amount')
  .positive('amount')
  .max(100_000, 'too_many')
  .nullish()
  .transform((typed) => typed ?? null)

const benefit = z
  .string()
  .trim()
  .max(200, 'too_long')
  .nullish()
  .transform((typed) => typed || null)

const words = {
  name: entryName,
  nameEn: entryNameEn,
  use: z.enum(PRODUCT_USES),
  size: amount,
  sizeUnit: z.enum(PRODUCT_UNITS).default('ml'),
  dailyUse: amount,
  concerns: concernCodes,
  benefit,
  benefitEn: benefit,
  patchTestDays: z
    .number('whole_days')
    .int('whole_days')
    .min(1, 'whole_days')
    .max(730, 'too_many')
    .nullish()
    .transform((typed) => typed ?? null),
  patchTestHours,
  contraindicationIds: entryIds,
}

/** The product as the editor saw it: what stands in the store must still be this. */
const seen = z.object({
  name: z.string(),
  nameEn: z.string().nullable(),
  priceMinor: z.number().int(),
  isForHome: z.boolean(),
  isForTreatment: z.boolean(),
  size: z.number().nullable(),
  sizeUnit: z.enum(PRODUCT_UNITS).nullable(),
  dailyUse: z.number().nullable(),
  concerns: z.array(z.string()),
  benefit: z.string().nullable(),
  benefitEn: z.string().nullable(),
  patchTestDays: z.number().int().nullable(),
  patchTestHours: z.number().int(),
  contraindicationIds: z.array(entryId),
})

export const addProductSchema = z.object({ ...words, price: priceSchema })
export const reviseProductSchema = z.object({ productId: entryId, seen, ...words, price: priceSchema })
export const productIdSchema = z.object({ productId: entryId })

/** What it is for and made of; what is left out stays as it is. */
export type ProductCare = {
  isForHome?: boolean | undefined
  isForTreatment?: boolean | undefined
  /** How much is in one, and how much of it goes in a day, both in `sizeUnit`. */
  size?: number | null | undefined
  sizeUnit?: ProductUnit | null | undefined
  dailyUse?: number | null | undefined
  /** Codes of lib/concerns/concern-flow.ts. */
  concerns?: readonly string[] | undefined
  benefit?: string | null | undefined
  benefitEn?: string | null | undefined
  patchTestDays?: number | null | undefined
  /** Hours that it stays on before it can be read as clear. */
  patchTestHours?: number | undefined
  contraindicationIds?: readonly string[] | undefined
}

export type ProductFacts = ProductCare & {
  name: string
  nameEn?: string | null | undefined
  /** Minor units of the salon's currency. */
  priceMinor: number
}
/** What an editor did not look at is not held against her. */
export type SeenProduct = { name: string; nameEn: string | null; priceMinor: number } & ProductCare
