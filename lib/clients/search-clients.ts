// Finding a client while the name is being typed: one statement, by ranges of the token index.
import 'server-only'
import { maySeePhones } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { salonDay } from '@/lib/salon-time/salon-time'
import { guardedRangeOf, type Range, rangeOf, readQuery } from './search-tokens'

/** The stages in which she is in the house. */
export type HouseStage = 'greeting' | 'seating' | 'consultation' | 'treatment' | 'recommendation' | 'farewell'

type Booked = { visitId: string; startsAt: string; treatments: { name: string; nameEn: string | null }[] }

export type FoundClient = {
  clientId: string
  name: string
  formOfAddress: string | null
  /** The last four digits. */
  phoneEnding: string | null
  /** ISO; null before her first visit. */
  lastVisitAt: string | null
  /** Expected today: one tap lets her arrive. */
  expected: Booked | null
  /** Booked for a later day: she may have come too early. */
  next: Booked | null
  /** Something of her health is noted: an allergy, a contraindication, pregnancy, medication. */
  hasAlerts: boolean
  /** In the house already. */
  here: { visitId: string; stage: HouseStage } | null
  /** Found because this client, who was named, sent her. */
  sentBy: string | null
}

export type FoundClients = {
  clients: FoundClient[]
  /** More are met than stand here, or may be: a further letter would tell. */
  isMore: boolean
}

type Asker = { staff: SignedInStaff; now: Date }

/** As many as fit beside a keyboard; more would mean typing one more letter. */
const MOST_FOUND = 20

/** Tokens read of each weight for a query of one word; one client seldom owns more than three of them. */
const MOST_TOKENS = 60

/** Tokens of the most telling word that are held against the other words. */
const MOST_CANDIDATES = 250

/** Whom those found have sent, shown below them. */
const MOST_SENT = 8

/**
 * Living clients of the asker's salon who meet every word of the query, by any suffix of name, reading, initials or
 * digits, by what she is called, or by who sent her; of digits whoever may not see her number gives the last four or all. Those expected today come first, then those who match exactly,
 * then those who begin with it, then those who contain it. A query without words lists whom the salon expects today
 * and has not greeted yet, by time. One statement whose cost does not grow with the salon: it reads a bounded piece
 * of the token index, and the rows of those who are shown.
 */
export async function searchClients({ staff, now }: Asker, query: string): Promise<FoundClients> {
  const { words, either } = readQuery(query)
  const day = salonDay(now, staff.salon.timeZone)
  const isBlank = words.length === 0
  // Signs that are in nobody's name: whoever typed them did not ask for today's guests.
  if (isBlank && query.trim() !== '') return { clients: [], isMore: false }
  const ranges = [...words, ...either].map((word) =>
    maySeePhones(staff) ? rangeOf(word) : guardedRangeOf(word, staff.salon.phoneCountry),
  )
  const rows = await db.$queryRaw<FoundRow[]>`
    WITH ${asked(staff.salon.id, day, ranges)}, today AS MATERIALIZED (
      SELECT v.id, v."clientId", v.stage, a."startsAt"
      FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
      WHERE v."salonId" = (SELECT salon FROM asked)
        AND v.stage IN ('expected', 'greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell')
        AND (v.stage <> 'expected'
          OR (a."startsAt" >= (SELECT day_start FROM asked) AND a."startsAt" < (SELECT day_end FROM asked)))
    ), ${isBlank ? awaited() : matching(words.length, either.length)}
    SELECT cut."isMore", c.id AS "clientId", c.name, c."formOfAddress", right(c.phone, 4) AS "phoneEnding",
      s."lastVisitAt", f."sentBy",
      EXISTS (SELECT 1 FROM "Alert" l WHERE l."clientId" = c.id AND l."retiredAt" IS NULL) AS "hasAlerts",
      ${bookedSql('expected')} AS expected,
      CASE WHEN expected.id IS NULL THEN (
        SELECT ${bookedSql('later')} FROM (
          SELECT v.id, a."startsAt" FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
          WHERE s."bookedUntil" >= (SELECT day_end FROM asked)
            AND v."clientId" = c.id AND v.stage = 'expected' AND a."startsAt" >= (SELECT day_end FROM asked)
          ORDER BY a."startsAt" LIMIT 1
        ) later
      ) END AS next,
      here.id AS "hereVisitId", here.stage::text AS "hereStage"
    FROM cut LEFT JOIN (
      found f
      JOIN "Client" c ON c.id = f."clientId"
      JOIN "ClientStanding" s ON s."clientId" = c.id
      LEFT JOIN (
        SELECT DISTINCT ON ("clientId") id, "clientId", "startsAt" FROM today
        WHERE stage = 'expected' ORDER BY "clientId", "startsAt"
      ) expected ON expected."clientId" = c.id
      LEFT JOIN today here ON here."clientId" = c.id AND here.stage <> 'expected'
    ) ON true
    ORDER BY f."sentBy" IS NOT NULL, NOT f.today, f.rank,
      ${isBlank ? Prisma.sql`expected."startsAt"` : Prisma.sql`f.token`}, c.pinyin, c.id`
  return { clients: rows.flatMap(foundClient), isMore: rows[0]?.isMore ?? false }
}

