// The manager changes a treatment of the menu.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import type { SeenTreatment, TreatmentFacts } from './treatment-schemas'

/**
 * Changes names, duration (whole minutes), price (minor units) and call delay. What is booked keeps the time it
 * reserved. Refuses `someone_was_faster` when the entry is no longer what the editor saw.
 */
export async function reviseTreatment(
  ctx: StaffContext,
  { treatmentId, seen, ...facts }: TreatmentFacts & { treatmentId: string; seen: SeenTreatment },
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  const own = { id: treatmentId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.treatment.updateMany({
    where: { ...own, ...seen },
    data: {
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      durationMinutes: facts.durationMinutes,
      priceMinor: facts.priceMinor,
      followUpAfterHours: facts.followUpAfterHours ?? null,
    },
  })
  if (count === 0) throw lostTo((await ctx.tx.treatment.count({ where: own })) > 0)
  await noteChange(ctx, 'Treatment', treatmentId, 'revised', {
    from: { priceMinor: seen.priceMinor, durationMinutes: seen.durationMinutes },
  })
}
