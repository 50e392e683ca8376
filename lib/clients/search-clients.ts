// Finding a client while the name is being typed: one statement, by ranges of the token index.
import 'server-only'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { salonDay } from '@/lib/salon-time/salon-time'
import { endOfRange, queryWords } from './search-tokens'

/** The stages in which she is in the house. */
export type HouseStage = 'greeting' | 'seating' | 'consultation' | 'treatment' | 'recommendation' | 'farewell'

export type FoundClient = {
  clientId: string
  name: string
  formOfAddress: string | null
  /** The last four digits. */
  phoneEnding: string | null
  /** ISO; null before her first visit. */
  lastVisitAt: string | null
  /** Expected today: one tap lets her arrive. */
  expected: {
    visitId: string
    startsAt: string
    treatments: { name: string; nameEn: string | null }[]
  } | null
  /** In the house already. */
  here: { visitId: string; stage: HouseStage } | null
}

type Asker = { staff: SignedInStaff; now: Date }

/** As many as fit beside a keyboard; more would mean typing one more letter. */
const MOST_FOUND = 20

/** Tokens looked at per query; the exact ones come first in the index. */
const MOST_TOKENS = 240

/**
 * Clients of the asker's salon who meet every word of the query, by any suffix of name, reading, initials or digits.
 * Those expected today come first, then those who match a word exactly or begin with it, then by reading. A query without words lists
 * whom the salon expects today and has not greeted yet, by time.
 */
export async function searchClients({ staff, now }: Asker, query: string): Promise<FoundClient[]> {
  const words = queryWords(query)
  const day = salonDay(now, staff.salon.timeZone)
  const rows = await db.$queryRaw<FoundRow[]>`
    WITH today AS (
      SELECT v.id, v."clientId", v.stage, a."startsAt"
      FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
      WHERE v."salonId" = ${staff.salon.id}::uuid
        AND v.stage IN ('expected', 'greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell')
        AND (v.stage <> 'expected' OR (a."startsAt" >= ${day.start} AND a."startsAt" < ${day.end}))
    ), found AS (
      ${words.length > 0 ? matching(staff.salon.id, words) : awaited()}
    )
    SELECT c.id AS "clientId", c.name, c."formOfAddress", right(c.phone, 4) AS "phoneEnding",
      (SELECT max(a."startsAt")
        FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
        WHERE v."clientId" = c.id AND v.stage IN ('follow_up', 'closed')) AS "lastVisitAt",
      expected.id AS "expectedVisitId", expected."startsAt" AS "expectedAt",
      (SELECT json_agg(json_build_object('name', t.name, 'nameEn', t."nameEn") ORDER BY x."startsAt")
        FROM "TreatmentSession" x JOIN "Treatment" t ON t.id = x."treatmentId"
        WHERE x."visitId" = expected.id AND x."releasedAt" IS NULL) AS treatments,
      here.id AS "hereVisitId", here.stage::text AS "hereStage"
    FROM found f
    JOIN "Client" c ON c.id = f."clientId" AND c."salonId" = ${staff.salon.id}::uuid
    LEFT JOIN LATERAL (
      SELECT id, "startsAt" FROM today WHERE "clientId" = c.id AND stage = 'expected' ORDER BY "startsAt" LIMIT 1
    ) expected ON true
    LEFT JOIN LATERAL (
      SELECT id, stage FROM today WHERE "clientId" = c.id AND stage <> 'expected' LIMIT 1
    ) here ON true
    ORDER BY (expected.id IS NULL AND here.id IS NULL), f.exact DESC,
      ${words[0] ? beginningWith(words[0]) : Prisma.sql`expected."startsAt"`}, c.id
    LIMIT ${MOST_FOUND}`
  return rows.map(foundClient)
}

/** Those of today who meet all words, and the first of everybody else who does. */
function matching(salonId: string, words: string[]): Prisma.Sql {
  const [longest = '', ...others] = words
  return Prisma.sql`
    SELECT "clientId", bool_or(exact) AS exact FROM (
      SELECT k."clientId", k.token = ${longest} AS exact
      FROM (SELECT DISTINCT "clientId" FROM today) g
      JOIN "ClientSearchToken" k ON k."clientId" = g."clientId" AND ${begins('k', longest)} ${alsoMeeting(others)}
      UNION ALL
      (SELECT k."clientId", k.token = ${longest} AS exact
      FROM "ClientSearchToken" k
      WHERE k."salonId" = ${salonId}::uuid AND ${begins('k', longest)} ${alsoMeeting(others)}
      ORDER BY k.token LIMIT ${MOST_TOKENS})
    ) m GROUP BY "clientId"`
}

/** Whose name or reading begins with the word comes before those who only contain it. */
function beginningWith(word: string): Prisma.Sql {
  return Prisma.sql`
    NOT (starts_with(c.name, ${word}) OR starts_with(replace(c.pinyin, ' ', ''), ${word})), c.pinyin`
}

function awaited(): Prisma.Sql {
  return Prisma.sql`SELECT DISTINCT "clientId", false AS exact FROM today WHERE stage = 'expected'`
}

function alsoMeeting(words: string[]): Prisma.Sql {
  const conditions = words.map(
    (word) => Prisma.sql`AND EXISTS (
      SELECT 1 FROM "ClientSearchToken" o WHERE o."clientId" = k."clientId" AND ${begins('o', word)})`,
  )
  return conditions.length > 0 ? Prisma.join(conditions, ' ') : Prisma.empty
}

/** The collation is spoken out: only in "C" does the range hold all that begins with the word, and use the index. */
function begins(table: 'k' | 'o', word: string): Prisma.Sql {
  const token = table === 'k' ? Prisma.sql`k.token` : Prisma.sql`o.token`
  return Prisma.sql`${token} >= ${word} COLLATE "C" AND ${token} < ${endOfRange(word)} COLLATE "C"`
}

type FoundRow = {
  clientId: string
  name: string
  formOfAddress: string | null
  phoneEnding: string | null
  lastVisitAt: Date | null
  expectedVisitId: string | null
  expectedAt: Date | null
  treatments: { name: string; nameEn: string | null }[] | null
  hereVisitId: string | null
  hereStage: HouseStage | null
}

function foundClient(row: FoundRow): FoundClient {
  const { clientId, name, formOfAddress, phoneEnding, lastVisitAt } = row
  return {
    clientId,
    name,
    formOfAddress,
    phoneEnding,
    lastVisitAt: lastVisitAt?.toISOString() ?? null,
    expected:
      row.expectedVisitId && row.expectedAt
        ? {
            visitId: row.expectedVisitId,
            startsAt: row.expectedAt.toISOString(),
            treatments: row.treatments ?? [],
          }
        : null,
    here: row.hereVisitId && row.hereStage ? { visitId: row.hereVisitId, stage: row.hereStage } : null,
  }
}
