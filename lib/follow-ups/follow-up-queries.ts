// What /follow-ups shows: whom to call today, with what to say and to know, and who only waits for a next time.
import 'server-only'
import { readAtHomeToCall } from '@/lib/at-home/at-home-queries'
import type { AtHome } from '@/lib/at-home/at-home-rows'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { readPlansToCall } from '@/lib/care-plans/plan-queries'
import { draftsBy, wordsIn } from '@/lib/clients/archive-drafts'
import { livingArchive } from '@/lib/clients/client-of-salon'
import type { KeptWords } from '@/lib/clients/draft-schemas'
import type { StandingPlan } from '@/lib/clients/standing-plan'
import { type ConsentState, consentStates, hasRefused } from '@/lib/consents/consent-flow'
import { consentFacts } from '@/lib/consents/hold-consents'
import { db } from '@/lib/db/client'
import { type NoBookingReason, Prisma } from '@/lib/db/generated/client'
import { salonDay } from '@/lib/salon-time/salon-time'
import { readContent } from '@/lib/treatment-notes/note-schemas'
import type { EndReason, SessionOutcome } from '@/lib/treatments/outcome-flow'
import { callTimeliness, type Timeliness } from '@/lib/visits/visit-flow'
import type { CallOutcome } from './follow-up-schemas'

const named = { name: true, nameEn: true } as const

