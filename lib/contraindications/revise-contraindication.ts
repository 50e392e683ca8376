// The manager changes an entry of the contraindications; treatments, products and alerts that mean it go on meaning it.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import type { ContraindicationFacts, SeenContraindication } from './contraindication-schemas'

/** Changes kind, names and other words. Refuses `someone_was_faster` when it is no longer what the editor saw. */
export async function reviseContraindication(
  ctx: StaffContext,
  {
    contraindicationId,
    seen,
    ...facts
  }: ContraindicationFacts & { contraindicationId: string; seen: SeenContraindication },
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  const own = { id: contraindicationId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.contraindication.updateMany({
    where: { ...own, ...seen, words: { equals: seen.words } },
    data: {
      kind: facts.kind,
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      words: [...(facts.words ?? [])],
    },
  })
  if (count === 0) throw lostTo((await ctx.tx.contraindication.count({ where: own })) > 0)
  await noteChange(ctx, 'Contraindication', contraindicationId, 'revised', {
    from: { kind: seen.kind },
    to: { kind: facts.kind },
  })
}
