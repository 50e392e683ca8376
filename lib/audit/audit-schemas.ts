// What the manager may ask of the audit; it stands in the address, so it holds ids and days alone. Safe for the client.
import { z } from 'zod'

const day = z.iso.date().optional().catch(undefined)
const id = z.uuid().optional().catch(undefined)

export const deedsAskedSchema = z.object({ colleague: id, from: day, to: day, before: id })
