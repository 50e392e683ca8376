// Reads for whoever looks for a time: what was last done, who and what is there, and where it would fit.
import 'server-only'
import { db } from '@/lib/db/client'
import {
  addDays,
  addMinutes,
  minutesBetween,
  salonDate,
  salonInstant,
  salonTime,
} from '@/lib/salon-time/salon-time'
import type { AskOpeningsInput } from './appointment-schemas'
import { type HoursOfSalon, hoursFrom } from './opening-hours'
import { type Opening, openingsOf, proposedOpenings, type Taken } from './openings-flow'

type BookingSalon = HoursOfSalon & { id: string }

export type BookableTreatment = { id: string; name: string; nameEn: string | null; durationMinutes: number }
export type BookableTherapist = {
  id: string
  name: string
  /** Whether she wishes for her, or would rather not; null when she said nothing of her. */
  wish: 'wished' | 'not_wished' | null
}
export type BookableRoom = { id: string; name: string; nameEn: string | null }

export type BookingProposal = {
  guest: { name: string; formOfAddress: string | null }
  menu: { treatments: BookableTreatment[]; therapists: BookableTherapist[]; rooms: BookableRoom[] }
  /** What these openings are for; where nothing was asked, what she had last time. */
  treatmentIds: string[]
  /** Null: whoever is free. */
  therapistId: string | null
  /** The salon's date, YYYY-MM-DD. */
  today: string
  /** The day (YYYY-MM-DD) around which is proposed, or whose openings these all are. */
  day: string
  openings: Opening[]
}

/** She is asked to come again after four weeks, on the same weekday at the same hour. */
const INTERVAL_DAYS = 28
/** Days looked at on either side of the wish. */
const AROUND_DAYS = 3
const PROPOSALS = 6
/** A time that has begun by the time it is said aloud is no proposal. */
const NOTICE_MINUTES = 5

/**
 * What the booking panel shows: the menu, what to book again for this guest, and openings – all of one day, or
 * a few around the best day. At most 2 statements. Null when the guest is not one of this salon.
 */
export async function getBookingProposal(
  salon: BookingSalon,
  asked: AskOpeningsInput,
  now: Date,
): Promise<BookingProposal | null> {
  const { menu, last, lastCame, guest } = await readMenuAndLastTime(salon.id, asked)
  if (!guest) return null
  const treatmentIds = known(asked.treatmentIds ?? last.map((each) => each.treatmentId), menu.treatments)
  const therapistId = known(
    [
      asked.therapistId === undefined
        ? proposedTherapist(asked.movingVisitId ? [] : menu.therapists, last)
        : asked.therapistId,
    ],
    menu.therapists,
  )[0]
  const wish = wishAfter(lastCame, asked.movingVisitId ? 0 : INTERVAL_DAYS, salon, now)
  const wishDay = salonDate(wish, salon.timeZone)
  const openings = await findOpenings(salon, {
    clientId: asked.clientId,
    exceptVisitId: asked.movingVisitId,
    wanted: treatmentIds.flatMap((id) => menu.treatments.find((each) => each.id === id) ?? []),
    therapistIds: therapistId ? [therapistId] : anyTherapist(menu.therapists),
    roomIds: menu.rooms.map((each) => each.id),
    leadMinutes: asked.movingVisitId && lastCame ? leadBefore(last, lastCame) : 0,
    from: asked.day ?? addDays(wishDay, -AROUND_DAYS),
    days: asked.day ? 1 : 2 * AROUND_DAYS + 1,
    now,
  })
  return {
    guest,
    menu,
    treatmentIds,
    therapistId: therapistId ?? null,
    today: salonDate(now, salon.timeZone),
    day: asked.day ?? wishDay,
    openings: asked.day ? openings : proposedOpenings(openings, wish, salon.timeZone, PROPOSALS),
  }
}

type OpeningsWanted = {
  clientId: string
  exceptVisitId?: string | undefined
  wanted: readonly { id: string; durationMinutes: number }[]
  /** In order of preference. */
  therapistIds: readonly string[]
  roomIds: readonly string[]
  leadMinutes: number
  /** YYYY-MM-DD. */
  from: string
  days: number
  now: Date
}

/** Every free quarter hour in `days` days from `from` on. One statement; none when nothing is wanted. */
export async function findOpenings(salon: BookingSalon, asked: OpeningsWanted): Promise<Opening[]> {
  const hours = hoursFrom(asked.from, asked.days, salon)
  const [first, last] = [hours[0], hours.at(-1)]
  if (!first || !last || asked.wanted.length === 0) return []
  return openingsOf({
    wanted: asked.wanted.map(({ id, durationMinutes }) => ({ treatmentId: id, minutes: durationMinutes })),
    therapistIds: asked.therapistIds,
    roomIds: asked.roomIds,
    taken: await readTaken(salon.id, asked, first.opensAt, last.closesAt),
    hours,
    notBefore: addMinutes(asked.now, NOTICE_MINUTES),
    leadMinutes: asked.leadMinutes,
  })
}

/** `days` after the last time, by the salon's calendar and clock; now, when there was none or that is past. */
function wishAfter(lastStartsAt: Date | null, days: number, { timeZone }: BookingSalon, now: Date): Date {
  if (!lastStartsAt) return now
  const date = addDays(salonDate(lastStartsAt, timeZone), days)
  const wish = salonInstant(date, salonTime(lastStartsAt, timeZone), timeZone)
  return wish > now ? wish : now
}

