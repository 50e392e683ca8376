// The manager renames a nature; clients who have it have it under its new name.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditClassification } from '@/lib/auth/permissions'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import type { NatureFacts, SeenNature } from './nature-schemas'

/** Changes its names. Refuses `someone_was_faster` when it is no longer called what the editor saw. */
export async function reviseNature(
  ctx: StaffContext,
  { natureId, seen, ...facts }: NatureFacts & { natureId: string; seen: SeenNature },
): Promise<void> {
  permit(mayEditClassification(ctx.staff))
  const own = { id: natureId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.clientNature.updateMany({
    where: { ...own, ...seen },
    data: { name: facts.name, nameEn: facts.nameEn ?? null },
  })
  if (count === 0) throw lostTo((await ctx.tx.clientNature.count({ where: own })) > 0)
  await noteChange(ctx, 'ClientNature', natureId, 'revised')
}
