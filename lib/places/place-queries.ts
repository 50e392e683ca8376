// Reads of seats and rooms: for those who choose one and for the page that edits them.
import 'server-only'
import { db } from '@/lib/db/client'

const placeSelect = { id: true, name: true, nameEn: true } as const
const inOrder = [{ position: 'asc' }, { id: 'asc' }] as const

export type Place = { id: string; name: string; nameEn: string | null }
export type PlaceInSettings = Place & { retiredAt: Date | null }

/** Seats in use, in the salon's order. */
export async function listSeats(salonId: string): Promise<Place[]> {
  return db.seat.findMany({ where: { salonId, retiredAt: null }, orderBy: [...inOrder], select: placeSelect })
}

/** Rooms in use, in the salon's order. */
export async function listRooms(salonId: string): Promise<Place[]> {
  return db.room.findMany({ where: { salonId, retiredAt: null }, orderBy: [...inOrder], select: placeSelect })
}

/** All seats and rooms, with those out of use. */
export async function listPlacesForSettings(
  salonId: string,
): Promise<{ seats: PlaceInSettings[]; rooms: PlaceInSettings[] }> {
  const every = {
    where: { salonId },
    orderBy: [...inOrder],
    select: { ...placeSelect, retiredAt: true },
  }
  const [seats, rooms] = await Promise.all([db.seat.findMany(every), db.room.findMany(every)])
  return { seats, rooms }
}
