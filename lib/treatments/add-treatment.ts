// The manager puts a treatment on the menu.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { usualPatchTestHours } from '@/lib/salons/patch-test-hours'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import { reservedBy } from './reserved-by'
import { nameEntries } from './treatment-links'
import type { TreatmentFacts } from './treatment-schemas'

/** Adds a treatment at the end of the menu. Refuses `not_permitted` and `entry_out_of_use`. */
export async function addTreatment(
  ctx: StaffContext,
  facts: TreatmentFacts,
): Promise<{ treatmentId: string }> {
  permit(mayEditMenu(ctx.staff))
  const { id } = await ctx.tx.treatment.create({
    data: {
      salonId: ctx.staff.salon.id,
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      durationMinutes: facts.durationMinutes,
      priceMinor: facts.priceMinor,
      followUpAfterHours: facts.followUpAfterHours ?? null,
      preparationMinutes: facts.preparationMinutes ?? 0,
      cleanupMinutes: facts.cleanupMinutes ?? 0,
      ...reservedBy(facts.holds),
      intervalDays: facts.intervalDays ?? null,
      concerns: [...(facts.concerns ?? [])],
      otherNames: [...(facts.otherNames ?? [])],
      methods: [...(facts.methods ?? [])],
      touches: [...(facts.touches ?? [])],
      patchTestDays: facts.patchTestDays ?? null,
      patchTestHours: facts.patchTestHours ?? usualPatchTestHours(facts),
      position: await nextPosition(ctx, 'Treatment'),
    },
    select: { id: true },
  })
  await nameEntries(ctx, id, facts)
  await noteChange(ctx, 'Treatment', id, 'added')
  return { treatmentId: id }
}
