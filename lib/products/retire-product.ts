// The manager takes a product off the shelf, or puts it back. Nothing is ever deleted.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { setRetired } from '@/lib/salons/salon-lists'

/** Takes it off the shelf; what was recommended stays so. Refuses `not_found` when it is not there. */
export async function retireProduct(ctx: StaffContext, { productId }: { productId: string }): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await setRetired(ctx, 'Product', productId, true)
}

/** Puts it back where it stood. Refuses `not_found` when it is there already. */
export async function restoreProduct(ctx: StaffContext, { productId }: { productId: string }): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await setRetired(ctx, 'Product', productId, false)
}
