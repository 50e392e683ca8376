// An appointment that was brought forward to the wrong arrival is put back where it was booked.
import 'server-only'
import { z } from 'zod'
import type { StaffContext } from '@/lib/actions/staff-context'
import { announce } from '@/lib/live/announce'
import type { LockedVisit } from './lock-visit'
import { moveReservations, type PlannedSession } from './move-reservations'
import { recordEvent } from './record-event'
import { lineUp, refuseTaken, withoutTaken } from './reservations'
import type { StandingMove } from './visit-flow'

const instant = z.iso.datetime().transform((text) => new Date(text))

const movedSchema = z.object({
  from: instant,
  to: instant,
  booked: z.object({
    endsAt: instant,
    sessions: z.array(
      z.object({
        id: z.uuid(),
        therapistId: z.uuid().nullable(),
        roomId: z.uuid().nullable(),
        startsAt: instant,
        endsAt: instant,
      }),
    ),
  }),
})

type Moved = z.output<typeof movedSchema>

/** How it was booked, as the event that brings it forward keeps it: ids and instants. */
export function asBooked(appointment: { endsAt: Date }, sessions: readonly PlannedSession[]) {
  return {
    endsAt: appointment.endsAt.toISOString(),
    sessions: sessions.map(({ id, therapistId, roomId, startsAt, endsAt }) => ({
      id,
      therapistId,
      roomId,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
  }
}

/**
 * Where the `arrival` that is being taken back had brought her appointment forward, it is put back with the therapists,
 * rooms and times it was booked with; who or what was booked for others meanwhile is left open. A treatment added since
 * comes along by the same distance, one taken out stays out. Refuses `guest_expected_elsewhere` when she has been
 * booked at that time meanwhile.
 */
export async function putBack(ctx: StaffContext, visit: LockedVisit, arrival: StandingMove): Promise<void> {
  const moved = await readMoved(ctx, visit.id, arrival.sequence - 1)
  if (!moved) return
  const sessions = await ctx.tx.treatmentSession.findMany({
    where: { visitId: visit.id, releasedAt: null },
    orderBy: { startsAt: 'asc' },
    select: {
      id: true,
      therapistId: true,
      roomId: true,
      startsAt: true,
      endsAt: true,
      preparationMinutes: true,
      cleanupMinutes: true,
    },
  })
  const wanted = sessions.map((session) => backFrom(session, moved))
  await lineUp(ctx, visit.clientId, wanted)
  const planned: PlannedSession[] = []
  for (const one of wanted) planned.push(await withoutTaken(ctx, visit.clientId, one, visit.id))
  await refuseTaken(ctx, visit.clientId, planned, visit.id)
  await recordEvent(ctx, visit, {
    kind: 'appointment_moved',
    particulars: { from: moved.to.toISOString(), to: moved.from.toISOString() },
  })
  const endsAt = new Date(Math.max(+moved.booked.endsAt, ...planned.map((each) => +each.endsAt)))
  await ctx.tx.appointment.update({ where: { visitId: visit.id }, data: { startsAt: moved.from, endsAt } })
  await moveReservations(ctx, planned)
  await announce(ctx, { visitId: visit.id, kind: 'appointments' })
}

/** Null where the event before her arrival did not bring the appointment forward. */
async function readMoved(ctx: StaffContext, visitId: string, sequence: number): Promise<Moved | null> {
  const event = await ctx.tx.visitEvent.findFirst({
    where: { visitId, sequence, kind: 'appointment_moved' },
    select: { particulars: true },
  })
  return movedSchema.safeParse(event?.particulars).data ?? null
}

function backFrom(session: PlannedSession, { from, to, booked }: Moved): PlannedSession {
  const before = booked.sessions.find(({ id }) => id === session.id)
  if (before) return { ...session, ...before }
  const back = (date: Date) => new Date(date.getTime() + from.getTime() - to.getTime())
  return { ...session, startsAt: back(session.startsAt), endsAt: back(session.endsAt) }
}
