// The manager puts the phrases into another order.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPhrases } from '@/lib/auth/permissions'
import { reorderList } from '@/lib/salons/salon-lists'

/** Orders them as `ids`. Refuses `someone_was_faster` when they are not exactly those in use now. */
export async function reorderPhrases(ctx: StaffContext, { ids }: { ids: string[] }): Promise<void> {
  permit(mayEditPhrases(ctx.staff))
  await reorderList(ctx, 'Phrase', ids)
}
