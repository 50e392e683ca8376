// What may be typed into an entry of the menu. Safe for the client.
import { z } from 'zod'
import { entryId, entryName, entryNameEn, priceSchema } from '@/lib/salons/entry-schemas'

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

/** The entry as the editor saw it: what stands in the store must still be this. */
const seen = z.object({
  name: z.string(),
  nameEn: z.string().nullable(),
  durationMinutes: z.number().int(),
  priceMinor: z.number().int(),
  followUpAfterHours: z.number().int().nullable(),
})

export const addTreatmentSchema = z.object({ ...words, price: priceSchema })
export const reviseTreatmentSchema = z.object({ treatmentId: entryId, seen, ...words, price: priceSchema })
export const treatmentIdSchema = z.object({ treatmentId: entryId })

export type TreatmentFacts = {
  name: string
  nameEn?: string | null | undefined
  /** Whole minutes. */
  durationMinutes: number
  /** Minor units of the salon's currency. */
  priceMinor: number
  /** Whole hours; null or absent is the salon's own delay. */
  followUpAfterHours?: number | null | undefined
}
export type SeenTreatment = z.infer<typeof seen>
