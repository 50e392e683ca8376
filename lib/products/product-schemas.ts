// What may be typed into a product. Safe for the client.
import { z } from 'zod'
import { entryId, entryName, entryNameEn, priceSchema } from '@/lib/salons/entry-schemas'

const words = { name: entryName, nameEn: entryNameEn }

/** The product as the editor saw it: what stands in the store must still be this. */
const seen = z.object({ name: z.string(), nameEn: z.string().nullable(), priceMinor: z.number().int() })

export const addProductSchema = z.object({ ...words, price: priceSchema })
export const reviseProductSchema = z.object({ productId: entryId, seen, ...words, price: priceSchema })
export const productIdSchema = z.object({ productId: entryId })

export type ProductFacts = {
  name: string
  nameEn?: string | null | undefined
  /** Minor units of the salon's currency. */
  priceMinor: number
}
export type SeenProduct = z.infer<typeof seen>
