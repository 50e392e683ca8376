// The manager puts the menu into another order.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { reorderList } from '@/lib/salons/salon-lists'

/** Orders the menu as `ids`. Refuses `someone_was_faster` when they are not exactly what is on it now. */
export async function reorderTreatments(ctx: StaffContext, { ids }: { ids: string[] }): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await reorderList(ctx, 'Treatment', ids)
}
