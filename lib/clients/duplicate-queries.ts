// Who is likely kept twice, two archives side by side, and what was merged within the day.
import 'server-only'
import { lookAt } from '@/lib/audit/look'
import { mayMergeClients, maySeeSpending, maySeeTransactionClass } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { MERGE_UNDO_WITHIN_MS } from './merge-flow'

/** Why two archives look like one person's, the strongest first, with what each counts. */
export const DUPLICATE_REASONS = {
  same_phone: 8,
  name_and_birthday: 6,
  reading_and_digits: 4,
  name_and_nothing_else: 2,
} as const

export type DuplicateReason = keyof typeof DUPLICATE_REASONS

/** One of a pair, as much of her as tells her apart. */
export type LikelyDouble = {
  clientId: string
  name: string
  formOfAddress: string | null
  phoneEnding: string | null
  visits: number
  /** ISO; null before her first visit. */
  lastVisitAt: string | null
  createdAt: string
}

export type LikelyPair = { reasons: DuplicateReason[]; one: LikelyDouble; other: LikelyDouble }

export type LikelyPairs = {
  pairs: LikelyPair[]
  /** Where the next page begins; null on the last one. */
  next: string | null
}

const PAGE = 20

/** Of so many archives that share a number or a name, each is compared with each; more would be no likeness. */
const MOST_ALIKE = 8

type Asked = {
  /** Only pairs of this client. */
  clientId?: string | undefined
  after?: string | undefined
}

/**
 * Pairs of living archives of this salon that are likely one person's, the likeliest first, twenty at a time; those
 * found to be two people are left out. One statement: each rule is one pass over an index or the table, never a
 * comparison of everybody with everybody.
 */
export async function listLikelyDuplicates(
  staff: SignedInStaff,
  { clientId, after }: Asked = {},
): Promise<LikelyPairs> {
  const rows = await db.$queryRaw<PairRow[]>`
    WITH living AS (
      SELECT c.id, c.name, c.pinyin, c.phone, c."birthYear", c."birthMonth", c."birthDay", c."birthLunar",
        coalesce(s.visits, 0) = 0 AND c.phone IS NULL
          AND NOT EXISTS (SELECT 1 FROM "ClientPhone" p WHERE p."clientId" = c.id) AS "isBare"
      FROM "Client" c LEFT JOIN "ClientStanding" s ON s."clientId" = c.id
      WHERE c."salonId" = ${staff.salon.id}::uuid AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
        ${clientId ? likeHer(clientId) : Prisma.empty}
    ), numbers AS (
      SELECT id, phone AS e164 FROM living WHERE phone IS NOT NULL
      UNION SELECT p."clientId", p.e164 FROM "ClientPhone" p JOIN living l ON l.id = p."clientId"
        WHERE p."wrongSince" IS NULL
    ), pairs AS (
      ${samePhone}
      UNION ALL ${nameAndBirthday}
      UNION ALL ${readingAndDigits}
      UNION ALL ${nameAndNothingElse}
    ), scored AS (
      SELECT least(one, other) AS first, greatest(one, other) AS second, array_agg(DISTINCT reason) AS reasons,
        sum(DISTINCT score)::int AS score
      FROM pairs
      ${clientId ? Prisma.sql`WHERE one = ${clientId}::uuid OR other = ${clientId}::uuid` : Prisma.empty}
      GROUP BY 1, 2
    ), page AS (
      SELECT * FROM scored p
      WHERE NOT EXISTS (SELECT 1 FROM "NotDuplicate" n WHERE n."firstId" = p.first AND n."secondId" = p.second)
        ${beginsAfter(after)}
      ORDER BY score DESC, first, second LIMIT ${PAGE + 1}
    )
    SELECT p.first, p.second, p.score, p.reasons, ${double('a')} AS one, ${double('b')} AS other
    FROM page p
    JOIN "Client" a ON a.id = p.first LEFT JOIN "ClientStanding" sa ON sa."clientId" = a.id
    JOIN "Client" b ON b.id = p.second LEFT JOIN "ClientStanding" sb ON sb."clientId" = b.id
    ORDER BY p.score DESC, p.first, p.second`
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    pairs: shown.map(({ reasons, one, other }) => ({ reasons: byWeight(reasons), one, other })),
    next: last ? `${last.score}_${last.first}_${last.second}` : null,
  }
}

type PairRow = LikelyPair & { first: string; second: string; score: number }

