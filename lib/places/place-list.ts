// Which list of the salon a kind of place stands in.
import type { PlaceKind } from './place-schemas'

export function listOf(kind: PlaceKind): 'Seat' | 'Room' {
  return kind === 'seat' ? 'Seat' : 'Room'
}
