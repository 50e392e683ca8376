// What may be typed into a tag of clients. Safe for the client.
import { z } from 'zod'
import { entryId, entryName, entryNameEn } from '@/lib/salons/entry-schemas'

const words = { name: entryName, nameEn: entryNameEn }

/** The entry as the editor saw it: what stands in the store must still be this. */
const seen = z.object({ name: z.string(), nameEn: z.string().nullable() })

export const addTagSchema = z.object(words)
export const reviseTagSchema = z.object({ tagId: entryId, seen, ...words })
export const tagIdSchema = z.object({ tagId: entryId })

export type TagFacts = { name: string; nameEn?: string | null | undefined }
export type SeenTag = z.infer<typeof seen>