/** A visit as she is told of it: when, and with what. */
function bookedSql(visit: 'expected' | 'later'): Prisma.Sql {
  const of = Prisma.raw(visit)
  return Prisma.sql`CASE WHEN ${of}.id IS NOT NULL THEN json_build_object(
    'visitId', ${of}.id, 'startsAt', ${of}."startsAt",
    'treatments', (
      SELECT coalesce(json_agg(json_build_object('name', t.name, 'nameEn', t."nameEn") ORDER BY x."startsAt"), '[]')
      FROM "TreatmentSession" x JOIN "Treatment" t ON t.id = x."treatmentId"
      WHERE x."visitId" = ${of}.id AND x."releasedAt" IS NULL
    )
  ) END`
}

/**
 * What is asked for, as a row: word0 and end0, word1 and end1… The planner cannot look into it, so that it finds the
 * same plan whatever is typed and PostgreSQL keeps that plan: planning would take longer than searching.
 */
function asked(salonId: string, day: { start: Date; end: Date }, asks: Range[]): Prisma.Sql {
  const ranges = asks.map(
    ({ from, end }, index) => Prisma.sql`, ${from}::text AS ${column('word', index)},
      ${end}::text AS ${column('end', index)}`,
  )
  return Prisma.sql`asked AS MATERIALIZED (
    SELECT ${salonId}::uuid AS salon, ${day.start}::timestamptz AS day_start, ${day.end}::timestamptz AS day_end
    ${ranges.length > 0 ? Prisma.join(ranges, ' ') : Prisma.empty}
  )`
}

/**
 * `found`: those of today who meet all words, the first of everybody else who does, and whom the named ones have sent.
 * Rank 0 is an exact match, 1 begins with the word, 2 contains it. The words of which one is enough stand behind the
 * others. `cut` says whether anybody was left out.
 */
function matching(words: number, either: number): Prisma.Sql {
  const others = Array.from({ length: words - 1 }, (_, index) => index + 1)
  const most = others.length > 0 ? MOST_CANDIDATES : MOST_TOKENS
  const alternatives = Array.from({ length: either }, (_, index) => words + index)
  const scans: Scan[] = [
    { name: 'heads', weight: 0, word: 0, most, others },
    { name: 'parts', weight: 1, word: 0, most, others },
    ...alternatives.map(
      (word): Scan => ({ name: `or${word}`, weight: 0, word, most: MOST_TOKENS, others: [] }),
    ),
  ]
  return Prisma.sql`
    guests AS (SELECT DISTINCT "clientId" FROM today),
    ${Prisma.join(scans.map(scanned), ', ')},
    hits AS (
      ${Prisma.join([ofToday(0, others), ...alternatives.map((word) => ofToday(word, []))], ' UNION ALL ')}
      UNION ALL ${Prisma.join(scans.map(tokensOf), ' UNION ALL ')}
    ), met AS (
      SELECT "clientId", bool_or(today) AS today, min(rank) AS rank, min(token) AS token
      FROM hits GROUP BY "clientId"
      ORDER BY bool_or(today) DESC, min(rank), min(token) LIMIT ${figure(MOST_FOUND + 1)}
    ), best AS (
      SELECT * FROM met ORDER BY today DESC, rank, token LIMIT ${figure(MOST_FOUND)}
    ), sent AS (
      SELECT friend.id AS "clientId", c.name AS "sentBy"
      FROM (SELECT * FROM best WHERE rank = 0 AND length(token) > 1 LIMIT 3) b
      JOIN "Client" c ON c.id = b."clientId"
      JOIN "Client" friend ON friend."referredById" = c.id
        AND friend."mergedIntoId" IS NULL AND friend."erasedAt" IS NULL
      WHERE NOT EXISTS (SELECT 1 FROM best WHERE best."clientId" = friend.id)
      LIMIT ${figure(MOST_SENT)}
    ), found AS (
      SELECT "clientId", today, rank, token, NULL AS "sentBy" FROM best
      UNION ALL
      SELECT "clientId", false, 3, '', min("sentBy") FROM sent GROUP BY "clientId"
    ), cut AS (
      SELECT (SELECT count(*) FROM met) > ${figure(MOST_FOUND)}
        OR ${Prisma.join(scans.map(isCut), ' OR ')} AS "isMore"
    )`
}