// Each rule gathers who is alike into groups and then pairs within the group, so that nothing is joined with itself.

const samePhone = Prisma.sql`
  SELECT one, other, 'same_phone' AS reason, ${DUPLICATE_REASONS.same_phone}::int AS score
  FROM (SELECT (array_agg(id ORDER BY id))[1:${MOST_ALIKE}] AS ids FROM numbers GROUP BY e164 HAVING count(*) > 1) g,
    unnest(g.ids) one, unnest(g.ids) other
  WHERE one < other`

/** The year may be missing on one side. */
const nameAndBirthday = Prisma.sql`
  SELECT x.id, y.id, 'name_and_birthday', ${DUPLICATE_REASONS.name_and_birthday}::int
  FROM (
      SELECT (array_agg(id ORDER BY id))[1:${MOST_ALIKE}] AS ids,
        (array_agg("birthYear" ORDER BY id))[1:${MOST_ALIKE}] AS years
      FROM living WHERE "birthMonth" IS NOT NULL
      GROUP BY name, "birthMonth", "birthDay", "birthLunar" HAVING count(*) > 1
    ) g,
    unnest(g.ids, g.years) AS x(id, year), unnest(g.ids, g.years) AS y(id, year)
  WHERE x.id < y.id AND coalesce(x.year = y.year, true)`

const readingAndDigits = Prisma.sql`
  SELECT one, other, 'reading_and_digits', ${DUPLICATE_REASONS.reading_and_digits}::int
  FROM (
      SELECT (array_agg(id ORDER BY id))[1:${MOST_ALIKE}] AS ids
      FROM living WHERE pinyin <> '' AND phone IS NOT NULL
      GROUP BY pinyin, right(phone, 4) HAVING count(*) > 1
    ) g,
    unnest(g.ids) one, unnest(g.ids) other
  WHERE one < other`

/** Somebody without number and visit is likely whoever else has her name: one of the fullest archives of it. */
const nameAndNothingElse = Prisma.sql`
  SELECT one, other, 'name_and_nothing_else', ${DUPLICATE_REASONS.name_and_nothing_else}::int
  FROM (
      SELECT array_agg(id) FILTER (WHERE "isBare") AS bare, (array_agg(id ORDER BY "isBare", id))[1:4] AS fullest
      FROM living GROUP BY name HAVING count(*) > 1 AND bool_or("isBare")
    ) g,
    unnest(g.bare) one, unnest(g.fullest) other
  WHERE one <> other`

/** Only those who share a name, a reading or a number with her need be compared. */
function likeHer(clientId: string): Prisma.Sql {
  const hers = Prisma.sql`
    SELECT phone FROM "Client" WHERE id = ${clientId}::uuid
    UNION SELECT e164 FROM "ClientPhone" WHERE "clientId" = ${clientId}::uuid`
  const of = (column: 'name' | 'pinyin') =>
    Prisma.sql`(SELECT ${Prisma.raw(column)} FROM "Client" WHERE id = ${clientId}::uuid)`
  return Prisma.sql`AND (
    c.id = ${clientId}::uuid OR c.name = ${of('name')} OR c.pinyin = ${of('pinyin')} OR c.phone IN (${hers})
    OR c.id IN (SELECT "clientId" FROM "ClientPhone" WHERE e164 IN (${hers}))
  )`
}

/** Score, first and second id of the last pair of the page before. */
function beginsAfter(after: string | undefined): Prisma.Sql {
  if (!after) return Prisma.empty
  const [score, first, second] = after.split('_')
  return Prisma.sql`AND (-p.score, p.first, p.second) > (-${Number(score)}::int, ${first}::uuid, ${second}::uuid)`
}

function double(table: 'a' | 'b'): Prisma.Sql {
  const [c, s] = [Prisma.raw(table), Prisma.raw(`s${table}`)]
  return Prisma.sql`json_build_object('clientId', ${c}.id, 'name', ${c}.name, 'formOfAddress', ${c}."formOfAddress",
    'phoneEnding', right(${c}.phone, 4), 'visits', coalesce(${s}.visits, 0), 'lastVisitAt', ${s}."lastVisitAt",
    'createdAt', ${c}."createdAt")`
}

function byWeight(reasons: DuplicateReason[]): DuplicateReason[] {
  return [...reasons].sort((one, other) => DUPLICATE_REASONS[other] - DUPLICATE_REASONS[one])
}

