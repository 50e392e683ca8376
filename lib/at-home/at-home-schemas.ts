// What may be asked of the products she has at home. Safe for the client.
import { z } from 'zod'
import { AT_HOME_ENDS, LEFTS } from './at-home-flow'

const id = z.uuid()

export const QUANTITIES = { least: 1, most: 99 } as const

export const quantitySchema = z.int().min(QUANTITIES.least).max(QUANTITIES.most)

export const newAtHomeSchema = z.object({
  clientId: id,
  /** The visit in which she told of it. */
  visitId: id.optional(),
  productId: id,
  left: z.enum(LEFTS),
})

/** `seen`: when it ran out as the editor saw it. */
export const correctedAtHomeSchema = z.object({
  atHomeId: id,
  seen: z.iso.date().nullable(),
  runsOutOn: z.iso.date().nullable(),
})

export const endedAtHomeSchema = z.object({ atHomeId: id, end: z.enum(AT_HOME_ENDS) })
export const ofAtHomeSchema = z.object({ atHomeId: id })

export type NewAtHome = z.output<typeof newAtHomeSchema>
export type CorrectedAtHome = z.output<typeof correctedAtHomeSchema>
export type EndedAtHome = z.output<typeof endedAtHomeSchema>
