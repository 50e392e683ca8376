// The manager takes a treatment off the menu, or puts it back. Nothing is ever deleted.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { setRetired } from '@/lib/salons/salon-lists'

/** Takes it off the menu; what is booked stays booked. Refuses `not_found` when it is not on it. */
export async function retireTreatment(
  ctx: StaffContext,
  { treatmentId }: { treatmentId: string },
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await setRetired(ctx, 'Treatment', treatmentId, true)
}

/** Puts it back where it stood. Refuses `not_found` when it is on the menu already. */
export async function restoreTreatment(
  ctx: StaffContext,
  { treatmentId }: { treatmentId: string },
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await setRetired(ctx, 'Treatment', treatmentId, false)
}
