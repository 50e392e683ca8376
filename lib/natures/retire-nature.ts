// The manager takes a nature out of use, or back into it. Nothing is ever deleted.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditClassification } from '@/lib/auth/permissions'
import { setRetired } from '@/lib/salons/salon-lists'

/** It is offered no more; who has it keeps it. Refuses `not_found` when it is not in use. */
export async function retireNature(ctx: StaffContext, { natureId }: { natureId: string }): Promise<void> {
  permit(mayEditClassification(ctx.staff))
  await setRetired(ctx, 'ClientNature', natureId, true)
}

/** Takes it back into use where it stood. Refuses `not_found` when it is in use already. */
export async function restoreNature(ctx: StaffContext, { natureId }: { natureId: string }): Promise<void> {
  permit(mayEditClassification(ctx.staff))
  await setRetired(ctx, 'ClientNature', natureId, false)
}
