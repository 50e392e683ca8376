// The manager takes a sheet of readings out of use, or back into it. Nothing is ever deleted.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditAssessments } from '@/lib/auth/permissions'
import { setRetired } from '@/lib/salons/salon-lists'

/** It is offered no more; what was read with it stays. Refuses `not_found` when it is not in use. */
export async function retireTemplate(
  ctx: StaffContext,
  { templateId }: { templateId: string },
): Promise<void> {
  permit(mayEditAssessments(ctx.staff))
  await setRetired(ctx, 'AssessmentTemplate', templateId, true)
}

/** Takes it back into use where it stood. Refuses `not_found` when it is in use already. */
export async function restoreTemplate(
  ctx: StaffContext,
  { templateId }: { templateId: string },
): Promise<void> {
  permit(mayEditAssessments(ctx.staff))
  await setRetired(ctx, 'AssessmentTemplate', templateId, false)
}
