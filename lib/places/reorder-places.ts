// The manager puts the seats or the rooms into another order.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { reorderList } from '@/lib/salons/salon-lists'
import { listOf } from './place-list'
import type { PlaceKind } from './place-schemas'

/** Orders them as `ids`. Refuses `someone_was_faster` when they are not exactly those in use now. */
export async function reorderPlaces(
  ctx: StaffContext,
  { kind, ids }: { kind: PlaceKind; ids: string[] },
): Promise<void> {
  permit(mayEditPlaces(ctx.staff))
  await reorderList(ctx, listOf(kind), ids)
}
