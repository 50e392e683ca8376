// The manager adds a nature to the natures of its clients (客户性质).
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditClassification } from '@/lib/auth/permissions'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import type { NatureFacts } from './nature-schemas'

/** Adds it at the end of the list. Refuses `not_permitted`. */
export async function addNature(ctx: StaffContext, facts: NatureFacts): Promise<{ natureId: string }> {
  permit(mayEditClassification(ctx.staff))
  const { id } = await ctx.tx.clientNature.create({
    data: {
      salonId: ctx.staff.salon.id,
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      position: await nextPosition(ctx, 'ClientNature'),
    },
    select: { id: true },
  })
  await noteChange(ctx, 'ClientNature', id, 'added')
  return { natureId: id }
}
