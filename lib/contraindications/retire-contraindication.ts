// The manager takes an entry of the contraindications out of use, or back into it. Nothing is ever deleted.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { setRetired } from '@/lib/salons/salon-lists'

type Entry = { contraindicationId: string }

/**
 * It is offered no more. Refuses `contraindication_in_use` with their number while a treatment or a product in use names
 * it, and `not_found` when it is not in use itself.
 */
export async function retireContraindication(
  ctx: StaffContext,
  { contraindicationId }: Entry,
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  // First, so that whoever is about to name it waits here or has named it already; see linkContraindications.
  await setRetired(ctx, 'Contraindication', contraindicationId, true)
  const treatments = await ctx.tx.treatmentContraindication.count({
    where: { contraindicationId, treatment: { retiredAt: null } },
  })
  const products = await ctx.tx.productContraindication.count({
    where: { contraindicationId, product: { retiredAt: null } },
  })
  if (treatments + products > 0) {
    throw new Refusal('contraindication_in_use', { treatments, products })
  }
}

/** Takes it back into use where it stood. Refuses `not_found` when it is in use already. */
export async function restoreContraindication(
  ctx: StaffContext,
  { contraindicationId }: Entry,
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await setRetired(ctx, 'Contraindication', contraindicationId, false)
}
