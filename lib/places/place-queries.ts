// Reads of seats and rooms for the page that edits them; the visit reads what can be chosen with itself.
import 'server-only'
import { db } from '@/lib/db/client'

const placeSelect = { id: true, name: true, nameEn: true } as const
const inOrder = [{ position: 'asc' }, { id: 'asc' }] as const

export type PlaceInSettings = { id: string; name: string; nameEn: string | null; retiredAt: Date | null }

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
