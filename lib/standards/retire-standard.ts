// The manager takes a step out of the standards, or brings it back.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { raiseStandardsVersion } from './raise-version'
import { NEEDED_STEPS, type RetireStandardInput } from './standards-schemas'
import { currentStandard, endStandard } from './succeed-standard'

/**
 * Retires a step from the next version on. Refuses `standard_needed` for a step that the flow asks for, and
 * `someone_was_faster` unless `version` still stands.
 */
export async function retireStandard(
  ctx: StaffContext,
  { stepKey, version: seen }: RetireStandardInput,
): Promise<{ version: number }> {
  const version = await raiseStandardsVersion(ctx, seen)
  if (NEEDED_STEPS.includes(stepKey)) throw new Refusal('standard_needed')
  const standard = await currentStandard(ctx, stepKey)
  await endStandard(ctx, standard, version)
  await recordAudit(ctx, {
    action: 'standard.retired',
    subjectType: 'ServiceStandard',
    subjectId: standard.id,
    particulars: { stepKey, version },
  })
  return { version }
}

/**
 * Brings a retired step back as it last was, at the end of its stage. Refuses `not_found` when it never was or
 * still holds, and `someone_was_faster` unless `version` still stands.
 */
export async function restoreStandard(
  ctx: StaffContext,
  { stepKey, version: seen }: RetireStandardInput,
): Promise<{ version: number }> {
  const version = await raiseStandardsVersion(ctx, seen)
  const salonId = ctx.staff.salon.id
  const last = await ctx.tx.serviceStandard.findFirst({
    where: { salonId, stepKey },
    orderBy: { fromVersion: 'desc' },
  })
  if (!last || last.untilVersion === null) throw new Refusal('not_found')
  const { _max } = await ctx.tx.serviceStandard.aggregate({
    where: { salonId, stage: last.stage, untilVersion: null },
    _max: { position: true },
  })
  const { id: _, ...kept } = last
  const { id } = await ctx.tx.serviceStandard.create({
    data: { ...kept, position: (_max.position ?? 0) + 1, fromVersion: version, untilVersion: null },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'standard.restored',
    subjectType: 'ServiceStandard',
    subjectId: id,
    particulars: { stepKey, version },
  })
  return { version }
}
