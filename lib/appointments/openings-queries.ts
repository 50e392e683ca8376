// Reads for whoever looks for a time: what was last done, who and what is there, and where it would fit.
import 'server-only'
import { type NextCare, nextCare } from '@/lib/care-plans/progress-flow'
import { nextCountsFrom } from '@/lib/clients/coming-flow'
import { type StandingPlan, standingPlan, standingPlanSql } from '@/lib/clients/standing-plan'
import { db } from '@/lib/db/client'
import {
  addDays,
  addMinutes,
  minutesBetween,
  salonDate,
  salonInstant,
  salonTime,
} from '@/lib/salon-time/salon-time'
import type { SeriousAlert } from './appointment-queries'
import type { AskOpeningsInput } from './appointment-schemas'
import { type Missing, missingFor } from './missing-flow'
import { type HoursOfSalon, hoursFrom } from './opening-hours'
import { type Opening, openingsOf, proposedOpenings, type Taken, type Wanted } from './openings-flow'

type BookingSalon = HoursOfSalon & { id: string }

export type BookableTreatment = { id: string; name: string; nameEn: string | null; durationMinutes: number }
export type BookableTherapist = {
  id: string
  name: string
  /** Whether she wishes for her, or would rather not; null when she said nothing of her. */
  wish: 'wished' | 'not_wished' | null
}
export type BookableRoom = { id: string; name: string; nameEn: string | null }

/** What she is expected for already, today or later. */
export type Standing = {
  visitId: string
  /** When she is to come, ISO. */
  startsAt: string
  treatments: { name: string; nameEn: string | null }[]
  therapists: string[]
}

export type BookingProposal = {
  guest: { name: string; formOfAddress: string | null }
  seriousAlerts: SeriousAlert[]
  /** In order of time; without the visit that is to be moved. */
  standing: Standing[]
  /** Of the therapists those who can do all of it. */
  menu: { treatments: BookableTreatment[]; therapists: BookableTherapist[]; rooms: BookableRoom[] }
  /** What these openings are for; where nothing was asked, what her care plan asks for next, else what she had last time. */
  treatmentIds: string[]
  /** What they are by her care plan; null where they are not. */
  planned: { treatmentId: string; number: number; sessions: number; dueOn: string } | null
  /** Null: whoever is free. */
  therapistId: string | null
  /** What the house lacks for it, so that there can be no opening on any day. */
  missing: Missing[]
  /** Whether who asks can add what is missing. */
  maySetUp?: boolean
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
  const read = await readMenuAndLastTime(salon, asked, now)
  const { menu, last, lastCame, guest, needs, plan, seriousAlerts, standing } = read
  if (!guest) return null
  const today = salonDate(now, salon.timeZone)
  const next = plan && !asked.movingVisitId ? nextCare(plan.courses, plan.madeOn, today) : null
  const asBefore = next ? [next.course.treatmentId] : last.map((each) => each.treatmentId)
  const treatmentIds = known(asked.treatmentIds ?? asBefore, menu.treatments)
  const byPlan = next && treatmentIds.includes(next.course.treatmentId) ? next : null
  const wanted: Wanted[] = asked.movingVisitId
    ? movedTreatments(last, needs)
    : treatmentIds.flatMap((id) => needs.find((each) => each.treatmentId === id) ?? [])
  const therapists = menu.therapists.filter(({ id }) =>
    wanted.every((each) => each.therapistIds?.includes(id) ?? true),
  )
  const therapistId = known(
    [
      asked.therapistId === undefined
        ? proposedTherapist(asked.movingVisitId ? [] : therapists, last)
        : asked.therapistId,
    ],
    therapists,
  )[0]
  const wish = asked.from
    ? wishOn(asked.from, lastCame, salon, now)
    : byPlan
      ? wishOn(byPlan.dueOn, lastCame, salon, now)
      : wishAfter(lastCame, asked.movingVisitId ? 0 : INTERVAL_DAYS, salon, now)
  const wishDay = salonDate(wish, salon.timeZone)
  const openings = await findOpenings(salon, {
    clientId: asked.clientId,
    exceptVisitId: asked.movingVisitId,
    wanted,
    therapistIds: therapistId ? [therapistId] : anyTherapist(menu.therapists),
    roomIds: menu.rooms.map((each) => each.id),
    leadMinutes: asked.movingVisitId && lastCame ? leadBefore(last, lastCame) : 0,
    // Never sooner than the plan's interval allows, nor on days that are over.
    from: asked.day ?? asked.from ?? (byPlan ? wishDay : laterOf(addDays(wishDay, -AROUND_DAYS), today)),
    days: asked.day ? 1 : 2 * AROUND_DAYS + 1,
    now,
  })
  return {
    guest,
    seriousAlerts,
    standing,
    menu: { ...menu, therapists },
    treatmentIds,
    planned: byPlan && plannedOf(byPlan),
    therapistId: therapistId ?? null,
    missing: missingFor(wanted, menu),
    today,
    day: asked.day ?? wishDay,
    openings: asked.day ? openings : proposedOpenings(openings, wish, salon.timeZone, PROPOSALS),
  }
}