// ── Side by side ─────────────────────────────────────────────────────────────

const sideSelect = {
  id: true,
  revision: true,
  name: true,
  formOfAddress: true,
  nickname: true,
  sex: true,
  birthYear: true,
  birthMonth: true,
  birthDay: true,
  birthLunar: true,
  phone: true,
  address: true,
  family: true,
  education: true,
  occupation: true,
  character: true,
  hobbies: true,
  source: true,
  upgradedAt: true,
  notYetReason: true,
  nextAction: true,
  nextActionOn: true,
  createdAt: true,
  nature: { select: { name: true, nameEn: true } },
  referredBy: { select: { name: true } },
  phones: { select: { e164: true, label: true } },
  standing: { select: { visits: true, lastVisitAt: true, spentMinor: true, bookedUntil: true } },
  _count: {
    select: {
      alerts: { where: { retiredAt: null } },
      preferences: { where: { retiredAt: null } },
      promises: { where: { keptAt: null } },
      cases: { where: { resolvedAt: null } },
      tags: true,
    },
  },
} satisfies Prisma.ClientSelect

type SideRow = Prisma.ClientGetPayload<{ select: typeof sideSelect }>

/** `spentMinor`, and what she is to the books, are null for those who may not see it. */
export type ArchiveSide = Omit<SideRow, 'standing'> & {
  standing: (Omit<NonNullable<SideRow['standing']>, 'spentMinor'> & { spentMinor: number | null }) | null
}

/**
 * Two living archives of this salon to be compared; null when one of them is none, and for whoever may not merge. That
 * both were looked at is written down in the transaction of the read.
 */
export async function comparePair(
  staff: SignedInStaff,
  now: Date,
  oneId: string,
  otherId: string,
): Promise<[ArchiveSide, ArchiveSide] | null> {
  if (!mayMergeClients(staff)) return null
  const look = (clientId: string) =>
    db.$executeRaw`WITH ${lookAt({ staff, now, action: 'merge.seen', clientId })} SELECT 1`
  const [, , clients] = await db.$transaction([
    look(oneId),
    look(otherId),
    db.client.findMany({
      relationLoadStrategy: 'join',
      where: { id: { in: [oneId, otherId] }, salonId: staff.salon.id, mergedIntoId: null, erasedAt: null },
      select: sideSelect,
    }),
  ])
  const [one, other] = [oneId, otherId].map((id) => clients.find((client) => client.id === id))
  if (!one || !other || one.id === other.id) return null
  return [sideFor(staff, one), sideFor(staff, other)]
}

function sideFor(staff: SignedInStaff, side: ArchiveSide): ArchiveSide {
  return {
    ...side,
    ...(maySeeTransactionClass(staff) ? {} : { upgradedAt: null, notYetReason: null }),
    standing: side.standing && {
      ...side.standing,
      ...(maySeeSpending(staff) ? {} : { spentMinor: null }),
    },
  }
}

// ── Within the day ───────────────────────────────────────────────────────────

const mergeSelect = {
  id: true,
  mergedAt: true,
  kept: { select: { id: true, name: true, formOfAddress: true } },
  gone: { select: { name: true } },
  mergedBy: { select: { name: true } },
} satisfies Prisma.ClientMergeSelect

export type RecentMerge = Prisma.ClientMergeGetPayload<{ select: typeof mergeSelect }>

/** Merges that can still be taken back, the latest first. */
export async function listRecentMerges(staff: SignedInStaff, now: Date): Promise<RecentMerge[]> {
  return db.clientMerge.findMany({
    relationLoadStrategy: 'join',
    where: {
      salonId: staff.salon.id,
      undoneAt: null,
      mergedAt: { gte: new Date(now.getTime() - MERGE_UNDO_WITHIN_MS) },
      kept: { mergedIntoId: null, erasedAt: null },
    },
    orderBy: { mergedAt: 'desc' },
    take: 20,
    select: mergeSelect,
  })
}

/** Her name, for the head of the page on which her double is looked for; null when she is none of this salon's. */
export async function findSoughtClient(
  staff: SignedInStaff,
  clientId: string,
): Promise<{ id: string; name: string; formOfAddress: string | null } | null> {
  return db.client.findFirst({
    where: { id: clientId, salonId: staff.salon.id, mergedIntoId: null, erasedAt: null },
    select: { id: true, name: true, formOfAddress: true },
  })
}
