// The manager takes a feature of rooms out of use, or back into it. Nothing is ever deleted.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { setRetired } from '@/lib/salons/salon-lists'

/** No treatment asks for it any more; the rooms keep it. Refuses `not_found` when it is not in use. */
export async function retireRoomFeature(
  ctx: StaffContext,
  { featureId }: { featureId: string },
): Promise<void> {
  permit(mayEditPlaces(ctx.staff))
  await setRetired(ctx, 'RoomFeature', featureId, true)
}

/** Takes it back into use where it stood. Refuses `not_found` when it is in use already. */
export async function restoreRoomFeature(
  ctx: StaffContext,
  { featureId }: { featureId: string },
): Promise<void> {
  permit(mayEditPlaces(ctx.staff))
  await setRetired(ctx, 'RoomFeature', featureId, false)
}
