// The manager renames a seat or a room, or says what a room offers.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { linkedEntries, relinkEntries } from '@/lib/salons/entry-links'
import { sameEntries } from '@/lib/salons/entry-schemas'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import { listOf, ROOM_FEATURES } from './place-list'
import type { PlaceFacts, PlaceKind, SeenPlace } from './place-schemas'

/**
 * Changes its names and what it offers; what is booked there stays. Refuses `someone_was_faster` when it is no longer
 * what the editor saw, and `entry_out_of_use`.
 */
export async function revisePlace(
  ctx: StaffContext,
  { kind, placeId, seen, ...facts }: PlaceFacts & { kind: PlaceKind; placeId: string; seen: SeenPlace },
): Promise<void> {
  permit(mayEditPlaces(ctx.staff))
  const own = { id: placeId, salonId: ctx.staff.salon.id }
  const { featureIds: offered, ...called } = seen
  const change = { where: { ...own, ...called }, data: { name: facts.name, nameEn: facts.nameEn ?? null } }
  const { count } = await (kind === 'seat' ? ctx.tx.seat.updateMany(change) : ctx.tx.room.updateMany(change))
  if (count === 0) {
    const known = await (kind === 'seat'
      ? ctx.tx.seat.count({ where: own })
      : ctx.tx.room.count({ where: own }))
    throw lostTo(known > 0)
  }
  if (kind === 'room') await reviseFeatures(ctx, placeId, offered, facts.featureIds)
  await noteChange(ctx, listOf(kind), placeId, 'revised')
}

async function reviseFeatures(
  ctx: StaffContext,
  roomId: string,
  seen: readonly string[] | undefined,
  featureIds: readonly string[] | undefined,
): Promise<void> {
  if (seen && !sameEntries(await linkedEntries(ctx, ROOM_FEATURES, roomId), seen)) throw lostTo(true)
  if (featureIds) await relinkEntries(ctx, ROOM_FEATURES, roomId, featureIds)
}
