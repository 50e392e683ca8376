// The manager puts the contraindications into another order.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { reorderList } from '@/lib/salons/salon-lists'

/** Orders them as `ids`. Refuses `someone_was_faster` when they are not exactly those in use now. */
export async function reorderContraindications(ctx: StaffContext, { ids }: { ids: string[] }): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await reorderList(ctx, 'Contraindication', ids)
}
