// What may be typed into a step of a protocol. Safe for the client.
import { z } from 'zod'
import { entryId, orderSchema } from '@/lib/salons/entry-schemas'

const title = z.string().trim().min(1, 'required').max(40, 'too_long')
const text = (most: number) => z.string().trim().max(most, 'too_long')

/** The products a step uses, each with its amount as it is said in the room. */
const products = z
  .array(
    z.object({
      productId: entryId,
      amount: text(20).transform((typed) => typed || null),
    }),
  )
  .max(8, 'too_many')
  .refine((each) => new Set(each.map(({ productId }) => productId)).size === each.length, 'product_twice')

const words = {
  title,
  titleEn: text(80)
    .nullish()
    .transform((typed) => typed || null),
  instruction: text(500)
    .optional()
    .transform((typed) => typed ?? ''),
  instructionEn: text(800)
    .nullish()
    .transform((typed) => typed || null),
  minutes: z.number('whole_minutes').int('whole_minutes').min(0, 'whole_minutes').max(480, 'too_many'),
  products,
}

export const addProtocolStepSchema = z.object({ treatmentId: entryId, ...words })
export const reviseProtocolStepSchema = z.object({ stepId: entryId, ...words })
export const protocolStepIdSchema = z.object({ stepId: entryId })
export const reorderProtocolSchema = orderSchema.extend({ treatmentId: entryId })

export type ProtocolStepFacts = {
  title: string
  titleEn?: string | null | undefined
  instruction?: string | undefined
  instructionEn?: string | null | undefined
  /** Whole minutes. */
  minutes: number
  products: readonly { productId: string; amount?: string | null | undefined }[]
}
