// The manager changes a step: the old row goes out of use and its successor takes its place.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { lockStep, noteProtocol, writeStep } from './protocol-rows'
import type { ProtocolStepFacts } from './protocol-schemas'

/**
 * Succeeds a step. Sessions that run already are led by the step they began with. A step is what the editor saw as long
 * as it is in use; otherwise refuses `someone_was_faster`, and `entry_out_of_use`.
 */
export async function reviseProtocolStep(
  ctx: StaffContext,
  { stepId, ...facts }: ProtocolStepFacts & { stepId: string },
): Promise<{ stepId: string }> {
  permit(mayEditMenu(ctx.staff))
  const { treatmentId, position } = await lockStep(ctx, stepId)
  await ctx.tx.protocolStep.update({
    where: { id: stepId },
    data: { retiredAt: ctx.now },
    select: { id: true },
  })
  const successorId = await writeStep(ctx, treatmentId, position, facts)
  await noteProtocol(ctx, treatmentId, 'step_revised', { from: stepId, to: successorId })
  return { stepId: successorId }
}
