// The manager changes a treatment of the menu.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/db/generated/client'
import { given, lostTo, noteChange } from '@/lib/salons/salon-lists'
import { reservedBy } from './reserved-by'
import { nameEntries, namesStill } from './treatment-links'
import type { SeenTreatment, TreatmentFacts } from './treatment-schemas'

/**
 * Changes words, times (whole minutes), price (minor units), and whom and what it needs; what is left out of the care
 * stays. What is booked keeps the time it reserved. Refuses `someone_was_faster` when the entry is no longer what the
 * editor saw, `entry_out_of_use` and `product_in_protocol`.
 */
export async function reviseTreatment(
  ctx: StaffContext,
  { treatmentId, seen, ...facts }: TreatmentFacts & { treatmentId: string; seen: SeenTreatment },
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  const own = { id: treatmentId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.treatment.updateMany({
    where: { ...own, ...columnsOf(seen) },
    data: {
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      durationMinutes: facts.durationMinutes,
      priceMinor: facts.priceMinor,
      followUpAfterHours: facts.followUpAfterHours ?? null,
      ...given({
        preparationMinutes: facts.preparationMinutes,
        cleanupMinutes: facts.cleanupMinutes,
        ...reservedBy(facts.holds),
        intervalDays: facts.intervalDays,
        patchTestDays: facts.patchTestDays,
        patchTestHours: facts.patchTestHours,
        concerns: facts.concerns && [...facts.concerns],
        otherNames: facts.otherNames && [...facts.otherNames],
        methods: facts.methods && [...facts.methods],
        touches: facts.touches && [...facts.touches],
      }),
    },
  })
  if (count === 0) throw lostTo((await ctx.tx.treatment.count({ where: own })) > 0)
  if (!(await namesStill(ctx, treatmentId, seen))) throw lostTo(true)
  await nameEntries(ctx, treatmentId, facts)
  await noteChange(ctx, 'Treatment', treatmentId, 'revised', {
    from: {
      priceMinor: seen.priceMinor,
      durationMinutes: seen.durationMinutes,
      ...contraindicationsOf(seen),
    },
    to: {
      priceMinor: facts.priceMinor,
      durationMinutes: facts.durationMinutes,
      ...contraindicationsOf(facts),
    },
  })
}

/** The columns among what the editor saw; links are looked at afterwards, under the lock of the row. */
function columnsOf(seen: SeenTreatment): Prisma.TreatmentWhereInput {
  const { skillIds: _s, featureIds: _f, productIds: _p, contraindicationIds: _c, ...columns } = seen
  const { concerns, otherNames, methods, touches, ...plain } = columns
  const lists = { concerns, otherNames, methods, touches }
  const equal = Object.entries(lists).map(([column, list]) => [column, list && { equals: [...list] }])
  return given({ ...plain, ...Object.fromEntries(equal) })
}

function contraindicationsOf({
  contraindicationIds,
}: {
  contraindicationIds?: readonly string[] | undefined
}) {
  return contraindicationIds ? { contraindicationIds: [...contraindicationIds] } : {}
}
