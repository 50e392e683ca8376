// A guest who comes without an appointment.
import 'server-only'
import { addMinutes } from 'date-fns'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCheckIn } from '@/lib/auth/permissions'
import { arrangeVisit } from './arrange-visit'
import { moveVisit } from './move-visit'
import { addSession } from './plan-sessions'

/** Minutes a walk-in's appointment is noted for until her treatments are known. */
const WALK_IN_MINUTES = 60

/**
 * Arranges a visit for this moment and greets her at once. Undoing the arrival cancels the visit. Refuses
 * `already_in_house` when she is here already.
 */
export async function walkIn(
  ctx: StaffContext,
  { clientId, treatmentIds = [] }: { clientId: string; treatmentIds?: string[] | undefined },
): Promise<{ visitId: string }> {
  permit(mayCheckIn(ctx.staff))
  const { visitId } = await arrangeVisit(ctx, {
    clientId,
    startsAt: ctx.now,
    endsAt: addMinutes(ctx.now, WALK_IN_MINUTES),
  })
  await moveVisit(ctx, { visitId, move: 'arrive' })
  for (const treatmentId of treatmentIds) await addSession(ctx, { visitId, treatmentId })
  return { visitId }
}
