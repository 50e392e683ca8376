// The manager puts the sheets of readings into another order.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditAssessments } from '@/lib/auth/permissions'
import { reorderList } from '@/lib/salons/salon-lists'

/** Orders them as `ids`. Refuses `someone_was_faster` when they are not exactly those in use now. */
export async function reorderTemplates(ctx: StaffContext, { ids }: { ids: string[] }): Promise<void> {
  permit(mayEditAssessments(ctx.staff))
  await reorderList(ctx, 'AssessmentTemplate', ids)
}
