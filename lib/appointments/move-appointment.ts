// Moving an appointment that is still to come, with all its treatments.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayBook, mayCheckIn } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { lockVisit } from '@/lib/visits/lock-visit'
import { moveReservations, type PlannedSession } from '@/lib/visits/move-reservations'
import { moveVisit } from '@/lib/visits/move-visit'
import { asBooked } from '@/lib/visits/put-back'
import { recordEvent } from '@/lib/visits/record-event'
import { lineUp, type Reservation, refuseTaken, withoutTaken } from '@/lib/visits/reservations'
import { type Assigned, refuseUnsuited } from '@/lib/visits/suitability'
import type { MoveAppointmentInput } from './appointment-schemas'
import { refuseAwayTherapists, refuseRetiredRooms } from './book-appointment'
import { refuseImpossibleTime } from './impossible-time'
import { startAfter } from './openings-flow'

/** Where an appointment is now, and what {@link moveAppointment} has to be told to take that back. Instants are ISO. */
export type Moved = {
  visitId: string
  startsAt: string
  takeBack: {
    visitId: string
    startsAt: string
    /** Of the visit after the move: whoever changes it once more has the last word. */
    revision: number
    asItStood: { startsAt: string; therapistId: string | null; roomId: string | null }[]
  }
}

/**
 * Moves an expected visit to another time, and to another therapist or room where one is given, or back to how it stood.
 * Refuses `someone_was_faster` when the visit has changed since the person saw it, `already_moved` when it is no longer
 * expected, and otherwise what booking refuses.
 */
export async function moveAppointment(
  ctx: StaffContext,
  { visitId, startsAt, revision, ...asked }: MoveAppointmentInput,
): Promise<Moved> {
  permit(mayBook(ctx.staff))
  const visit = await lockVisit(ctx, visitId)
  if (visit.stage !== 'expected') throw new Refusal('already_moved', { stage: visit.stage })
  if (visit.revision !== revision) throw new Refusal('someone_was_faster')
  const { appointment, sessions } = await readPlan(ctx, visitId)
  const byMs = startsAt.getTime() - appointment.startsAt.getTime()
  const later = (date: Date) => new Date(date.getTime() + byMs)
  const planned = asked.asItStood ? layBack(sessions, asked.asItStood) : layOut(sessions, later, asked)
  const ends = planned.map((session) => +session.endsAt)
  const endsAt = new Date(
    asked.asItStood && ends.length > 0 ? Math.max(...ends) : Math.max(+later(appointment.endsAt), ...ends),
  )
  refuseImpossibleTime(ctx, startsAt, endsAt)
  await refuseAwayTherapists(ctx, newcomers(planned, sessions, 'therapistId'))
  await refuseRetiredRooms(ctx, newcomers(planned, sessions, 'roomId'))
  await refuseUnsuited(ctx, reassigned(planned, sessions))
  await lineUp(ctx, visit.clientId, planned)
  await refuseTaken(ctx, visit.clientId, planned, visitId)
  await recordEvent(ctx, visit, {
    kind: 'appointment_moved',
    particulars: { from: appointment.startsAt.toISOString(), to: startsAt.toISOString() },
  })
  await ctx.tx.appointment.update({ where: { visitId }, data: { startsAt, endsAt } })
  await moveReservations(ctx, planned)
  await announce(ctx, { visitId, kind: 'appointments' })
  return {
    visitId,
    startsAt: startsAt.toISOString(),
    takeBack: {
      ...{ visitId, startsAt: appointment.startsAt.toISOString(), revision: revision + 1 },
      asItStood: sessions.map((session) => ({
        startsAt: session.startsAt.toISOString(),
        therapistId: session.therapistId,
        roomId: session.roomId,
      })),
    },
  }
}

/**
 * She stands here on another day than the one she is booked for: the appointment is moved to this moment, and she
 * arrives. A therapist or a room that is not free now is left open; her other treatments keep theirs. Taking the
 * arrival back puts her appointment back where it was (`put-back.ts`). Refuses
 * `already_moved` when she is no longer expected, and `guest_expected_elsewhere` when she has another one right now.
 */
