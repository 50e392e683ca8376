// The manager changes a courtesy.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import type { CourtesyFacts, SeenCourtesy } from './courtesy-schemas'

/** Changes names and occasion. Refuses `someone_was_faster` when it is no longer what the editor saw. */
export async function reviseCourtesy(
  ctx: StaffContext,
  { courtesyId, seen, ...facts }: CourtesyFacts & { courtesyId: string; seen: SeenCourtesy },
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  const own = { id: courtesyId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.courtesy.updateMany({
    where: { ...own, ...seen },
    data: {
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      occasion: facts.occasion,
    },
  })
  if (count === 0) throw lostTo((await ctx.tx.courtesy.count({ where: own })) > 0)
  await noteChange(ctx, 'Courtesy', courtesyId, 'revised', { from: { occasion: seen.occasion } })
}
