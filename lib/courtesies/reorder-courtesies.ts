// The manager puts the courtesies into another order; the first that suits is proposed.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { reorderList } from '@/lib/salons/salon-lists'

/** Orders the courtesies as `ids`. Refuses `someone_was_faster` when they are not exactly those kept now. */
export async function reorderCourtesies(ctx: StaffContext, { ids }: { ids: string[] }): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await reorderList(ctx, 'Courtesy', ids)
}
