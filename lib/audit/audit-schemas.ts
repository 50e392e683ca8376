// What the manager may ask of the audit; it stands in the address, so it holds ids and days alone. Safe for the client.
import { z } from 'zod'

const day = z.iso.date().optional().catch(undefined)
const id = z.uuid().optional().catch(undefined)

/** Looks, what left the house, deeds for guests, about colleagues, and in the settings. */
export const DEED_KINDS = ['looks', 'exports', 'guests', 'staff', 'house'] as const
export type DeedKind = (typeof DEED_KINDS)[number]

/** Instead of a colleague's id: whatever anybody did. */
export const EVERYBODY = 'everybody'

export const deedsAskedSchema = z.object({
  colleague: z.uuid().or(z.literal(EVERYBODY)).optional().catch(undefined),
  kind: z.enum(DEED_KINDS).optional().catch(undefined),
  subject: id,
  from: day,
  to: day,
  before: id,
})
