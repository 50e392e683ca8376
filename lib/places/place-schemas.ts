// What may be typed into a seat or a room. Safe for the client.
import { z } from 'zod'
import { entryId, entryName, entryNameEn, orderSchema } from '@/lib/salons/entry-schemas'

export const PLACE_KINDS = ['seat', 'room'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

const kind = z.enum(PLACE_KINDS)
const words = { name: entryName, nameEn: entryNameEn }

/** The place as the editor saw it: what stands in the store must still be this. */
const seen = z.object({ name: z.string(), nameEn: z.string().nullable() })

export const addPlaceSchema = z.object({ kind, ...words })
export const revisePlaceSchema = z.object({ kind, placeId: entryId, seen, ...words })
export const placeIdSchema = z.object({ kind, placeId: entryId })
export const reorderPlacesSchema = orderSchema.extend({ kind })

export type PlaceFacts = { name: string; nameEn?: string | null | undefined }
export type SeenPlace = z.infer<typeof seen>