export async function bringForward(
  ctx: StaffContext,
  { visitId }: { visitId: string },
): Promise<{ visitId: string }> {
  permit(mayCheckIn(ctx.staff))
  const visit = await lockVisit(ctx, visitId)
  if (visit.stage !== 'expected') throw new Refusal('already_moved', { stage: visit.stage })
  const { appointment, sessions } = await readPlan(ctx, visitId)
  const toPrepare = (sessions[0]?.preparationMinutes ?? 0) * 60_000
  const byMs = ctx.now.getTime() + toPrepare - (sessions[0]?.startsAt ?? appointment.startsAt).getTime()
  const wanted = layOut(sessions, (date) => new Date(date.getTime() + byMs), {})
  await lineUp(ctx, visit.clientId, wanted)
  const planned: Planned[] = []
  for (const one of wanted) planned.push(await withoutTaken(ctx, visit.clientId, one, visitId))
  await refuseTaken(ctx, visit.clientId, planned, visitId)
  const lengthMs = appointment.endsAt.getTime() - appointment.startsAt.getTime()
  const ends = [ctx.now.getTime() + lengthMs, ...planned.map(({ endsAt }) => endsAt.getTime())]
  await recordEvent(ctx, visit, {
    kind: 'appointment_moved',
    particulars: {
      from: appointment.startsAt.toISOString(),
      to: ctx.now.toISOString(),
      booked: asBooked(appointment, sessions),
    },
  })
  await ctx.tx.appointment.update({
    where: { visitId },
    data: { startsAt: ctx.now, endsAt: new Date(Math.max(...ends)) },
  })
  await moveReservations(ctx, planned)
  await moveVisit(ctx, { visitId, move: 'arrive' })
  await announce(ctx, { visitId, kind: 'appointments' })
  return { visitId }
}

async function readPlan(ctx: StaffContext, visitId: string) {
  const plan = await ctx.tx.visit.findUniqueOrThrow({
    where: { id: visitId },
    select: {
      appointment: { select: { startsAt: true, endsAt: true } },
      sessions: {
        where: { releasedAt: null },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          treatmentId: true,
          therapistId: true,
          roomId: true,
          startsAt: true,
          endsAt: true,
          preparationMinutes: true,
          cleanupMinutes: true,
        },
      },
    },
  })
  if (!plan.appointment) throw new Refusal('not_found')
  return { appointment: plan.appointment, sessions: plan.sessions }
}

type Planned = PlannedSession & { treatmentId: string }

/** Each as much later as the whole, and later still where the same hands have to clean up and prepare in between. */
function layOut(
  sessions: readonly Planned[],
  later: (date: Date) => Date,
  asked: Pick<MoveAppointmentInput, 'assignments' | 'therapistId' | 'roomId'>,
): Planned[] {
  const planned: Planned[] = []
  for (const [index, session] of sessions.entries()) {
    const therapistId = asked.assignments?.[index]?.therapistId ?? asked.therapistId ?? session.therapistId
    const roomId = asked.assignments?.[index]?.roomId ?? asked.roomId ?? session.roomId
    const places = { ...session, therapistId, roomId }
    const followed = planned.filter((_, at) => (sessions[at]?.endsAt ?? 0) <= session.startsAt)
    const startsAt = startAfter(followed, places, later(session.startsAt))
    const lengthMs = session.endsAt.getTime() - session.startsAt.getTime()
    planned.push({ ...places, startsAt, endsAt: new Date(startsAt.getTime() + lengthMs) })
  }
  return planned
}

/** Each as it stood. Refuses `someone_was_faster` when there are more or fewer of them by now. */
function layBack(
  sessions: readonly Planned[],
  stood: NonNullable<MoveAppointmentInput['asItStood']>,
): Planned[] {
  if (stood.length !== sessions.length) throw new Refusal('someone_was_faster')
  return sessions.map((session, index) => {
    const before = { ...session, ...stood[index] }
    const lengthMs = session.endsAt.getTime() - session.startsAt.getTime()
    return { ...before, endsAt: new Date(before.startsAt.getTime() + lengthMs) }
  })
}

/** Whom and which room a treatment has not had before: what was booked once stays with whom it was booked. */
function reassigned(planned: readonly Planned[], before: readonly Planned[]): Assigned[] {
  return planned.map(({ treatmentId, therapistId, roomId }, index) => ({
    treatmentId,
    therapistId: therapistId === before[index]?.therapistId ? null : therapistId,
    roomId: roomId === before[index]?.roomId ? null : roomId,
  }))
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
