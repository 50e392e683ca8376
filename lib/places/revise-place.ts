// The manager renames a seat or a room.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import { listOf } from './place-list'
import type { PlaceFacts, PlaceKind, SeenPlace } from './place-schemas'

/** Changes its names. Refuses `someone_was_faster` when it is no longer called what the editor saw. */
export async function revisePlace(
  ctx: StaffContext,
  { kind, placeId, seen, ...facts }: PlaceFacts & { kind: PlaceKind; placeId: string; seen: SeenPlace },
): Promise<void> {
  permit(mayEditPlaces(ctx.staff))
  const own = { id: placeId, salonId: ctx.staff.salon.id }
  const change = { where: { ...own, ...seen }, data: { name: facts.name, nameEn: facts.nameEn ?? null } }
  const { count } = await (kind === 'seat' ? ctx.tx.seat.updateMany(change) : ctx.tx.room.updateMany(change))
  if (count === 0) {
    const known = await (kind === 'seat'
      ? ctx.tx.seat.count({ where: own })
      : ctx.tx.room.count({ where: own }))
    throw lostTo(known > 0)
  }
  await noteChange(ctx, listOf(kind), placeId, 'revised')
}
