// What is sent when a patch test is done and when it is read. Safe for the client.
import { z } from 'zod'

const id = z.uuid()

export const PATCH_TEST_RESULTS = ['clear', 'reaction'] as const

export const newPatchTestSchema = z
  .object({ clientId: id, visitId: id.optional(), treatmentId: id.optional(), productId: id.optional() })
  .refine(({ treatmentId, productId }) => (treatmentId === undefined) !== (productId === undefined), {
    path: ['productId'],
    message: 'choose_one',
  })

export const patchTestReadingSchema = z.object({
  patchTestId: id,
  result: z.enum(PATCH_TEST_RESULTS),
  /** What was seen. */
  note: z.string().trim().max(500, 'too_long').optional(),
})