const visitSelect = {
  id: true,
  standardsVersion: true,
  noNextBookingReason: true,
  createdAt: true,
  appointment: { select: { startsAt: true } },
  client: {
    select: {
      id: true,
      name: true,
      formOfAddress: true,
      sex: true,
      pinyin: true,
      phone: true,
      consents: { where: { kind: 'phone' }, select: consentFacts },
    },
  },
  sessions: {
    where: { releasedAt: null },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      effect: true,
      outcome: true,
      endReason: true,
      reactions: { take: 1, select: { id: true } },
      treatment: { select: named },
      therapist: { select: { name: true } },
      note: {
        select: { revisions: { orderBy: { revision: 'desc' }, take: 1, select: { content: true } } },
      },
    },
  },
  notes: {
    where: { kind: { in: ['advice', 'small_talk', 'call_note'] } },
    select: {
      kind: true,
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

const callSelect = (seenBy?: SignedInStaff) =>
  ({
    id: true,
    attempt: true,
    dueAt: true,
    visit: {
      select: {
        ...visitSelect,
        client: { select: { ...visitSelect.client.select, drafts: draftsBy(seenBy) } },
        calls: {
          where: { madeAt: { not: null } },
          orderBy: { attempt: 'asc' },
          select: { attempt: true, madeAt: true, outcome: true, madeBy: { select: { name: true } } },
        },
      },
    },
  }) satisfies Prisma.FollowUpCallSelect

type CallRow = Prisma.FollowUpCallGetPayload<{ select: ReturnType<typeof callSelect> }>
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
  client: {
    id: string
    name: string
    formOfAddress: string | null
    sex: 'female' | 'male' | null
    pinyin: string
    /** Null, too, where she has not agreed to be called: no number, no call. */
    phone: string | null
    phoneConsent: ConsentState
  }
  /** How far her care plan has come. */
  plan: StandingPlan | null
  treatments: (Named & {
    sessionId: string
    therapist: string | null
    effect: number | null
    outcome: SessionOutcome | null
    endReason: EndReason | null
    /** It did her harm: to be asked about. */
    hasReaction: boolean
    note: string | null
  })[]
  advice: string | null
  smallTalk: string | null
  bought: Named[]
  considering: Named[]
  /** What she has at home, from this visit or from before. */
  atHome: AtHome[]
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
  /** What whoever looks has typed into a sheet of hers and not sent. */
  words: KeptWords[]
}

/** The guest who was asked for and is not in the list, and why there is no call to make. */
export type NotToCall = {
  client: { id: string; name: string; formOfAddress: string | null }
  why: 'no_number' | 'refused' | 'not_owed'
}

export type FollowUpDay = {
  calls: CallDue[]
  notToCall: NotToCall | null
  /** She has been heard, or tried as often as the salon says; only her next visit is open. */
  waitingForBooking: FollowUpVisit[]
  /** Calls made today, so that the day shows what it has brought. At a wrong number nobody of ours was called. */
  madeToday: number
  /** Who can own a promise. */
  owners: { id: string; name: string }[]
}

/**
 * Today's calls, overdue ones first, and the visits that wait for a next booking alone. The call of `askedVisitId`
 * is among them before its day too: she may be called early; where none is owed, `notToCall` says so. Six statements, and
 * one for that; where `seenBy` is named, that she saw
 * these guests is written down in the transaction that reads them, once a day, for the list stays open all day.
 */
export async function listCallsDue(
  salon: { id: string; timeZone: string },
  now: Date,
  askedVisitId?: string,
  seenBy?: SignedInStaff,
): Promise<FollowUpDay> {
  const day = salonDay(now, salon.timeZone)
  const [calls, waiting, house, standards, plans, atHome] = await Promise.all([
    seenBy
      ? db
          .$transaction([
            db.$executeRaw(looksAtCalls(seenBy, now, askedVisitId)),
            readCalls(salon.id, day.end, askedVisitId, seenBy),
          ])
          .then(([, read]) => read)
      : readCalls(salon.id, day.end, askedVisitId),
    readWaiting(salon.id),
    readHouse(salon.id, day),
    readScripts(salon.id),
    readPlansToCall(salon.id),
    readAtHomeToCall(salon.id),
  ])
  const known = { plans, atHome }
  const isListed = (visitId: string) =>
    calls.some(({ visit }) => visit.id === visitId) || waiting.some(({ id }) => id === visitId)
  return {
    notToCall: askedVisitId && !isListed(askedVisitId) ? await readNotToCall(salon.id, askedVisitId) : null,
    calls: calls.map((call) => ({
      ...followUpVisit(call.visit, known),
      callId: call.id,
      attempt: call.attempt,
      dueAt: call.dueAt,
      timeliness: callTimeliness(call.dueAt, salonDay(call.dueAt, salon.timeZone).end, now),
      tries: triesOf(call),
      callNote: call.visit.notes.find((note) => note.kind === 'call_note') ?? null,
      script: standards
        .filter((row) => heldAt(row, call.visit.standardsVersion))
        .map(({ fromVersion: _from, untilVersion: _until, ...step }) => step),
      words: seenBy ? wordsIn(seenBy, call.visit.client.drafts) : [],
    })),
    waitingForBooking: waiting.map((visit) => followUpVisit(visit, known)),
    madeToday: house._count.followUpCalls,
    owners: house.staff,
  }
}

/** A look at each guest whose call is due or asked for, and at each who waits for a next booking alone. */
function looksAtCalls(staff: SignedInStaff, now: Date, askedVisitId?: string): Prisma.Sql {
  const day = salonDay(now, staff.salon.timeZone)
  const asked = Prisma.sql`
      SELECT v."salonId", v."clientId" FROM "Visit" v
      WHERE v.id = ${askedVisitId ?? null}::uuid AND v."salonId" = ${staff.salon.id}::uuid
      UNION`
  return Prisma.sql`
    INSERT INTO "AuditEntry" (id, "salonId", "actorId", action, "subjectType", "subjectId", particulars, at)
    SELECT gen_random_uuid(), seen."salonId", ${staff.id}::uuid, 'call.seen', 'Client', seen."clientId", '{}', ${now}
    FROM (
      ${askedVisitId ? asked : Prisma.empty}
      SELECT DISTINCT v."salonId", v."clientId" FROM "Visit" v
      WHERE v."salonId" = ${staff.salon.id}::uuid AND v.stage = 'follow_up' AND NOT EXISTS (
        SELECT 1 FROM "FollowUpCall" f
        WHERE f."visitId" = v.id AND f."madeAt" IS NULL AND f."withdrawnAt" IS NULL
          AND f."dueAt" >= ${day.end} AND v.id IS DISTINCT FROM ${askedVisitId ?? null}::uuid
      )
    ) seen
    WHERE NOT EXISTS (
      SELECT 1 FROM "AuditEntry" e
      WHERE e."subjectType" = 'Client' AND e."subjectId" = seen."clientId" AND e.at >= ${day.start}
        AND e."actorId" = ${staff.id}::uuid AND e.action = 'call.seen'
    )`
}

function readCalls(
  salonId: string,
  dayEnd: Date,
  askedVisitId?: string,
  seenBy?: SignedInStaff,
): Prisma.PrismaPromise<CallRow[]> {
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
    select: callSelect(seenBy),
  })
}

