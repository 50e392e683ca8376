// The manager adds a step to how a treatment is done.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { lockProtocol, noteProtocol, writeStep } from './protocol-rows'
import type { ProtocolStepFacts } from './protocol-schemas'

/**
 * Adds it at the end. A session that runs already goes on without it. Refuses `not_found` and `entry_out_of_use`.
 */
export async function addProtocolStep(
  ctx: StaffContext,
  { treatmentId, ...facts }: ProtocolStepFacts & { treatmentId: string },
): Promise<{ stepId: string }> {
  permit(mayEditMenu(ctx.staff))
  await lockProtocol(ctx, treatmentId)
  const { _max } = await ctx.tx.protocolStep.aggregate({ where: { treatmentId }, _max: { position: true } })
  const stepId = await writeStep(ctx, treatmentId, (_max.position ?? 0) + 1, facts)
  await noteProtocol(ctx, treatmentId, 'step_added', { stepId })
  return { stepId }
}
