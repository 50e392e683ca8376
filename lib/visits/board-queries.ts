// What the live board shows: every open visit of the salon, in two statements.
import 'server-only'
import { mayEditClients } from '@/lib/auth/permissions'
import type { Role, StaffSalon } from '@/lib/auth/signed-in-staff'
import { comesAt } from '@/lib/clients/coming-flow'
import { nearBirthday } from '@/lib/clients/door-card-flow'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { hasUntold, isFullyAsked } from '@/lib/safety/asking-flow'
import { dayOf, salonDate, salonDay } from '@/lib/salon-time/salon-time'
import { standingBooking } from './lock-visit'
import { dialSelect, numberToDial } from './number-to-dial'
import { IN_HOUSE, isOpen, type OpenStage, standingMoves } from './visit-flow'
import { lastWaitTold, stageTiming, stepsOfVersion } from './visit-timing'
import { nameFromAfar } from './visit-wording'

export type BoardCard = {
  visitId: string
  stage: OpenStage
  client: { id: string; name: string; pinyin: string; formOfAddress: string | null }
  /** When the appointment is; for `expected`. */
  appointedAt: string
  /** As late as she has told; her appointment where she has told nothing. */
  comesAt: string
  /** Her number, for whoever may dial it, while she is expected and lets herself be called. */
  phone: { e164: string; written: string } | null
  /** When she entered this stage. */
  enteredAt: string
  /** Minutes this stage should take from its entry; 0 without a target. */
  targetMinutes: number
  /** The wait she was last told in this stage, in minutes. */
  waitToldMinutes: number | null
  /** The call owed; for `follow_up`. `overdueAt` is the end of the salon day it is due. */
  call: { dueAt: string; overdueAt: string; attempt: number } | null
  nextBookingSettled: boolean
  therapists: string[]
  /** Those among them who treat here no longer: what they have not done yet waits to be handed on. */
  awayTherapists: string[]
  rooms: { name: string; nameEn: string | null }[]
  treatments: { name: string; nameEn: string | null }[]
  seat: { name: string; nameEn: string | null } | null
  marks: {
    /** Something has come up since her treatment began, and stops it now. */
    halted: boolean
    alert: 'serious' | 'mild' | null
    alertsAsked: boolean
    /** She has said yes in this visit, and nobody has noted to what. */
    untold: boolean
    promise: boolean
    birthday: boolean
    firstVisit: boolean
    complaint: boolean
  }
  /** The last move, so that it can be taken back from the card. */
  lastMove: { sequence: number; move: string; actorId: string; at: string } | null
}

type BoardSalon = Pick<StaffSalon, 'id' | 'timeZone' | 'phoneCountry' | 'standardsVersion'>

/**
 * All open visits: those in the house, those expected today or still unresolved from before, those whose call
 * or next booking is open. Two statements, whatever the size of the day. Numbers are there for a `reader` who may dial.
 */
export async function listBoardVisits(
  salon: BoardSalon,
  now: Date,
  reader: { role: Role } | null = null,
): Promise<BoardCard[]> {
  const { visits, house } = await readBoard(salon, now)
  const at = { today: salonDate(now, salon.timeZone), mayDial: reader !== null && mayEditClients(reader) }
  return inOrder(visits.map((visit) => boardCard(visit, house, salon, at)))
}

/**
 * The same for whoever passes a screen on the wall: those in the house and those expected, with names shortened, and
 * nothing of what is noted about them.
 */
export async function listVisitsFromAfar(salon: BoardSalon, now: Date, locale: string): Promise<BoardCard[]> {
  const { visits, house } = await readBoard(salon, now)
  const at = { today: salonDate(now, salon.timeZone), mayDial: false }
  return inOrder(
    visits
      .filter(({ stage }) => stage !== 'follow_up')
      .map((visit) => ({
        ...boardCard(visit, house, salon, at),
        client: { id: '', name: nameFromAfar(visit.client, locale), pinyin: '', formOfAddress: null },
        marks: NOTHING_NOTED,
        lastMove: null,
      })),
  )
}

const NOTHING_NOTED: BoardCard['marks'] = {
  halted: false,
  alert: null,
  alertsAsked: true,
  untold: false,
  promise: false,
  birthday: false,
  firstVisit: false,
  complaint: false,
}

