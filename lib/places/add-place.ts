// The manager sets up a seat or a room.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { relinkEntries } from '@/lib/salons/entry-links'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import { listOf, ROOM_FEATURES } from './place-list'
import type { PlaceFacts, PlaceKind } from './place-schemas'

/** Adds a seat or a room after the others of its kind. Refuses `not_permitted` and `entry_out_of_use`. */
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
  if (kind === 'room') await relinkEntries(ctx, ROOM_FEATURES, id, facts.featureIds ?? [])
  await noteChange(ctx, list, id, 'added')
  return { placeId: id }
}
