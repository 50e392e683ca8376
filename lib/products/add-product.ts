// The manager takes a product onto the shelf.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import type { ProductFacts } from './product-schemas'

/** Adds a product at the end of the shelf. Refuses `not_permitted`. */
export async function addProduct(ctx: StaffContext, facts: ProductFacts): Promise<{ productId: string }> {
  permit(mayEditMenu(ctx.staff))
  const { id } = await ctx.tx.product.create({
    data: {
      salonId: ctx.staff.salon.id,
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      priceMinor: facts.priceMinor,
      position: await nextPosition(ctx, 'Product'),
    },
    select: { id: true },
  })
  await noteChange(ctx, 'Product', id, 'added')
  return { productId: id }
}
