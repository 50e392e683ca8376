// The manager puts the features of rooms into another order.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { reorderList } from '@/lib/salons/salon-lists'

/** Orders them as `ids`. Refuses `someone_was_faster` when they are not exactly those in use now. */
export async function reorderRoomFeatures(ctx: StaffContext, { ids }: { ids: string[] }): Promise<void> {
  permit(mayEditPlaces(ctx.staff))
  await reorderList(ctx, 'RoomFeature', ids)
}