/** Two statements, whatever the size of the day. */
async function readBoard(salon: BoardSalon, now: Date): Promise<{ visits: BoardRow[]; house: House }> {
  const today = salonDay(now, salon.timeZone)
  const visits = await db.visit.findMany({
    relationLoadStrategy: 'join',
    where: {
      salonId: salon.id,
      OR: [
        { stage: { in: [...IN_HOUSE, 'follow_up'] } },
        { stage: 'expected', appointment: { startsAt: { lt: today.end } } },
      ],
    },
    select: boardSelect,
  })
  const oldest = Math.min(...visits.map((visit) => visit.standardsVersion), salon.standardsVersion)
  return { visits, house: await readHouse(salon.id, oldest) }
}

function inOrder(cards: BoardCard[]): BoardCard[] {
  return cards.sort((a, b) => arrivalOrder(a).localeCompare(arrivalOrder(b)))
}

type House = { standards: StandardRow[]; halted: string[] }

/** The standards that lead anybody on the board, and the visits whose treatment is halted. One statement. */
async function readHouse(salonId: string, oldestVersion: number): Promise<House> {
  const [row] = await db.$queryRaw<{ house: House }[]>`
    SELECT json_build_object(
      'standards', (
        SELECT coalesce(json_agg(json_build_object(
          'stage', s.stage, 'targetMinutes', s."targetMinutes",
          'fromVersion', s."fromVersion", 'untilVersion', s."untilVersion"
        )), '[]')
        FROM "ServiceStandard" s
        WHERE s."salonId" = ${salonId}::uuid AND (s."untilVersion" IS NULL OR s."untilVersion" > ${oldestVersion})
      ),
      'halted', (
        SELECT coalesce(json_agg(DISTINCT v.id), '[]')
        FROM "Visit" v
        JOIN "TreatmentSession" x ON x."visitId" = v.id AND x."startedAt" IS NOT NULL AND x."endedAt" IS NULL
        WHERE v."salonId" = ${salonId}::uuid AND v.stage = 'treatment' AND EXISTS (SELECT FROM foyer_halts(x.id))
      )
    ) AS house`
  return row?.house ?? { standards: [], halted: [] }
}

const boardSelect = {
  id: true,
  stage: true,
  standardsVersion: true,
  noNextBookingReason: true,
  client: {
    select: {
      id: true,
      name: true,
      pinyin: true,
      formOfAddress: true,
      sex: true,
      ...dialSelect,
      birthMonth: true,
      birthDay: true,
      birthLunar: true,
      alertsAskedAt: true,
      alerts: { where: { retiredAt: null }, select: { severity: true, kind: true } },
      promises: { where: { keptAt: null }, select: { id: true }, take: 1 },
      cases: { where: { kind: 'complaint', resolvedAt: null }, select: { id: true }, take: 1 },
      broughtOver: {
        where: { OR: [{ visits: { gt: 0 } }, { lastVisitOn: { not: null } }, { spentMinor: { gt: 0 } }] },
        select: { id: true },
        take: 1,
      },
      visits: { where: { stage: { in: ['follow_up', 'closed'] } }, select: { id: true }, take: 2 },
    },
  },
  askAnewAt: true,
  safetyAnswers: {
    orderBy: { id: 'asc' },
    select: { question: true, answer: true, askedById: true, askedAt: true },
  },
  seat: { select: { name: true, nameEn: true } },
  appointment: { select: { startsAt: true } },
  nextBookings: { where: standingBooking, select: { id: true }, take: 1 },
  calls: {
    where: { madeAt: null, withdrawnAt: null },
    select: { dueAt: true, attempt: true },
    take: 1,
  },
  sessions: {
    where: { releasedAt: null },
    orderBy: { startsAt: 'asc' },
    select: {
      startsAt: true,
      endsAt: true,
      endedAt: true,
      therapist: { select: { name: true, role: true, deactivatedAt: true } },
      room: { select: { name: true, nameEn: true } },
      treatment: { select: { name: true, nameEn: true } },
    },
  },
  events: {
    where: {
      OR: [{ toStage: { not: null } }, { kind: { in: ['wait_told', 'late_told', 'appointment_moved'] } }],
    },
    orderBy: { sequence: 'asc' },
    select: {
      sequence: true,
      kind: true,
      move: true,
      fromStage: true,
      toStage: true,
      undoes: true,
      actorId: true,
      at: true,
      particulars: true,
    },
  },
} satisfies Prisma.VisitSelect

