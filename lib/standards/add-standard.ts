// The manager adds a step of the salon's own to a stage.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/actions/audit'
import type { StaffContext } from '@/lib/actions/staff-context'
import { raiseStandardsVersion } from './raise-version'
import type { AddStandardInput } from './standards-schemas'

/**
 * Adds a step at the end of `stage` from the next version on and names its key. Refuses `someone_was_faster`
 * unless `version` still stands.
 */
export async function addStandard(
  ctx: StaffContext,
  { stage, version: seen, ...words }: AddStandardInput,
): Promise<{ version: number; stepKey: string }> {
  const version = await raiseStandardsVersion(ctx, seen)
  const salonId = ctx.staff.salon.id
  const { _max } = await ctx.tx.serviceStandard.aggregate({
    where: { salonId, stage, untilVersion: null },
    _max: { position: true },
  })
  const stepKey = `own_${randomUUID().slice(0, 8)}`
  const { id } = await ctx.tx.serviceStandard.create({
    data: { salonId, stepKey, stage, position: (_max.position ?? 0) + 1, fromVersion: version, ...words },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'standard.added',
    subjectType: 'ServiceStandard',
    subjectId: id,
    particulars: { stepKey, stage, version },
  })
  return { version, stepKey }
}
