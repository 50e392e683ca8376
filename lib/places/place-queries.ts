// Reads of seats and rooms for the page that edits them; the visit reads what can be chosen with itself.
import 'server-only'
import { db } from '@/lib/db/client'

export type PlaceInSettings = { id: string; name: string; nameEn: string | null; retiredAt: Date | null }
export type RoomInSettings = PlaceInSettings & { featureIds: string[] }

export type PlacesInSettings = {
  seats: PlaceInSettings[]
  rooms: RoomInSettings[]
  features: PlaceInSettings[]
}

/** All seats, rooms and features of rooms, with those out of use. One statement. */
export async function listPlacesForSettings(salonId: string): Promise<PlacesInSettings> {
  const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }]
  const select = { id: true, name: true, nameEn: true, retiredAt: true }
  const { seats, rooms, roomFeatures } = await db.salon.findUniqueOrThrow({
    where: { id: salonId },
    relationLoadStrategy: 'join',
    select: {
      seats: { orderBy: inOrder, select },
      rooms: { orderBy: inOrder, select: { ...select, features: { select: { featureId: true } } } },
      roomFeatures: { orderBy: inOrder, select },
    },
  })
  return {
    seats,
    rooms: rooms.map(({ features, ...room }) => ({
      ...room,
      featureIds: features.map(({ featureId }) => featureId),
    })),
    features: roomFeatures,
  }
}
