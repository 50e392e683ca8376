// The manager takes a product onto the shelf.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { relinkEntries } from '@/lib/salons/entry-links'
import { usualPatchTestHours } from '@/lib/salons/patch-test-hours'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import { careColumns, PRODUCT_CONTRAINDICATIONS } from './product-columns'
import type { ProductFacts } from './product-schemas'

/** Adds a product at the end of the shelf. Refuses `not_permitted`, `product_for_nothing` and `entry_out_of_use`. */
export async function addProduct(
  ctx: StaffContext,
  { name, nameEn, priceMinor, ...care }: ProductFacts,
): Promise<{ productId: string }> {
  permit(mayEditMenu(ctx.staff))
  const { id } = await ctx.tx.product.create({
    data: {
      salonId: ctx.staff.salon.id,
      name,
      nameEn: nameEn ?? null,
      priceMinor,
      ...careColumns(care),
      patchTestHours: care.patchTestHours ?? usualPatchTestHours({ name, nameEn }),
      position: await nextPosition(ctx, 'Product'),
    },
    select: { id: true },
  })
  await relinkEntries(ctx, PRODUCT_CONTRAINDICATIONS, id, care.contraindicationIds ?? [])
  await noteChange(ctx, 'Product', id, 'added')
  return { productId: id }
}
