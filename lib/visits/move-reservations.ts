// The treatments of a visit, moved all at once.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { Reservation } from './reservations'

export type PlannedSession = Reservation & { id: string }

/** Gives each treatment the therapist, room and time of its plan. What is taken meanwhile, the database refuses. */
export async function moveReservations(ctx: StaffContext, planned: readonly PlannedSession[]): Promise<void> {
  // All are given back first; otherwise one would meet its own neighbour, where that has not moved yet.
  const ids = planned.map(({ id }) => id)
  await ctx.tx.treatmentSession.updateMany({ where: { id: { in: ids } }, data: { releasedAt: ctx.now } })
  for (const { id, therapistId, roomId, startsAt, endsAt } of planned) {
    const data = { therapistId, roomId, startsAt, endsAt, releasedAt: null }
    await ctx.tx.treatmentSession.update({ where: { id }, data, select: { id: true } })
  }
}