type BoardRow = Prisma.VisitGetPayload<{ select: typeof boardSelect }>
type StandardRow = {
  stage: OpenStageOfStandards
  targetMinutes: number
  fromVersion: number
  untilVersion: number | null
}
type OpenStageOfStandards = Exclude<OpenStage, 'expected'>

function boardCard(
  visit: BoardRow,
  { standards, halted }: House,
  salon: BoardSalon,
  { today, mayDial }: { today: string; mayDial: boolean },
): BoardCard {
  if (!isOpen(visit.stage)) throw new Error(`visit ${visit.id} is not open`)
  const { enteredAt, targetMinutes } = stageTiming({
    stage: visit.stage,
    events: visit.events,
    steps: stepsOfVersion(standards, visit.standardsVersion),
    sessions: visit.sessions,
  })
  const { client } = visit
  const call = visit.calls[0]
  const appointedAt = visit.appointment?.startsAt ?? enteredAt
  return {
    visitId: visit.id,
    stage: visit.stage,
    client: { id: client.id, name: client.name, pinyin: client.pinyin, formOfAddress: client.formOfAddress },
    appointedAt: appointedAt.toISOString(),
    comesAt: comesAt(appointedAt, visit.events).toISOString(),
    phone: mayDial && visit.stage === 'expected' ? numberToDial(client, salon.phoneCountry) : null,
    enteredAt: enteredAt.toISOString(),
    targetMinutes,
    waitToldMinutes: lastWaitTold(visit.events, enteredAt)?.minutes ?? null,
    call: call
      ? {
          dueAt: call.dueAt.toISOString(),
          overdueAt: dayOf(salonDate(call.dueAt, salon.timeZone), salon.timeZone).end.toISOString(),
          attempt: call.attempt,
        }
      : null,
    nextBookingSettled: visit.nextBookings.length > 0 || visit.noNextBookingReason !== null,
    therapists: distinct(visit.sessions.map((session) => session.therapist?.name)),
    awayTherapists: distinct(
      visit.sessions.filter(waitsForSomebodyAway).map(({ therapist }) => therapist?.name),
    ),
    rooms: distinctBy(visit.sessions.map((session) => session.room)),
    treatments: visit.sessions.map((session) => session.treatment),
    seat: visit.seat,
    marks: {
      halted: halted.includes(visit.id),
      alert: worstOf(client.alerts),
      alertsAsked: wasAsked(visit),
      untold: hasUntold(visit.safetyAnswers, visit.events, client.alerts),
      promise: client.promises.length > 0,
      birthday: nearBirthday(client, today) !== null,
      firstVisit: client.visits.every((past) => past.id === visit.id) && client.broughtOver.length === 0,
      complaint: client.cases.length > 0,
    },
    lastMove: lastMoveOf(visit),
  }
}

function waitsForSomebodyAway({ endedAt, therapist }: BoardRow['sessions'][number]): boolean {
  return (
    !endedAt && therapist !== null && (therapist.deactivatedAt !== null || therapist.role !== 'therapist')
  )
}

/** From the consultation on, in this visit; before it, ever. */
function wasAsked({ stage, client, safetyAnswers, events, askAnewAt }: BoardRow): boolean {
  if (stage === 'expected' || stage === 'greeting' || stage === 'seating')
    return client.alertsAskedAt !== null
  return isFullyAsked(safetyAnswers, events, askAnewAt)
}

function lastMoveOf(visit: BoardRow): BoardCard['lastMove'] {
  const last = standingMoves(visit.events).at(-1)
  if (!last?.move) return null
  return { sequence: last.sequence, move: last.move, actorId: last.actorId, at: last.at.toISOString() }
}

function worstOf(alerts: readonly { severity: 'mild' | 'serious' }[]): 'serious' | 'mild' | null {
  if (alerts.some((alert) => alert.severity === 'serious')) return 'serious'
  return alerts.length > 0 ? 'mild' : null
}

function arrivalOrder(card: BoardCard): string {
  return card.stage === 'expected' ? card.comesAt : (card.call?.dueAt ?? card.enteredAt)
}

function distinct(names: (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined))]
}

function distinctBy<Place extends { name: string }>(places: (Place | null)[]): Place[] {
  const byName = new Map(places.filter((place) => place !== null).map((place) => [place.name, place]))
  return [...byName.values()]
}
