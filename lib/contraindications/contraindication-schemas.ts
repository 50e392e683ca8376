// What may be typed into an entry of the contraindications (禁忌). Safe for the client.
import { z } from 'zod'
import { entryId, entryName, entryNameEn, otherWords } from '@/lib/salons/entry-schemas'

/** The kinds of her alerts, by which the list is read. */
export const CONTRAINDICATION_KINDS = ['allergy', 'contraindication', 'pregnancy', 'medication'] as const
export type ContraindicationKind = (typeof CONTRAINDICATION_KINDS)[number]

const words = {
  kind: z.enum(CONTRAINDICATION_KINDS),
  name: entryName,
  nameEn: entryNameEn,
  words: otherWords.optional(),
}

/** The entry as the editor saw it: what stands in the store must still be this. */
const seen = z.object({
  kind: z.enum(CONTRAINDICATION_KINDS),
  name: z.string(),
  nameEn: z.string().nullable(),
  words: z.array(z.string()),
})

export const addContraindicationSchema = z.object(words)
export const reviseContraindicationSchema = z.object({ contraindicationId: entryId, seen, ...words })
export const contraindicationIdSchema = z.object({ contraindicationId: entryId })

export type ContraindicationFacts = {
  kind: ContraindicationKind
  name: string
  nameEn?: string | null | undefined
  words?: readonly string[] | undefined
}
export type SeenContraindication = z.infer<typeof seen>
