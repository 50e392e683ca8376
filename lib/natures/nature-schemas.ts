// What may be typed into a nature of clients. Safe for the client.
import { z } from 'zod'
import { entryId, entryName, entryNameEn } from '@/lib/salons/entry-schemas'

const words = { name: entryName, nameEn: entryNameEn }

/** The entry as the editor saw it: what stands in the store must still be this. */
const seen = z.object({ name: z.string(), nameEn: z.string().nullable() })

export const addNatureSchema = z.object(words)
export const reviseNatureSchema = z.object({ natureId: entryId, seen, ...words })
export const natureIdSchema = z.object({ natureId: entryId })

export type NatureFacts = { name: string; nameEn?: string | null | undefined }
export type SeenNature = z.infer<typeof seen>