type OpeningsWanted = {
  clientId: string
  exceptVisitId?: string | undefined
  wanted: readonly Wanted[]
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
    wanted: asked.wanted,
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

function laterOf(one: string, other: string): string {
  return one > other ? one : other
}

/** The day her plan or she herself asks for, at the hour she came last; now, when that is past. */
function wishOn(date: string, lastStartsAt: Date | null, { timeZone }: BookingSalon, now: Date): Date {
  const wish = salonInstant(date, salonTime(lastStartsAt ?? now, timeZone), timeZone)
  return wish > now ? wish : now
}

function plannedOf({ course, number, dueOn }: NextCare): NonNullable<BookingProposal['planned']> {
  return { treatmentId: course.treatmentId, number, sessions: course.sessions, dueOn }
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

type LastTime = {
  treatmentId: string
  therapistId: string | null
  roomId: string | null
  startsAt: Date
  minutes: number
  preparationMinutes: number
  cleanupMinutes: number
}

/** What a treatment takes, who can do it, and where. */
type Needs = Wanted & { therapistIds: readonly string[]; roomIds: readonly string[] }

/**
 * What is moved keeps the minutes it reserved, its pauses, and whom it was booked with, whatever the menu says by now.
 */
function movedTreatments(last: readonly LastTime[], needs: readonly Needs[]): Wanted[] {
  const [first] = last
  return last.map(({ startsAt, therapistId, roomId, ...reserved }) => {
    const suited = needs.find(({ treatmentId }) => treatmentId === reserved.treatmentId)
    return {
      ...reserved,
      // Off the menu by now: nobody says any more what it asks for.
      ...(suited && {
        needsTherapist: suited.needsTherapist ?? true,
        needsRoom: suited.needsRoom ?? true,
        therapistIds: [...suited.therapistIds, ...(therapistId ? [therapistId] : [])],
        roomIds: [...suited.roomIds, ...(roomId ? [roomId] : [])],
      }),
      offsetMinutes: first ? minutesBetween(first.startsAt, startsAt) : 0,
    }
  })
}

type TreatmentRow = BookableTreatment & {
  needsTherapist: boolean
  needsRoom: boolean
  preparationMinutes: number
  cleanupMinutes: number
  /** Who has learnt it and where it can be done; who is here, and what is in use, is said by the menu. */
  therapistIds: string[]
  roomIds: string[]
}

type MenuRow = {
  guest: BookingProposal['guest'] | null
  seriousAlerts: SeriousAlert[]
  standing: (Omit<Standing, 'startsAt'> & { startsAt: number })[]
  plan: unknown
  treatments: TreatmentRow[]
  therapists: BookableTherapist[]
  rooms: BookableRoom[]
  last: { cameAt: number; sessions: (Omit<LastTime, 'startsAt'> & { startsAt: number })[] } | null
}

async function readMenuAndLastTime(
  { id: salonId, timeZone }: BookingSalon,
  { clientId, visitId, movingVisitId }: AskOpeningsInput,
  now: Date,
) {
  const ofVisit = visitId ?? movingVisitId ?? null
  const [row] = await db.$queryRaw<MenuRow[]>`
    SELECT
      (SELECT json_build_object('name', name, 'formOfAddress', "formOfAddress") FROM "Client"
        WHERE id = ${clientId}::uuid AND "salonId" = ${salonId}::uuid
          AND "mergedIntoId" IS NULL AND "erasedAt" IS NULL) AS guest,
      (SELECT coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'text', a.text)
          ORDER BY a.kind, a.id), '[]')
        FROM "Alert" a JOIN "Client" g ON g.id = a."clientId"
        WHERE a."clientId" = ${clientId}::uuid AND g."salonId" = ${salonId}::uuid
          AND a.severity = 'serious' AND a."retiredAt" IS NULL) AS "seriousAlerts",
      (SELECT coalesce(json_agg(json_build_object(
          'visitId', v.id,
          'startsAt', extract(epoch FROM a."startsAt") * 1000,
          'treatments', (
            SELECT coalesce(json_agg(json_build_object('name', t.name, 'nameEn', t."nameEn")
              ORDER BY s."startsAt", s.id), '[]')
            FROM "TreatmentSession" s JOIN "Treatment" t ON t.id = s."treatmentId"
            WHERE s."visitId" = v.id AND s."releasedAt" IS NULL),
          'therapists', (
            SELECT coalesce(json_agg(DISTINCT m.name), '[]')
            FROM "TreatmentSession" s JOIN "StaffMember" m ON m.id = s."therapistId"
            WHERE s."visitId" = v.id AND s."releasedAt" IS NULL)
        ) ORDER BY a."startsAt", v.id), '[]')
        FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
        WHERE v."clientId" = ${clientId}::uuid AND v."salonId" = ${salonId}::uuid
          AND v.stage = 'expected' AND a."startsAt" >= ${nextCountsFrom(now, timeZone)}
          AND v.id IS DISTINCT FROM ${movingVisitId ?? null}::uuid) AS standing,
      (SELECT ${standingPlanSql} FROM (
        SELECT g.id, z."timeZone" AS zone FROM "Client" g JOIN "Salon" z ON z.id = g."salonId"
        WHERE g.id = ${clientId}::uuid AND g."salonId" = ${salonId}::uuid
      ) c) AS plan,
      (SELECT coalesce(json_agg(t ORDER BY t.position, t.id), '[]') FROM (
        SELECT t.id, t.name, t."nameEn", t."durationMinutes", t.position,
          t."preparationMinutes", t."cleanupMinutes", t."needsTherapist", t."needsRoom",
          ARRAY(SELECT m.id FROM "StaffMember" m
            WHERE m."salonId" = t."salonId"
              AND NOT EXISTS (
                SELECT 1 FROM "TreatmentSkill" n JOIN "Skill" k ON k.id = n."skillId" AND k."retiredAt" IS NULL
                WHERE n."treatmentId" = t.id AND NOT EXISTS (
                  SELECT 1 FROM "StaffSkill" h WHERE h."staffMemberId" = m.id AND h."skillId" = k.id)
              )) AS "therapistIds",
          ARRAY(SELECT r.id FROM "Room" r
            WHERE r."salonId" = t."salonId"
              AND NOT EXISTS (
                SELECT 1 FROM "TreatmentNeedsFeature" n
                  JOIN "RoomFeature" f ON f.id = n."featureId" AND f."retiredAt" IS NULL
                WHERE n."treatmentId" = t.id AND NOT EXISTS (
                  SELECT 1 FROM "RoomHasFeature" h WHERE h."roomId" = r.id AND h."featureId" = f.id)
              )) AS "roomIds"
        FROM "Treatment" t
        WHERE t."salonId" = ${salonId}::uuid AND t."retiredAt" IS NULL
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
              'roomId', s."roomId",
              'minutes', extract(epoch FROM s."endsAt" - s."startsAt") / 60,
              'preparationMinutes', s."preparationMinutes",
              'cleanupMinutes', s."cleanupMinutes",
              'startsAt', extract(epoch FROM s."startsAt") * 1000
            ) ORDER BY s."startsAt", s.id), '[]')
            FROM "TreatmentSession" s WHERE s."visitId" = v.id AND s."releasedAt" IS NULL))
        FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
        WHERE v."clientId" = ${clientId}::uuid AND v."salonId" = ${salonId}::uuid
          AND (v.id = ${ofVisit}::uuid
            OR ${ofVisit}::uuid IS NULL AND v.stage NOT IN ('expected', 'cancelled', 'no_show'))
        ORDER BY a."startsAt" DESC LIMIT 1) AS last`
  if (!row) throw new Error('a select without FROM gave no row')
  const { therapists, rooms, guest, seriousAlerts } = row
  const standing = row.standing.map((each) => ({
    ...each,
    startsAt: new Date(each.startsAt).toISOString(),
  }))
  const last: LastTime[] = (row.last?.sessions ?? []).map((each) => ({
    ...each,
    startsAt: new Date(each.startsAt),
  }))
  const lastCame = row.last ? new Date(row.last.cameAt) : null
  const treatments = row.treatments.map(({ id, name, nameEn, durationMinutes }) => ({
    id,
    name,
    nameEn,
    durationMinutes,
  }))
  const plan: StandingPlan | null = standingPlan.nullable().parse(row.plan)
  return {
    guest,
    seriousAlerts,
    standing,
    plan,
    last,
    lastCame,
    menu: { treatments, therapists, rooms },
    needs: row.treatments.map(needsOf),
  }
}

function needsOf({ id, durationMinutes, ...needs }: TreatmentRow): Needs {
  const { preparationMinutes, cleanupMinutes, needsTherapist, needsRoom, therapistIds, roomIds } = needs
  return {
    treatmentId: id,
    minutes: durationMinutes,
    preparationMinutes,
    cleanupMinutes,
    needsTherapist,
    needsRoom,
    therapistIds,
    roomIds,
  }
}

/** Every reservation that touches the span, in this salon; the guest's own are marked. */
async function readTaken(salonId: string, asked: OpeningsWanted, from: Date, until: Date): Promise<Taken[]> {
  const rows = await db.treatmentSession.findMany({
    where: {
      releasedAt: null,
      // Bounded on both sides so that the index on startsAt serves; no treatment lasts a whole day.
      startsAt: { gt: addMinutes(from, -24 * 60), lt: addMinutes(until, 2 * 60) },
      heldFrom: { lt: until },
      heldUntil: { gt: from },
      visit: { salonId },
      ...(asked.exceptVisitId ? { visitId: { not: asked.exceptVisitId } } : {}),
    },
    relationLoadStrategy: 'join',
    select: {
      therapistId: true,
      roomId: true,
      startsAt: true,
      endsAt: true,
      heldFrom: true,
      heldUntil: true,
      visit: { select: { clientId: true } },
    },
  })
  return rows.map(({ visit, ...taken }) => ({ ...taken, guest: visit.clientId === asked.clientId }))
}
