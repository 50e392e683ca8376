// Making an appointment: a visit is expected, its treatments reserve therapist and room.
import 'server-only'
import { addMinutes } from 'date-fns'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayBook, mayBookNext } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { arrangeVisit } from '@/lib/visits/arrange-visit'
import { closeIfSettled } from '@/lib/visits/close-if-settled'
import { recordEvent } from '@/lib/visits/record-event'
import { lineUp, type Reservation, refuseTaken } from '@/lib/visits/reservations'
import { refuseUnsuited } from '@/lib/visits/suitability'
import { IN_HOUSE } from '@/lib/visits/visit-flow'
import type { BookAppointmentInput } from './appointment-schemas'
import { refuseImpossibleTime } from './impossible-time'
import { startAfter } from './openings-flow'

export type Booked = { visitId: string; appointmentId: string; startsAt: Date; endsAt: Date }

type PlannedSession = Reservation & { treatmentId: string }

/**
 * Books treatments one after another (or at the given offsets, in minutes). A booking made while a visit of
 * hers has no next one yet settles that visit, and closes it when nothing else is open. A visit named for it must
 * be hers, and in the house or waiting for its call (`not_found`). Refuses `in_the_past`, `outside_hours`, `treatment_retired`, `therapist_away`, `room_retired`, `therapist_lacks_skill`,
 * `room_lacks_feature`, and who or what is
 * taken, with a name and a time; the exclusion constraints stand behind all of it. A therapist books the next
 * visit of a guest; appointments out of nowhere are the desk's.
 */
export async function bookAppointment(ctx: StaffContext, input: BookAppointmentInput): Promise<Booked> {
  permit(mayBookNext(ctx.staff))
  const during = await visitBookedDuring(ctx, input)
  permit(mayBook(ctx.staff) || during !== null)
  const sessions = await planSessions(ctx, input)
  const endsAt = new Date(Math.max(...sessions.map((session) => session.endsAt.getTime())))
  refuseImpossibleTime(ctx, input.startsAt, endsAt)
  await lineUp(ctx, input.clientId, sessions)
  await refuseTaken(ctx, input.clientId, sessions)
  const visit = await arrangeVisit(ctx, {
    clientId: input.clientId,
    startsAt: input.startsAt,
    endsAt,
    bookedDuringVisitId: during?.id,
  })
  await reserve(ctx, visit, sessions)
  if (during) await settle(ctx, during.id)
  await announce(ctx, { visitId: visit.visitId, kind: 'appointments' })
  return { visitId: visit.visitId, appointmentId: visit.appointmentId, startsAt: input.startsAt, endsAt }
}

/** The visit that this booking settles: the one named, else one of hers that has no next booking yet. */
async function visitBookedDuring(
  ctx: StaffContext,
  { clientId, bookedDuringVisitId }: BookAppointmentInput,
): Promise<{ id: string } | null> {
  const ofHers = { salonId: ctx.staff.salon.id, clientId }
  if (bookedDuringVisitId) {
    const named = await ctx.tx.visit.findFirst({
      where: { ...ofHers, id: bookedDuringVisitId, stage: { in: [...IN_HOUSE, 'follow_up'] } },
      select: { id: true },
    })
    if (!named) throw new Refusal('not_found')
    return named
  }
  return ctx.tx.visit.findFirst({
    where: {
      ...ofHers,
      stage: { in: ['farewell', 'follow_up'] },
      nextBookings: { none: { visit: { stage: { not: 'cancelled' } } } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
}

async function planSessions(ctx: StaffContext, input: BookAppointmentInput): Promise<PlannedSession[]> {
  const menu = await bookableTreatments(ctx, input.treatments)
  const planned: PlannedSession[] = []
  for (const { treatmentId, therapistId = null, roomId = null, offsetMinutes } of input.treatments) {
    const treatment = menu.get(treatmentId)
    if (!treatment) throw new Refusal('treatment_retired')
    const { durationMinutes, ...around } = treatment
    const startsAt =
      offsetMinutes === undefined
        ? startAfter(planned, { therapistId, roomId, ...around }, input.startsAt)
        : addMinutes(input.startsAt, offsetMinutes)
    const endsAt = addMinutes(startsAt, durationMinutes)
    planned.push({ treatmentId, therapistId, roomId, startsAt, endsAt, ...around })
  }
  return planned
}

type BookableMinutes = { durationMinutes: number; preparationMinutes: number; cleanupMinutes: number }

/** The minutes of each treatment. Refuses what the salon no longer offers, and who or what does not suit. */
async function bookableTreatments(
  ctx: StaffContext,
  wanted: BookAppointmentInput['treatments'],
): Promise<Map<string, BookableMinutes>> {
  const salonId = ctx.staff.salon.id
  const treatmentIds = distinct(wanted.map((each) => each.treatmentId))
  const treatments = await ctx.tx.treatment.findMany({
    where: { id: { in: treatmentIds }, salonId, retiredAt: null },
    select: { id: true, durationMinutes: true, preparationMinutes: true, cleanupMinutes: true },
  })
  if (treatments.length < treatmentIds.length) throw new Refusal('treatment_retired')
  await refuseAwayTherapists(ctx, distinct(wanted.map((each) => each.therapistId)))
  await refuseRetiredRooms(ctx, distinct(wanted.map((each) => each.roomId)))
  await refuseUnsuited(ctx, wanted)
  return new Map(treatments.map(({ id, ...minutes }) => [id, minutes]))
}

/** Refuses `therapist_away` unless all of them are therapists who work here. */
export async function refuseAwayTherapists(ctx: StaffContext, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const here = await ctx.tx.staffMember.count({
    where: { id: { in: ids }, salonId: ctx.staff.salon.id, role: 'therapist', deactivatedAt: null },
  })
  if (here < ids.length) throw new Refusal('therapist_away')
}

/** Refuses `room_retired` unless all of them are rooms in use. */
export async function refuseRetiredRooms(ctx: StaffContext, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const inUse = await ctx.tx.room.count({
    where: { id: { in: ids }, salonId: ctx.staff.salon.id, retiredAt: null },
  })
  if (inUse < ids.length) throw new Refusal('room_retired')
}

function distinct(ids: (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}

async function reserve(
  ctx: StaffContext,
  { visitId, revision }: { visitId: string; revision: number },
  sessions: readonly PlannedSession[],
): Promise<void> {
  const visit = { id: visitId, revision }
  const made = await ctx.tx.treatmentSession.createManyAndReturn({
    data: sessions.map((session) => ({ ...session, visitId })),
    select: { id: true },
  })
  for (const { id } of made) {
    await recordEvent(ctx, visit, { kind: 'session_added', particulars: { sessionId: id } })
  }
}

async function settle(ctx: StaffContext, visitId: string): Promise<void> {
  // Why she would not book is no longer true: cancelling this booking must open the question again.
  await ctx.tx.visit.update({
    where: { id: visitId },
    data: { noNextBookingReason: null, noNextBookingNote: null },
    select: { id: true },
  })
  await closeIfSettled(ctx, visitId)
  await announce(ctx, { visitId })
}
