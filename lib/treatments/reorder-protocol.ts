// The manager puts the steps of a protocol into another order.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { sameEntries } from '@/lib/salons/entry-schemas'
import { lostTo } from '@/lib/salons/salon-lists'
import { lockProtocol, noteProtocol } from './protocol-rows'

/** Orders them as `ids`. Refuses `not_found`, and `someone_was_faster` when they are not exactly its steps now. */
export async function reorderProtocol(
  ctx: StaffContext,
  { treatmentId, ids }: { treatmentId: string; ids: string[] },
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await lockProtocol(ctx, treatmentId)
  const steps = await ctx.tx.protocolStep.findMany({
    where: { treatmentId, retiredAt: null },
    select: { id: true },
  })
  if (
    new Set(ids).size < ids.length ||
    !sameEntries(
      ids,
      steps.map(({ id }) => id),
    )
  )
    throw lostTo(true)
  await ctx.tx.$executeRaw`
    UPDATE "ProtocolStep" AS step SET position = wanted.place
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted(id, place)
    WHERE step.id = wanted.id`
  await noteProtocol(ctx, treatmentId, 'reordered')
}
