// Moving an appointment that is still to come, with all its treatments.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayBook } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { lockVisit } from '@/lib/visits/lock-visit'
import { recordEvent } from '@/lib/visits/record-event'
import type { MoveAppointmentInput } from './appointment-schemas'
import { refuseAwayTherapists, refuseRetiredRooms } from './book-appointment'
import { lineUp, type Reservation, refuseImpossibleTime, refuseTaken } from './reservations'

/**
 * Moves an expected visit to another time, and to another therapist or room where one is given. Refuses
 * `someone_was_faster` when the visit has changed since the person saw it, `already_moved` when it is no longer
 * expected, and otherwise what booking refuses.
 */
export async function moveAppointment(
  ctx: StaffContext,
  { visitId, startsAt, revision, ...asked }: MoveAppointmentInput,
): Promise<{ visitId: string; startsAt: Date }> {
  permit(mayBook(ctx.staff))
  const visit = await lockVisit(ctx, visitId)
  if (visit.stage !== 'expected') throw new Refusal('already_moved', { stage: visit.stage })
  if (visit.revision !== revision) throw new Refusal('someone_was_faster')
  const { appointment, sessions } = await readPlan(ctx, visitId)
  const byMs = startsAt.getTime() - appointment.startsAt.getTime()
  const later = (date: Date) => new Date(date.getTime() + byMs)
  const planned = sessions.map((session, index) => ({
    id: session.id,
    therapistId: asked.assignments?.[index]?.therapistId ?? asked.therapistId ?? session.therapistId,
    roomId: asked.assignments?.[index]?.roomId ?? asked.roomId ?? session.roomId,
    startsAt: later(session.startsAt),
    endsAt: later(session.endsAt),
  }))
  const endsAt = new Date(Math.max(+later(appointment.endsAt), ...planned.map((session) => +session.endsAt)))
  refuseImpossibleTime(ctx, startsAt, endsAt)
  await refuseAwayTherapists(ctx, newcomers(planned, sessions, 'therapistId'))
  await refuseRetiredRooms(ctx, newcomers(planned, sessions, 'roomId'))
  await lineUp(ctx, visit.clientId, planned)
  await refuseTaken(ctx, visit.clientId, planned, visitId)
  await recordEvent(ctx, visit, {
    kind: 'appointment_moved',
    particulars: { from: appointment.startsAt.toISOString(), to: startsAt.toISOString() },
  })
  await ctx.tx.appointment.update({ where: { visitId }, data: { startsAt, endsAt } })
  await moveReservations(ctx, planned, byMs)
  await announce(ctx, { visitId, kind: 'appointments' })
  return { visitId, startsAt }
}

async function readPlan(ctx: StaffContext, visitId: string) {
  const plan = await ctx.tx.visit.findUniqueOrThrow({
    where: { id: visitId },
    select: {
      appointment: { select: { startsAt: true, endsAt: true } },
      sessions: {
        where: { releasedAt: null },
        orderBy: { startsAt: 'asc' },
        select: { id: true, therapistId: true, roomId: true, startsAt: true, endsAt: true },
      },
    },
  })
  if (!plan.appointment) throw new Refusal('not_found')
  return { appointment: plan.appointment, sessions: plan.sessions }
}

/** Who or what was not part of the plan before. */
function newcomers(
  planned: readonly Reservation[],
  before: readonly Reservation[],
  field: 'therapistId' | 'roomId',
): string[] {
  const known = new Set(before.map((session) => session[field]))
  const named = planned.map((session) => session[field]).filter((id) => id !== null)
  return [...new Set(named.filter((id) => !known.has(id)))]
}

async function moveReservations(
  ctx: StaffContext,
  planned: readonly (Reservation & { id: string })[],
  byMs: number,
): Promise<void> {
  // The one at the front of the movement goes first; otherwise it would meet its own neighbour.
  const inOrder = byMs > 0 ? [...planned].reverse() : planned
  for (const { id, ...data } of inOrder) await ctx.tx.treatmentSession.update({ where: { id }, data })
}
