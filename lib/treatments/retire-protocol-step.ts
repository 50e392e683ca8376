// The manager takes a step out of a protocol.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { lockStep, noteProtocol } from './protocol-rows'

/** Sessions that run already keep it. Refuses `not_found`, and `someone_was_faster` when it is out already. */
export async function retireProtocolStep(ctx: StaffContext, { stepId }: { stepId: string }): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  const { treatmentId } = await lockStep(ctx, stepId)
  await ctx.tx.protocolStep.update({
    where: { id: stepId },
    data: { retiredAt: ctx.now },
    select: { id: true },
  })
  await noteProtocol(ctx, treatmentId, 'step_retired', { stepId })
}
