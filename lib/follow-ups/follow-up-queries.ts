// What /follow-ups shows: whom to call today, with what to say and to know, and who only waits for a next time.
import 'server-only'
import { db } from '@/lib/db/client'
import type { NoBookingReason, Prisma } from '@/lib/db/generated/client'
import { salonDay } from '@/lib/salon-time/salon-time'
import { callTimeliness, type Timeliness } from '@/lib/visits/visit-flow'
import type { CallOutcome } from './follow-up-schemas'

const named = { name: true, nameEn: true } as const

const visitSelect = {
  id: true,
  standardsVersion: true,
  noNextBookingReason: true,
  createdAt: true,
  appointment: { select: { startsAt: true } },
  client: { select: { id: true, name: true, formOfAddress: true, phone: true } },
  sessions: {
    where: { releasedAt: null },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      effect: true,
      treatment: { select: named },
      therapist: { select: { name: true } },
    },
  },
  notes: {
    where: { kind: { in: ['treatment_note', 'advice', 'small_talk', 'call_note'] } },
    select: {
      kind: true,
      sessionId: true,
      text: true,
      revision: true,
      savedAt: true,
      savedBy: { select: { name: true } },
    },
  },
  recommendations: {
    orderBy: { createdAt: 'asc' },
    select: { answer: true, product: { select: named } },
  },
  nextBookings: {
    where: { visit: { stage: { not: 'cancelled' } } },
    orderBy: { startsAt: 'asc' },
    take: 1,
    select: { startsAt: true },
  },
  promises: {
    where: { keptAt: null },
    orderBy: { dueOn: 'asc' },
    select: { id: true, text: true, dueOn: true, owner: { select: { name: true } } },
  },
} satisfies Prisma.VisitSelect

const callSelect = {
  id: true,
  attempt: true,
  dueAt: true,
  visit: {
    select: {
      ...visitSelect,
      calls: {
        where: { madeAt: { not: null } },
        orderBy: { attempt: 'asc' },
        select: { attempt: true, madeAt: true, outcome: true, madeBy: { select: { name: true } } },
      },
    },
  },
} satisfies Prisma.FollowUpCallSelect

type CallRow = Prisma.FollowUpCallGetPayload<{ select: typeof callSelect }>
type VisitRow = Prisma.VisitGetPayload<{ select: typeof visitSelect }>

type Named = { name: string; nameEn: string | null }

/** One sentence or two of the standard that led this visit, in both languages, with room for how she is addressed. */
export type ScriptStep = {
  stepKey: string
  titleZh: string
  titleEn: string
  requirementZh: string
  requirementEn: string
  sayZh: string
  sayEn: string
}

export type NextBookingState =
  | { state: 'booked'; startsAt: Date }
  | { state: 'declined'; reason: NoBookingReason }
  | { state: 'open' }

/** A visit that waits for its guest to be heard or to be booked again. */
export type FollowUpVisit = {
  visitId: string
  visitedAt: Date
  client: { id: string; name: string; formOfAddress: string | null; phone: string | null }
  treatments: (Named & {
    sessionId: string
    therapist: string | null
    effect: number | null
    note: string | null
  })[]
  advice: string | null
  smallTalk: string | null
  bought: Named[]
  considering: Named[]
  openPromises: { id: string; text: string; owner: string; dueOn: Date }[]
  nextBooking: NextBookingState
}

export type CallDue = FollowUpVisit & {
  callId: string
  attempt: number
  dueAt: Date
  timeliness: Timeliness
  tries: { attempt: number; madeAt: Date; outcome: CallOutcome; by: string }[]
  /** What was written while trying before; goes on in the next try. */
  callNote: { text: string; revision: number; savedAt: Date; savedBy: { name: string } } | null
  script: ScriptStep[]
}

export type FollowUpDay = {
  calls: CallDue[]
  /** She has been heard, or tried as often as the salon says; only her next visit is open. */
  waitingForBooking: FollowUpVisit[]
  /** Calls made today, so that the day shows what it has brought. */
  madeToday: number
  /** Who can own a promise. */
  owners: { id: string; name: string }[]
}

/**
 * Today's calls, overdue ones first, and the visits that wait for a next booking alone. The call of `askedVisitId`
 * is among them before its day too: she may be called early. Four statements.
 */
