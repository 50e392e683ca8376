// The manager changes a product.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import type { ProductFacts, SeenProduct } from './product-schemas'

/** Changes names and price (minor units). Refuses `someone_was_faster` when it is no longer what the editor saw. */
export async function reviseProduct(
  ctx: StaffContext,
  { productId, seen, ...facts }: ProductFacts & { productId: string; seen: SeenProduct },
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  const own = { id: productId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.product.updateMany({
    where: { ...own, ...seen },
    data: {
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      priceMinor: facts.priceMinor,
    },
  })
  if (count === 0) throw lostTo((await ctx.tx.product.count({ where: own })) > 0)
  await noteChange(ctx, 'Product', productId, 'revised', { from: { priceMinor: seen.priceMinor } })
}
