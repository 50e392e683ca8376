// What is sent when two archives are made one, or found to be two people. Safe for the client.
import { z } from 'zod'
import { MERGE_FIELD_NAMES } from './merge-flow'

const id = z.uuid()

export const mergeClientsSchema = z.object({
  keptId: id,
  /** The revisions that were shown. */
  keptRevision: z.number().int(),
  goneId: id,
  goneRevision: z.number().int(),
  /** The fields taken over from the archive that goes; the others stay as the kept one has them. */
  fromGone: z.array(z.enum(MERGE_FIELD_NAMES)),
})

export const ofMergeSchema = z.object({ mergeId: id })

export const pairSchema = z.object({ oneId: id, otherId: id })

/** Where the list of likely doubles begins, and whom it is about; ids only. What is none is left out. */
export const duplicatesPageSchema = z.object({
  with: id.optional().catch(undefined),
  other: id.optional().catch(undefined),
  after: z
    .string()
    .regex(/^\d{1,4}_[0-9a-f-]{36}_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})

export type MergedClients = z.output<typeof mergeClientsSchema>
export type Pair = z.output<typeof pairSchema>
