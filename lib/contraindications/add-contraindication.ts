// The manager adds an entry to the contraindications (禁忌).
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import type { ContraindicationFacts } from './contraindication-schemas'

/** Adds it at the end of the list. Refuses `not_permitted`. */
export async function addContraindication(
  ctx: StaffContext,
  facts: ContraindicationFacts,
): Promise<{ contraindicationId: string }> {
  permit(mayEditMenu(ctx.staff))
  const { id } = await ctx.tx.contraindication.create({
    data: {
      salonId: ctx.staff.salon.id,
      kind: facts.kind,
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      words: [...(facts.words ?? [])],
      position: await nextPosition(ctx, 'Contraindication'),
    },
    select: { id: true },
  })
  await noteChange(ctx, 'Contraindication', id, 'added')
  return { contraindicationId: id }
}
