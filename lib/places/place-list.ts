// Which list of the salon a kind of place stands in, and what a room names.
import type { EntryLink } from '@/lib/salons/entry-links'
import type { PlaceKind } from './place-schemas'

export const ROOM_FEATURES: EntryLink = {
  table: 'RoomHasFeature',
  owner: 'roomId',
  entry: 'featureId',
  list: 'RoomFeature',
}

export function listOf(kind: PlaceKind): 'Seat' | 'Room' {
  return kind === 'seat' ? 'Seat' : 'Room'
}
