// The manager rewrites a step's standard.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import type { StaffContext } from '@/lib/actions/staff-context'
import { raiseStandardsVersion } from './raise-version'
import { type ReviseStandardInput, TREATMENT_STEP } from './standards-schemas'
import { currentStandard, succeedStandard } from './succeed-standard'

/**
 * Lets new words, minutes (whole) or role hold from the next version on; visits already begun keep theirs.
 * Refuses `someone_was_faster` unless `version` still stands, and `not_found` for a step that holds no more.
 */
export async function reviseStandard(
  ctx: StaffContext,
  { stepKey, version: seen, ...words }: ReviseStandardInput,
): Promise<{ version: number }> {
  const version = await raiseStandardsVersion(ctx, seen)
  const standard = await currentStandard(ctx, stepKey)
  const targetMinutes = stepKey === TREATMENT_STEP ? 0 : words.targetMinutes
  await succeedStandard(ctx, standard, version, { ...words, targetMinutes })
  await recordAudit(ctx, {
    action: 'standard.revised',
    subjectType: 'ServiceStandard',
    subjectId: standard.id,
    particulars: { stepKey, version },
  })
  return { version }
}