export async function listCallsDue(
  salon: { id: string; timeZone: string },
  now: Date,
  askedVisitId?: string,
): Promise<FollowUpDay> {
  const day = salonDay(now, salon.timeZone)
  const [calls, waiting, house, standards] = await Promise.all([
    readCalls(salon.id, day.end, askedVisitId),
    readWaiting(salon.id),
    readHouse(salon.id, day),
    readScripts(salon.id),
  ])
  return {
    calls: calls.map((call) => ({
      ...followUpVisit(call.visit),
      callId: call.id,
      attempt: call.attempt,
      dueAt: call.dueAt,
      timeliness: callTimeliness(call.dueAt, salonDay(call.dueAt, salon.timeZone).end, now),
      tries: triesOf(call),
      callNote: call.visit.notes.find((note) => note.kind === 'call_note') ?? null,
      script: standards
        .filter((row) => heldAt(row, call.visit.standardsVersion))
        .map(({ fromVersion: _from, untilVersion: _until, ...step }) => step),
    })),
    waitingForBooking: waiting.map(followUpVisit),
    madeToday: house._count.followUpCalls,
    owners: house.staff,
  }
}

function readCalls(salonId: string, dayEnd: Date, askedVisitId?: string): Promise<CallRow[]> {
  return db.followUpCall.findMany({
    where: {
      salonId,
      madeAt: null,
      withdrawnAt: null,
      visit: { stage: 'follow_up' },
      OR: [{ dueAt: { lt: dayEnd } }, ...(askedVisitId ? [{ visitId: askedVisitId }] : [])],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    relationLoadStrategy: 'join',
    select: callSelect,
  })
}

function readWaiting(salonId: string): Promise<VisitRow[]> {
  return db.visit.findMany({
    where: {
      salonId,
      stage: 'follow_up',
      noNextBookingReason: null,
      calls: { none: { madeAt: null, withdrawnAt: null } },
      nextBookings: { none: { visit: { stage: { not: 'cancelled' } } } },
    },
    orderBy: { createdAt: 'asc' },
    relationLoadStrategy: 'join',
    select: visitSelect,
  })
}

function readHouse(salonId: string, day: { start: Date; end: Date }) {
  return db.salon.findUniqueOrThrow({
    where: { id: salonId },
    relationLoadStrategy: 'join',
    select: {
      staff: { where: { deactivatedAt: null }, orderBy: { id: 'asc' }, select: { id: true, name: true } },
      _count: { select: { followUpCalls: { where: { madeAt: { gte: day.start, lt: day.end } } } } },
    },
  })
}

function readScripts(salonId: string) {
  return db.serviceStandard.findMany({
    where: { salonId, stage: 'follow_up' },
    orderBy: { position: 'asc' },
    select: {
      stepKey: true,
      titleZh: true,
      titleEn: true,
      requirementZh: true,
      requirementEn: true,
      sayZh: true,
      sayEn: true,
      fromVersion: true,
      untilVersion: true,
    },
  })
}

function heldAt(row: { fromVersion: number; untilVersion: number | null }, version: number): boolean {
  return row.fromVersion <= version && (row.untilVersion === null || version < row.untilVersion)
}

function triesOf(call: CallRow): CallDue['tries'] {
  return call.visit.calls.flatMap(({ attempt, madeAt, outcome, madeBy }) =>
    madeAt && outcome ? [{ attempt, madeAt, outcome, by: madeBy?.name ?? '' }] : [],
  )
}

function followUpVisit(visit: VisitRow): FollowUpVisit {
  const noteOf = (kind: string, sessionId: string | null = null) =>
    visit.notes.find((note) => note.kind === kind && note.sessionId === sessionId)?.text || null
  const answered = (answer: string) =>
    visit.recommendations.filter((each) => each.answer === answer).map((each) => each.product)
  return {
    visitId: visit.id,
    visitedAt: visit.appointment?.startsAt ?? visit.createdAt,
    client: visit.client,
    treatments: visit.sessions.map(({ id, treatment, therapist, effect }) => ({
      ...treatment,
      sessionId: id,
      therapist: therapist?.name ?? null,
      effect,
      note: noteOf('treatment_note', id),
    })),
    advice: noteOf('advice'),
    smallTalk: noteOf('small_talk'),
    bought: answered('bought'),
    considering: answered('will_think'),
    openPromises: visit.promises.map(({ owner, ...promise }) => ({ ...promise, owner: owner.name })),
    nextBooking: nextBookingOf(visit),
  }
}

function nextBookingOf(visit: VisitRow): NextBookingState {
  const [booked] = visit.nextBookings
  if (booked) return { state: 'booked', startsAt: booked.startsAt }
  if (visit.noNextBookingReason) return { state: 'declined', reason: visit.noNextBookingReason }
  return { state: 'open' }
}
