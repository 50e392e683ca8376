// The manager renames a feature; rooms and treatments have it under its new name.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import type { RoomFeatureFacts, SeenRoomFeature } from './room-feature-schemas'

/** Changes its names. Refuses `someone_was_faster` when it is no longer called what the editor saw. */
export async function reviseRoomFeature(
  ctx: StaffContext,
  { featureId, seen, ...facts }: RoomFeatureFacts & { featureId: string; seen: SeenRoomFeature },
): Promise<void> {
  permit(mayEditPlaces(ctx.staff))
  const own = { id: featureId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.roomFeature.updateMany({
    where: { ...own, ...seen },
    data: { name: facts.name, nameEn: facts.nameEn ?? null },
  })
  if (count === 0) throw lostTo((await ctx.tx.roomFeature.count({ where: own })) > 0)
  await noteChange(ctx, 'RoomFeature', featureId, 'revised')
}
