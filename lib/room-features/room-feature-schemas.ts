// What may be typed into a feature of rooms. Safe for the client.
import { z } from 'zod'
import { entryId, entryName, entryNameEn } from '@/lib/salons/entry-schemas'

const words = { name: entryName, nameEn: entryNameEn }

/** The entry as the editor saw it: what stands in the store must still be this. */
const seen = z.object({ name: z.string(), nameEn: z.string().nullable() })

export const addRoomFeatureSchema = z.object(words)
export const reviseRoomFeatureSchema = z.object({ featureId: entryId, seen, ...words })
export const roomFeatureIdSchema = z.object({ featureId: entryId })

export type RoomFeatureFacts = { name: string; nameEn?: string | null | undefined }
export type SeenRoomFeature = z.infer<typeof seen>