/** Minutes planned between her coming and her first treatment: a moved appointment keeps them. */
function leadBefore(sessions: readonly LastTime[], cameAt: Date): number {
  const [first] = sessions
  return first ? Math.max(0, minutesBetween(cameAt, first.startsAt)) : 0
}

function known<Row extends { id: string }>(ids: readonly (string | null)[], rows: readonly Row[]): string[] {
  return ids.filter((id) => id !== null && rows.some((row) => row.id === id)) as string[]
}

/** Whom she wishes for; else who did it last time, unless she would rather not have her again. What is moved keeps whom it has. */
function proposedTherapist(
  therapists: readonly BookableTherapist[],
  last: readonly LastTime[],
): string | null {
  const wished = therapists.find(({ wish }) => wish === 'wished')
  if (wished) return wished.id
  const lastId = last.find((each) => each.therapistId)?.therapistId ?? null
  return therapists.some(({ id, wish }) => id === lastId && wish === 'not_wished') ? null : lastId
}

/** Whoever is free, but nobody whom she would rather not have, as long as there is somebody else. */
function anyTherapist(therapists: readonly BookableTherapist[]): string[] {
  const welcome = therapists.filter(({ wish }) => wish !== 'not_wished')
  return (welcome.length > 0 ? welcome : therapists).map(({ id }) => id)
}

type LastTime = { treatmentId: string; therapistId: string | null; startsAt: Date }

type MenuRow = {
  guest: BookingProposal['guest'] | null
  treatments: BookableTreatment[]
  therapists: BookableTherapist[]
  rooms: BookableRoom[]
  last: { cameAt: number; sessions: (Omit<LastTime, 'startsAt'> & { startsAt: number })[] } | null
}

async function readMenuAndLastTime(salonId: string, { clientId, visitId, movingVisitId }: AskOpeningsInput) {
  const ofVisit = visitId ?? movingVisitId ?? null
  const [row] = await db.$queryRaw<MenuRow[]>`
    SELECT
      (SELECT json_build_object('name', name, 'formOfAddress', "formOfAddress") FROM "Client"
        WHERE id = ${clientId}::uuid AND "salonId" = ${salonId}::uuid
          AND "mergedIntoId" IS NULL AND "erasedAt" IS NULL) AS guest,
      (SELECT coalesce(json_agg(t ORDER BY t.position, t.id), '[]') FROM (
        SELECT id, name, "nameEn", "durationMinutes", position FROM "Treatment"
        WHERE "salonId" = ${salonId}::uuid AND "retiredAt" IS NULL
      ) t) AS treatments,
      (SELECT coalesce(json_agg(s ORDER BY s.wish IS DISTINCT FROM 'wished', s.wish IS NOT NULL, s.id), '[]') FROM (
        SELECT m.id, m.name, (
          SELECT p.choice FROM "Preference" p
          WHERE p."clientId" = ${clientId}::uuid AND p.kind = 'therapist' AND p."therapistId" = m.id
            AND p."retiredAt" IS NULL LIMIT 1
        ) AS wish
        FROM "StaffMember" m
        WHERE m."salonId" = ${salonId}::uuid AND m.role = 'therapist' AND m."deactivatedAt" IS NULL
      ) s) AS therapists,
      (SELECT coalesce(json_agg(r ORDER BY r.position, r.id), '[]') FROM (
        SELECT id, name, "nameEn", position FROM "Room"
        WHERE "salonId" = ${salonId}::uuid AND "retiredAt" IS NULL
      ) r) AS rooms,
      (SELECT json_build_object(
          'cameAt', extract(epoch FROM a."startsAt") * 1000,
          'sessions', (SELECT coalesce(json_agg(json_build_object(
              'treatmentId', s."treatmentId",
              'therapistId', s."therapistId",
              'startsAt', extract(epoch FROM s."startsAt") * 1000
            ) ORDER BY s."startsAt", s.id), '[]')
            FROM "TreatmentSession" s WHERE s."visitId" = v.id AND s."releasedAt" IS NULL))
        FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
        WHERE v."clientId" = ${clientId}::uuid AND v."salonId" = ${salonId}::uuid
          AND (v.id = ${ofVisit}::uuid
            OR ${ofVisit}::uuid IS NULL AND v.stage NOT IN ('expected', 'cancelled', 'no_show'))
        ORDER BY a."startsAt" DESC LIMIT 1) AS last`
  if (!row) throw new Error('a select without FROM gave no row')
  const { treatments, therapists, rooms, guest } = row
  const last: LastTime[] = (row.last?.sessions ?? []).map((each) => ({
    ...each,
    startsAt: new Date(each.startsAt),
  }))
  const lastCame = row.last ? new Date(row.last.cameAt) : null
  return { guest, last, lastCame, menu: { treatments, therapists, rooms } }
}

/** Every reservation that touches the span, in this salon; the guest's own are marked. */
async function readTaken(salonId: string, asked: OpeningsWanted, from: Date, until: Date): Promise<Taken[]> {
  const rows = await db.treatmentSession.findMany({
    where: {
      releasedAt: null,
      // Bounded on both sides so that the index on startsAt serves; no treatment lasts a whole day.
      startsAt: { gt: addMinutes(from, -24 * 60), lt: until },
      endsAt: { gt: from },
      visit: { salonId },
      ...(asked.exceptVisitId ? { visitId: { not: asked.exceptVisitId } } : {}),
    },
    relationLoadStrategy: 'join',
    select: {
      therapistId: true,
      roomId: true,
      startsAt: true,
      endsAt: true,
      visit: { select: { clientId: true } },
    },
  })
  return rows.map(({ visit, ...taken }) => ({ ...taken, guest: visit.clientId === asked.clientId }))
}
