// The manager puts the shelf into another order.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { reorderList } from '@/lib/salons/salon-lists'

/** Orders the products as `ids`. Refuses `someone_was_faster` when they are not exactly those kept now. */
export async function reorderProducts(ctx: StaffContext, { ids }: { ids: string[] }): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await reorderList(ctx, 'Product', ids)
}
