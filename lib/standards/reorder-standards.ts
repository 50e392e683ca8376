// The manager puts the steps of a stage into another order.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { raiseStandardsVersion } from './raise-version'
import type { ReorderStandardsInput } from './standards-schemas'
import { succeedStandard } from './succeed-standard'

/**
 * Lets the steps of `stage` follow in the order of `stepKeys` from the next version on; steps that keep their
 * place keep their row. Refuses `someone_was_faster` unless `version` still stands and the keys are exactly the
 * steps of that stage.
 */
export async function reorderStandards(
  ctx: StaffContext,
  { stage, version: seen, stepKeys }: ReorderStandardsInput,
): Promise<{ version: number }> {
  const version = await raiseStandardsVersion(ctx, seen)
  const standards = await ctx.tx.serviceStandard.findMany({
    where: { salonId: ctx.staff.salon.id, stage, untilVersion: null },
  })
  const byKey = new Map(standards.map((standard) => [standard.stepKey, standard] as const))
  const isSameSet = stepKeys.length === byKey.size && new Set(stepKeys).size === byKey.size
  if (!isSameSet) throw new Refusal('someone_was_faster')
  for (const [index, stepKey] of stepKeys.entries()) {
    const position = index + 1
    const standard = byKey.get(stepKey)
    if (!standard) throw new Refusal('someone_was_faster')
    if (standard.position !== position) await succeedStandard(ctx, standard, version, { position })
  }
  await recordAudit(ctx, {
    action: 'standards.reordered',
    subjectType: 'Salon',
    subjectId: ctx.staff.salon.id,
    particulars: { stage, version },
  })
  return { version }
}
