// Replaces one row of the standards by its successor; rows themselves never change but for their end.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { Prisma, ServiceStandard } from '@/lib/db/generated/client'

/** The row of a step that holds now. Refuses `not_found`. */
export async function currentStandard(ctx: StaffContext, stepKey: string): Promise<ServiceStandard> {
  const standard = await ctx.tx.serviceStandard.findFirst({
    where: { salonId: ctx.staff.salon.id, stepKey, untilVersion: null },
  })
  if (!standard) throw new Refusal('not_found')
  return standard
}

/** Ends `standard` with `version`: visits led by older versions go on seeing it. */
export async function endStandard(
  ctx: StaffContext,
  standard: ServiceStandard,
  version: number,
): Promise<void> {
  await ctx.tx.serviceStandard.update({ where: { id: standard.id }, data: { untilVersion: version } })
}

/** Ends `standard` and lets a row with `changes` hold from `version` on. */
export async function succeedStandard(
  ctx: StaffContext,
  standard: ServiceStandard,
  version: number,
  changes: Partial<Omit<Prisma.ServiceStandardUncheckedCreateInput, 'id' | 'salonId' | 'stepKey'>>,
): Promise<void> {
  await endStandard(ctx, standard, version)
  const { id: _, ...kept } = standard
  await ctx.tx.serviceStandard.create({
    data: { ...kept, ...changes, fromVersion: version, untilVersion: null },
  })
}
