// What may be typed into a courtesy. Safe for the client.
import { z } from 'zod'
import { entryId, entryName, entryNameEn } from '@/lib/salons/entry-schemas'

export const OCCASIONS = ['birthday', 'first_visit', 'long_wait', 'open_complaint', 'any'] as const

const words = { name: entryName, nameEn: entryNameEn, occasion: z.enum(OCCASIONS) }

/** The courtesy as the editor saw it: what stands in the store must still be this. */
const seen = z.object({ name: z.string(), nameEn: z.string().nullable(), occasion: z.enum(OCCASIONS) })

export const addCourtesySchema = z.object(words)
export const reviseCourtesySchema = z.object({ courtesyId: entryId, seen, ...words })
export const courtesyIdSchema = z.object({ courtesyId: entryId })

export type CourtesyFacts = {
  name: string
  nameEn?: string | null | undefined
  occasion: (typeof OCCASIONS)[number]
}
export type SeenCourtesy = z.infer<typeof seen>
