// The manager sets up a seat or a room.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import { listOf } from './place-list'
import type { PlaceFacts, PlaceKind } from './place-schemas'

/** Adds a seat or a room after the others of its kind. Refuses `not_permitted`. */
export async function addPlace(
  ctx: StaffContext,
  { kind, ...facts }: PlaceFacts & { kind: PlaceKind },
): Promise<{ placeId: string }> {
  permit(mayEditPlaces(ctx.staff))
  const list = listOf(kind)
  const data = {
    salonId: ctx.staff.salon.id,
    name: facts.name,
    nameEn: facts.nameEn ?? null,
    position: await nextPosition(ctx, list),
  }
  const { id } = await (kind === 'seat' ? ctx.tx.seat.create({ data }) : ctx.tx.room.create({ data }))
  await noteChange(ctx, list, id, 'added')
  return { placeId: id }
}
