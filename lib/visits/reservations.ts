// Whether therapist, room and guest are free, told with a name and a time before the constraints say no.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { addMinutes, salonTime } from '@/lib/salon-time/salon-time'

export type Reservation = {
  therapistId: string | null
  roomId: string | null
  startsAt: Date
  endsAt: Date
  /** Minutes before and after her, in which therapist and room are taken too. */
  preparationMinutes: number
  cleanupMinutes: number
}

/** No treatment lasts a whole day; nothing that begins earlier stands in the way. The index on startsAt serves so. */
const LONGEST_MINUTES = 24 * 60
/** The most that is ever kept for preparing. */
const MOST_AROUND_MINUTES = 120

/**
 * Lines up everybody who wants one of these therapists, rooms or guests until the transaction ends. Without it
 * two inserts that exclude each other wait for one another, and the database ends one of them after a second.
 */
export async function lineUp(
  ctx: StaffContext,
  clientId: string,
  wanted: readonly Reservation[],
): Promise<void> {
  const ids = [clientId, ...wanted.flatMap(({ therapistId, roomId }) => [therapistId, roomId])]
  const inOrder = [...new Set(ids.filter((id) => id !== null))].sort()
  await ctx.tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(each.id, 0))
    FROM (SELECT id FROM unnest(${inOrder}::text[]) AS id ORDER BY id) AS each`
}

/**
 * Refuses `therapist_taken_until`, `room_taken_until` or `guest_expected_elsewhere` with a name and the time
 * from which there is room again. `exceptVisitId`'s own reservations do not count.
 */
export async function refuseTaken(
  ctx: StaffContext,
  clientId: string,
  wanted: readonly Reservation[],
  exceptVisitId?: string,
): Promise<void> {
  const { timeZone } = ctx.staff.salon
  for (const reservation of wanted) {
    const { therapistId, roomId } = reservation
    const meeting = await findMeeting(ctx, clientId, reservation, exceptVisitId)
    if (!meeting) continue
    const until = salonTime(meeting.heldUntil ?? meeting.endsAt, timeZone)
    if (therapistId && meeting.therapistId === therapistId) {
      throw new Refusal('therapist_taken_until', { therapist: meeting.therapist?.name ?? '', until })
    }
    if (roomId && meeting.roomId === roomId) {
      throw new Refusal('room_taken_until', { room: meeting.room?.name ?? '', until })
    }
    throw new Refusal('guest_expected_elsewhere', { until: salonTime(meeting.endsAt, timeZone) })
  }
}

/** What stands in the way of it, the last to end; null when nothing does. */
async function findMeeting(
  ctx: StaffContext,
  clientId: string,
  { therapistId, roomId, startsAt, endsAt, ...around }: Reservation,
  exceptVisitId: string | undefined,
) {
  const held = {
    heldFrom: { lt: addMinutes(endsAt, around.cleanupMinutes) },
    heldUntil: { gt: addMinutes(startsAt, -around.preparationMinutes) },
  }
  return ctx.tx.treatmentSession.findFirst({
    where: {
      releasedAt: null,
      startsAt: {
        gt: addMinutes(startsAt, -LONGEST_MINUTES),
        lt: addMinutes(endsAt, around.cleanupMinutes + MOST_AROUND_MINUTES),
      },
      ...(exceptVisitId ? { visitId: { not: exceptVisitId } } : {}),
      visit: { salonId: ctx.staff.salon.id },
      OR: [
        ...(therapistId ? [{ therapistId, ...held }] : []),
        ...(roomId ? [{ roomId, ...held }] : []),
        { visit: { clientId }, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
      ],
    },
    orderBy: { heldUntil: 'desc' },
    select: {
      endsAt: true,
      heldUntil: true,
      therapistId: true,
      roomId: true,
      therapist: { select: { name: true } },
      room: { select: { name: true } },
    },
  })
}

/** Without the therapist and the room who are taken at that time: somebody else is found while she has her tea. */
export async function withoutTaken<Wanted extends Reservation>(
  ctx: StaffContext,
  clientId: string,
  wanted: Wanted,
  exceptVisitId: string,
): Promise<Wanted> {
  const meets = async (places: Pick<Reservation, 'therapistId' | 'roomId'>) =>
    findMeeting(ctx, clientId, { ...wanted, ...places }, exceptVisitId)
  const { therapistId, roomId } = wanted
  const whom = therapistId && (await meets({ therapistId, roomId: null }))?.therapistId
  const where = roomId && (await meets({ therapistId: null, roomId }))?.roomId
  return {
    ...wanted,
    therapistId: therapistId && whom === therapistId ? null : therapistId,
    roomId: roomId && where === roomId ? null : roomId,
  }
}
