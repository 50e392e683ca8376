// What may be typed into a seat or a room. Safe for the client.
import { z } from 'zod'
import { entryId, entryIds, entryName, entryNameEn, orderSchema } from '@/lib/salons/entry-schemas'

export const PLACE_KINDS = ['seat', 'room'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

const kind = z.enum(PLACE_KINDS)
/** A seat has no features. */
const words = { name: entryName, nameEn: entryNameEn, featureIds: entryIds.optional() }

/** The place as the editor saw it: what stands in the store must still be this. */
const seen = z.object({
  name: z.string(),
  nameEn: z.string().nullable(),
  featureIds: z.array(entryId).optional(),
})

export const addPlaceSchema = z.object({ kind, ...words })
export const revisePlaceSchema = z.object({ kind, placeId: entryId, seen, ...words })
export const placeIdSchema = z.object({ kind, placeId: entryId })
export const reorderPlacesSchema = orderSchema.extend({ kind })

export type PlaceFacts = {
  name: string
  nameEn?: string | null | undefined
  /** What a room offers; left out, it stays as it is. */
  featureIds?: readonly string[] | undefined
}
export type SeenPlace = z.infer<typeof seen>
