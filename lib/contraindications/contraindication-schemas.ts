// What may be typed into an entry of the contraindications (禁忌). Safe for the client.
import { z } from 'zod'
import { entryId, entryName, entryNameEn } from '@/lib/salons/entry-schemas'

/** The kinds of her alerts, by which the list is read. */
export const CONTRAINDICATION_KINDS = ['allergy', 'contraindication', 'pregnancy', 'medication'] as const
export type ContraindicationKind = (typeof CONTRAINDICATION_KINDS)[number]

/** Other words for it as people type them, between commas or on lines of their own. */
const otherWords = z
  .string()
  .max(600, 'too_long')
  .transform((typed) => wordsIn(typed))
  .pipe(z.array(z.string().max(40, 'too_long')).max(40, 'too_many'))

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

/** The words of a typed list, each once. */
export function wordsIn(typed: string): string[] {
  const each = typed.normalize('NFKC').split(/[,、;\n]/)
  return [...new Set(each.map((word) => word.trim()).filter((word) => word !== ''))]
}