type Scan = { name: string; weight: 0 | 1; word: number; most: number; others: number[] }

/** The index hands them out in the order of the tokens: the exact one first, then what goes on from it. */
function scanned({ name, weight, word, most }: Scan): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(name)} AS MATERIALIZED (
    SELECT k."clientId", k.token, k.weight FROM "ClientSearchToken" k
    WHERE k."salonId" = (SELECT salon FROM asked) AND k.weight = ${figure(weight)} AND ${begins('k', word)}
    ORDER BY k.token LIMIT ${figure(most)}
  )`
}

function tokensOf({ name, word, others }: Scan): Prisma.Sql {
  return Prisma.sql`
    SELECT k."clientId", k.token, false, ${rankOf(word)} FROM ${Prisma.raw(name)} k WHERE true ${alsoMeeting(others)}`
}

function isCut({ name, most }: Scan): Prisma.Sql {
  return Prisma.sql`(SELECT count(*) FROM ${Prisma.raw(name)}) = ${figure(most)}`
}

/** A word of which one is enough counts from the start alone. */
function ofToday(word: number, others: number[]): Prisma.Sql {
  return Prisma.sql`
    SELECT g."clientId", k.token, true AS today, ${rankOf(word)} AS rank
    FROM guests g JOIN "ClientSearchToken" k ON k."clientId" = g."clientId" AND ${begins('k', word)}
    WHERE ${word > 0 ? Prisma.sql`k.weight = 0` : Prisma.sql`true`} ${alsoMeeting(others)}`
}

function rankOf(word: number): Prisma.Sql {
  return Prisma.sql`CASE WHEN k.token = (SELECT ${column('word', word)} FROM asked) THEN 0 ELSE 1 + k.weight END`
}

function awaited(): Prisma.Sql {
  return Prisma.sql`found AS (
    SELECT DISTINCT "clientId", true AS today, 0 AS rank, '' AS token, NULL AS "sentBy"
    FROM today WHERE stage = 'expected'
  ), cut AS (SELECT false AS "isMore")`
}

/** Asked of one candidate after the other: EXISTS would let the planner read everybody who meets the other word. */
function alsoMeeting(words: number[]): Prisma.Sql {
  const conditions = words.map(
    (word) => Prisma.sql`AND (
      SELECT true FROM "ClientSearchToken" o WHERE o."clientId" = k."clientId" AND ${begins('o', word)} LIMIT 1)`,
  )
  return conditions.length > 0 ? Prisma.join(conditions, ' ') : Prisma.empty
}

/** The collation is spoken out: only in "C" does the range hold all that begins with the word, and use the index. */
function begins(table: 'k' | 'o', word: number): Prisma.Sql {
  const token = table === 'k' ? Prisma.sql`k.token` : Prisma.sql`o.token`
  return Prisma.sql`${token} >= (SELECT ${column('word', word)} FROM asked) COLLATE "C"
    AND ${token} < (SELECT ${column('end', word)} FROM asked) COLLATE "C"`
}

/** A figure of this file, written into the text: the planner must know a limit. */
function figure(value: number): Prisma.Sql {
  return Prisma.raw(String(value))
}

function column(name: 'word' | 'end', index: number): Prisma.Sql {
  return Prisma.raw(`${name}${index}`)
}

type FoundRow = {
  isMore: boolean
  /** Null in the one row that says that nobody was found. */
  clientId: string | null
  name: string
  formOfAddress: string | null
  phoneEnding: string | null
  lastVisitAt: Date | null
  sentBy: string | null
  hasAlerts: boolean
  expected: Booked | null
  next: Booked | null
  hereVisitId: string | null
  hereStage: HouseStage | null
}

function foundClient(row: FoundRow): FoundClient[] {
  const { clientId, name, formOfAddress, phoneEnding, lastVisitAt, sentBy, hasAlerts, expected, next } = row
  if (clientId === null) return []
  const here = row.hereVisitId && row.hereStage ? { visitId: row.hereVisitId, stage: row.hereStage } : null
  return [
    {
      clientId,
      name,
      formOfAddress,
      phoneEnding,
      sentBy,
      lastVisitAt: lastVisitAt?.toISOString() ?? null,
      expected: expected && atInstant(expected),
      next: next && atInstant(next),
      hasAlerts,
      here,
    },
  ]
}

/** PostgreSQL writes an instant in its own way. */
function atInstant(booked: Booked): Booked {
  return { ...booked, startsAt: new Date(booked.startsAt).toISOString() }
}
