// The manager takes a comparable case out of the library, or back into it. Nothing is ever deleted.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditCases } from '@/lib/auth/permissions'
import { setRetired } from '@/lib/salons/salon-lists'

/** It is shown to nobody any more. Refuses `not_found` when it is not in use. */
export async function retireCase(ctx: StaffContext, { caseId }: { caseId: string }): Promise<void> {
  permit(mayEditCases(ctx.staff))
  await setRetired(ctx, 'ShownCase', caseId, true)
}

/** Takes it back where it stood. Refuses `not_found` when it is in use already. */
export async function restoreCase(ctx: StaffContext, { caseId }: { caseId: string }): Promise<void> {
  permit(mayEditCases(ctx.staff))
  await setRetired(ctx, 'ShownCase', caseId, false)
}
