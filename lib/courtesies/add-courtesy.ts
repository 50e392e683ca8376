// The manager keeps a courtesy ready for an occasion.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import type { CourtesyFacts } from './courtesy-schemas'

/** Adds a courtesy (something extra, not charged) at the end of the list. Refuses `not_permitted`. */
export async function addCourtesy(ctx: StaffContext, facts: CourtesyFacts): Promise<{ courtesyId: string }> {
  permit(mayEditMenu(ctx.staff))
  const { id } = await ctx.tx.courtesy.create({
    data: {
      salonId: ctx.staff.salon.id,
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      occasion: facts.occasion,
      position: await nextPosition(ctx, 'Courtesy'),
    },
    select: { id: true },
  })
  await noteChange(ctx, 'Courtesy', id, 'added')
  return { courtesyId: id }
}
