// What may be typed of a relation between two clients. Safe for the client.
import { z } from 'zod'
import { RELATION_KINDS } from './relations-flow'

const id = z.uuid()

export const newRelationSchema = z
  .object({
    clientId: id,
    /** What the other is to her. */
    kind: z.enum(RELATION_KINDS),
    otherId: id.optional(),
    /** The name of somebody who has no archive yet; she gets one. */
    otherName: z.string().trim().max(60).optional(),
  })
  .refine(({ otherId, otherName }) => Boolean(otherId) !== Boolean(otherName), {
    path: ['otherName'],
    error: 'required',
  })

export const ofRelationSchema = z.object({ relationId: id })

export type NewRelation = z.output<typeof newRelationSchema>
