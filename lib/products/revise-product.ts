// The manager changes a product.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/db/generated/client'
import { linkedEntries, relinkEntries } from '@/lib/salons/entry-links'
import { sameEntries } from '@/lib/salons/entry-schemas'
import { given, lostTo, noteChange } from '@/lib/salons/salon-lists'
import { careColumns, PRODUCT_CONTRAINDICATIONS } from './product-columns'
import type { ProductFacts, SeenProduct } from './product-schemas'

/**
 * Changes names, price (minor units), and what it is for and made of; what is left out of the latter stays. Refuses
 * `someone_was_faster` when it is no longer what the editor saw, `product_for_nothing` and `entry_out_of_use`.
 */
export async function reviseProduct(
  ctx: StaffContext,
  {
    productId,
    seen,
    name,
    nameEn,
    priceMinor,
    ...care
  }: ProductFacts & { productId: string; seen: SeenProduct },
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  const own = { id: productId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.product.updateMany({
    where: { ...own, ...columnsOf(seen) },
    data: { name, nameEn: nameEn ?? null, priceMinor, ...careColumns(care) },
  })
  if (count === 0) throw lostTo((await ctx.tx.product.count({ where: own })) > 0)
  const named = await linkedEntries(ctx, PRODUCT_CONTRAINDICATIONS, productId)
  if (seen.contraindicationIds && !sameEntries(named, seen.contraindicationIds)) throw lostTo(true)
  const { contraindicationIds } = care
  if (contraindicationIds) await relinkEntries(ctx, PRODUCT_CONTRAINDICATIONS, productId, contraindicationIds)
  await noteChange(ctx, 'Product', productId, 'revised', {
    from: { priceMinor: seen.priceMinor, contraindicationIds: named },
    to: { priceMinor, ...(contraindicationIds ? { contraindicationIds: [...contraindicationIds] } : {}) },
  })
}

/** The columns among what the editor saw; links are looked at afterwards, under the lock of the row. */
function columnsOf({ contraindicationIds: _, concerns, ...columns }: SeenProduct): Prisma.ProductWhereInput {
  return { ...given(columns), ...(concerns ? { concerns: { equals: [...concerns] } } : {}) }
}
