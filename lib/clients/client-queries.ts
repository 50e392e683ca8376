// What the pages of the archive show: the list of clients, one client's archive, and her visits.
import 'server-only'
import { mayEditClients } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { formatPhone } from '@/lib/i18n/format-phone'

// ── The list ─────────────────────────────────────────────────────────────────

export type ListedClient = {
  clientId: string
  name: string
  formOfAddress: string | null
  phoneEnding: string | null
  alert: 'serious' | 'mild' | null
  /** Visits seen through. */
  visits: number
  /** ISO; null before her first visit. */
  lastVisitAt: string | null
  lastTreatments: { name: string; nameEn: string | null }[]
  /** ISO; null when nothing is booked. */
  nextAppointmentAt: string | null
}

export type ClientPage = {
  clients: ListedClient[]
  /** All clients of the salon. */
  total: number
  /** Where the next page goes on, as a client's id; null on the last one. */
  next: string | null
}

export type ClientPageAsked = {
  /** Begins after this client; her id, for names do not belong in a URL. */
  after?: string | undefined
  /** Begins at this letter, a to z. */
  from?: string | undefined
}

const PAGE = 40

/** The salon's clients by the reading of their names, forty at a time. One statement. */
export async function listClients(
  salonId: string,
  now: Date,
  { after, from }: ClientPageAsked = {},
): Promise<ClientPage> {
  const begin = after
    ? Prisma.sql`AND (c.pinyin, c.id) > (SELECT pinyin, id FROM "Client"
        WHERE id = ${after}::uuid AND "salonId" = ${salonId}::uuid)`
    : from
      ? Prisma.sql`AND c.pinyin >= ${from}`
      : Prisma.empty
  const rows = await db.$queryRaw<(ListedRow & { total: number })[]>`
    WITH page AS (
      SELECT c.id, c.name, c."formOfAddress", c.phone, c.pinyin FROM "Client" c
      WHERE c."salonId" = ${salonId}::uuid ${begin}
      ORDER BY c.pinyin, c.id LIMIT ${PAGE + 1}
    ), everybody AS (
      SELECT count(*)::int AS total FROM "Client" WHERE "salonId" = ${salonId}::uuid
    )
    SELECT everybody.total, c.id AS "clientId", c.name, c."formOfAddress", right(c.phone, 4) AS "phoneEnding",
      (SELECT max(a.severity)::text FROM "Alert" a WHERE a."clientId" = c.id AND a."retiredAt" IS NULL) AS alert,
      (SELECT count(*)::int FROM "Visit" v
        WHERE v."clientId" = c.id AND v.stage IN ('follow_up', 'closed')) AS visits,
      last."startsAt" AS "lastVisitAt",
      (SELECT json_agg(json_build_object('name', t.name, 'nameEn', t."nameEn") ORDER BY x."startedAt")
        FROM "TreatmentSession" x JOIN "Treatment" t ON t.id = x."treatmentId"
        WHERE x."visitId" = last.id AND x."startedAt" IS NOT NULL) AS "lastTreatments",
      (SELECT min(a."startsAt") FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
        WHERE v."clientId" = c.id AND v.stage = 'expected' AND a."startsAt" >= ${now}) AS "nextAppointmentAt"
    FROM everybody LEFT JOIN page c ON true
    LEFT JOIN LATERAL (
      SELECT v.id, a."startsAt" FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
      WHERE v."clientId" = c.id AND v.stage IN ('follow_up', 'closed')
      ORDER BY a."startsAt" DESC LIMIT 1
    ) last ON true
    ORDER BY c.pinyin, c.id`
  const clients = rows.filter((row) => row.clientId !== null).map(listedClient)
  const shown = clients.slice(0, PAGE)
  return {
    clients: shown,
    total: rows[0]?.total ?? 0,
    next: clients.length > PAGE ? (shown.at(-1)?.clientId ?? null) : null,
  }
}

type ListedRow = Omit<ListedClient, 'lastVisitAt' | 'lastTreatments' | 'nextAppointmentAt'> & {
  lastVisitAt: Date | null
  lastTreatments: ListedClient['lastTreatments'] | null
  nextAppointmentAt: Date | null
}

function listedClient({ total: _total, ...row }: ListedRow & { total: number }): ListedClient {
  return {
    ...row,
    lastVisitAt: row.lastVisitAt?.toISOString() ?? null,
    lastTreatments: row.lastTreatments ?? [],
    nextAppointmentAt: row.nextAppointmentAt?.toISOString() ?? null,
  }
}

// ── One archive ──────────────────────────────────────────────────────────────