async function readNotToCall(salonId: string, visitId: string): Promise<NotToCall | null> {
  const visit = await db.visit.findFirst({
    where: { id: visitId, salonId, client: livingArchive },
    relationLoadStrategy: 'join',
    select: { client: { select: visitSelect.client.select } },
  })
  if (!visit) return null
  const { id, name, formOfAddress, phone, consents } = visit.client
  const why = hasRefused(consentStates(consents).phone) ? 'refused' : phone ? 'not_owed' : 'no_number'
  return { client: { id, name, formOfAddress }, why }
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
      _count: {
        select: {
          followUpCalls: {
            where: { madeAt: { gte: day.start, lt: day.end }, outcome: { not: 'wrong_number' } },
          },
        },
      },
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

/** What is read for all of them at once, by client. */
type Known = {
  plans: ReadonlyMap<string, StandingPlan>
  atHome: ReadonlyMap<string, AtHome[]>
}

function followUpVisit(visit: VisitRow, { plans, atHome }: Known): FollowUpVisit {
  const noteOf = (kind: string) => visit.notes.find((note) => note.kind === kind)?.text || null
  const answered = (answer: string) =>
    visit.recommendations.filter((each) => each.answer === answer).map((each) => each.product)
  return {
    visitId: visit.id,
    visitedAt: visit.appointment?.startsAt ?? visit.createdAt,
    client: calledClient(visit.client),
    plan: plans.get(visit.client.id) ?? null,
    treatments: visit.sessions.map(({ id, treatment, therapist, reactions, note, ...ended }) => ({
      ...treatment,
      sessionId: id,
      therapist: therapist?.name ?? null,
      ...ended,
      hasReaction: reactions.length > 0,
      note: writtenIn(note),
    })),
    advice: noteOf('advice'),
    smallTalk: noteOf('small_talk'),
    bought: answered('bought'),
    considering: answered('will_think'),
    atHome: atHome.get(visit.client.id) ?? [],
    openPromises: visit.promises.map(({ owner, ...promise }) => ({ ...promise, owner: owner.name })),
    nextBooking: nextBookingOf(visit),
  }
}

/** What was written on a treatment, in words; its private part is not for the telephone. */
function writtenIn(note: VisitRow['sessions'][number]['note']): string | null {
  const { text, advice } = readContent(note?.revisions[0]?.content ?? {})
  return [text, advice].filter(Boolean).join('\n') || null
}

function calledClient({ consents, phone, ...client }: VisitRow['client']): FollowUpVisit['client'] {
  const { id, name, formOfAddress, sex, pinyin } = client
  const phoneConsent = consentStates(consents).phone
  return {
    id,
    name,
    formOfAddress,
    sex,
    pinyin,
    phone: phoneConsent === 'given' ? phone : null,
    phoneConsent,
  }
}

function nextBookingOf(visit: VisitRow): NextBookingState {
  const [booked] = visit.nextBookings
  if (booked) return { state: 'booked', startsAt: booked.startsAt }
  if (visit.noNextBookingReason) return { state: 'declined', reason: visit.noNextBookingReason }
  return { state: 'open' }
}
