// What is sent when a patch test is done and when it is read. Safe for the client.
import { z } from 'zod'
import { PATCH_PLACES } from './patch-test-flow'

const id = z.uuid()

export const PATCH_TEST_RESULTS = ['clear', 'reaction'] as const

export const newPatchTestSchema = z
  .object({
    clientId: id,
    visitId: id.optional(),
    treatmentId: id.optional(),
    productId: id.optional(),
    place: z.enum(PATCH_PLACES),
  })
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

export const takenBackTestSchema = z.object({ patchTestId: id })

/** `result`: what she saw there when she took it back. */
export const takenBackReadingSchema = z.object({ patchTestId: id, result: z.enum(PATCH_TEST_RESULTS) })