const archiveSelect = {
  id: true,
  name: true,
  pinyin: true,
  formOfAddress: true,
  sex: true,
  phone: true,
  birthYear: true,
  birthMonth: true,
  birthDay: true,
  nature: true,
  alertsAskedAt: true,
  basicsConfirmedAt: true,
  revision: true,
  createdAt: true,
  referredBy: { select: { id: true, name: true, formOfAddress: true } },
  referred: { select: { id: true, name: true, formOfAddress: true }, orderBy: { pinyin: 'asc' }, take: 12 },
  alerts: {
    where: { retiredAt: null },
    orderBy: [{ severity: 'desc' }, { notedAt: 'asc' }],
    select: {
      id: true,
      kind: true,
      severity: true,
      text: true,
      notedAt: true,
      notedBy: { select: { name: true } },
    },
  },
  preferences: {
    where: { retiredAt: null },
    orderBy: [{ kind: 'asc' }, { notedAt: 'desc' }],
    select: { id: true, kind: true, text: true, notedAt: true, notedBy: { select: { name: true } } },
  },
  promises: {
    orderBy: [{ keptAt: { sort: 'desc', nulls: 'first' } }, { dueOn: 'asc' }],
    take: 20,
    select: {
      id: true,
      text: true,
      dueOn: true,
      keptAt: true,
      owner: { select: { id: true, name: true } },
    },
  },
  cases: {
    orderBy: [{ resolvedAt: { sort: 'desc', nulls: 'first' } }, { openedAt: 'desc' }],
    take: 20,
    select: {
      id: true,
      kind: true,
      text: true,
      openedAt: true,
      resolvedAt: true,
      openedBy: { select: { name: true } },
    },
  },
  _count: { select: { visits: { where: { stage: { in: ['follow_up', 'closed'] } } } } },
} satisfies Prisma.ClientSelect

type ArchiveRow = Prisma.ClientGetPayload<{ select: typeof archiveSelect }>

export type ClientArchive = Omit<ArchiveRow, 'phone' | '_count'> & {
  /** E.164 and as people write it, for those who edit the basics; the last four digits for the others. */
  phone: { e164: string; written: string } | { ending: string } | null
  visitCount: number
}

/** Everything that is kept on a client but her visits; null when she is none of this salon's. One statement. */
export async function getClientArchive(
  staff: SignedInStaff,
  clientId: string,
): Promise<ClientArchive | null> {
  const client = await db.client.findFirst({
    relationLoadStrategy: 'join',
    where: { id: clientId, salonId: staff.salon.id },
    select: archiveSelect,
  })
  if (!client) return null
  const { _count, phone, ...archive } = client
  return { ...archive, phone: phoneFor(staff, phone), visitCount: _count.visits }
}

function phoneFor(staff: SignedInStaff, phone: string | null): ClientArchive['phone'] {
  if (!phone) return null
  if (!mayEditClients(staff)) return { ending: phone.slice(-4) }
  return { e164: phone, written: formatPhone(phone, staff.salon.phoneCountry) }
}

// ── Her visits ───────────────────────────────────────────────────────────────

const timelineSelect = {
  id: true,
  stage: true,
  noNextBookingReason: true,
  appointment: { select: { startsAt: true } },
  seat: { select: { name: true, nameEn: true } },
  sessions: {
    where: { OR: [{ startedAt: { not: null } }, { releasedAt: null }] },
    orderBy: { startsAt: 'asc' },
    select: {
      id: true,
      startedAt: true,
      effect: true,
      treatment: { select: { name: true, nameEn: true } },
      therapist: { select: { name: true } },
    },
  },
  notes: {
    where: { text: { not: '' } },
    orderBy: { kind: 'asc' },
    select: { id: true, kind: true, text: true },
  },
  recommendations: {
    orderBy: { createdAt: 'asc' },
    select: { id: true, answer: true, product: { select: { name: true, nameEn: true } } },
  },
  calls: {
    where: { outcome: { not: null } },
    orderBy: { madeAt: 'asc' },
    select: { id: true, madeAt: true, outcome: true, feeling: true, note: true },
  },
  // The last move that ended it early; it may have been taken back.
  events: {
    where: { toStage: { in: ['left', 'cancelled', 'no_show'] } },
    orderBy: { sequence: 'desc' },
    take: 1,
    select: { toStage: true, note: { select: { text: true } } },
  },
} satisfies Prisma.VisitSelect

type TimelineRow = Prisma.VisitGetPayload<{ select: typeof timelineSelect }>

export type ClientVisit = Omit<TimelineRow, 'events'> & {
  /** Why she left, cancelled or did not come; null for a visit that did not end so. */
  reason: string | null
}

export type ClientVisits = {
  visits: ClientVisit[]
  /** Where the older ones begin, as a visit's id; null when there are none. */
  older: string | null
}

const VISITS_SHOWN = 15

/** A client's visits of this salon, newest first, those to come included; fifteen at a time. At most two statements. */
export async function listClientVisits(
  salonId: string,
  clientId: string,
  olderThan?: string | undefined,
): Promise<ClientVisits> {
  const rows = await db.visit.findMany({
    relationLoadStrategy: 'join',
    where: { salonId, clientId, ...(olderThan ? await isOlderThan(salonId, olderThan) : {}) },
    orderBy: [{ appointment: { startsAt: 'desc' } }, { id: 'desc' }],
    take: VISITS_SHOWN + 1,
    select: timelineSelect,
  })
  const visits = rows.slice(0, VISITS_SHOWN).map(clientVisit)
  return { visits, older: rows.length > VISITS_SHOWN ? (visits.at(-1)?.id ?? null) : null }
}

function clientVisit({ events, ...visit }: TimelineRow): ClientVisit {
  const ending = events.find((event) => event.toStage === visit.stage)
  return { ...visit, reason: ending?.note?.text ?? null }
}

async function isOlderThan(salonId: string, visitId: string): Promise<Prisma.VisitWhereInput> {
  const from = await db.appointment.findFirst({
    where: { visitId, visit: { salonId } },
    select: { startsAt: true },
  })
  if (!from) return {}
  const { startsAt } = from
  return {
    OR: [{ appointment: { startsAt: { lt: startsAt } } }, { appointment: { startsAt }, id: { lt: visitId } }],
  }
}
