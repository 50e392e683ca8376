// Who of the rows is a client already: by any number of hers, or by name and birthday.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { keysOf, type Person, sameName } from './read-row'

export type ReadPerson = { row: number; person: Person }

/** The client whose double a row may be, how that was seen, and what is likely. */
export type KnownClient = {
  clientId: string
  code: 'phone_known' | 'person_known'
  likely: 'same' | 'another'
}

/** Living clients of the salon who may be one of these people, by row; those whom this import has brought are not. */
export async function findKnownClients(
  ctx: StaffContext,
  importId: string,
  people: readonly ReadPerson[],
): Promise<Map<number, KnownClient>> {
  const known = new Map<number, KnownClient>()
  // A plan kept from when the salon had few clients would go through all of them for each row.
  await ctx.tx.$executeRaw`SET LOCAL plan_cache_mode = force_custom_plan`
  for (const { row, clientId, isLikely } of await byName(ctx, importId, people))
    known.set(row, { clientId, code: 'person_known', likely: isLikely ? 'same' : 'another' })
  for (const { row, clientId, isLikely } of await byPhone(ctx, importId, people))
    known.set(row, { clientId, code: 'phone_known', likely: isLikely ? 'same' : 'another' })
  return known
}

type Match = { row: number; clientId: string; isLikely: boolean }

/** Of several who have her number the one who also has her name. */
async function byPhone(ctx: StaffContext, importId: string, people: readonly ReadPerson[]): Promise<Match[]> {
  const numbers = people.flatMap(({ row, person }) =>
    keysOf(person).phones.map((phone) => ({ row, phone, name: sameName(person.name) })),
  )
  if (numbers.length === 0) return []
  const salonId = ctx.staff.salon.id
  return ctx.tx.$queryRaw<Match[]>`
    WITH asked AS (
      SELECT * FROM unnest(
        ${numbers.map(({ row }) => row)}::int[], ${numbers.map(({ phone }) => phone)}::text[],
        ${numbers.map(({ name }) => name)}::text[]
      ) AS t (row, phone, name)
    ), met AS (
      SELECT a.row, a.name, c.id FROM asked a
      JOIN "Client" c ON c."salonId" = ${salonId}::uuid AND c.phone = a.phone
      UNION ALL
      SELECT a.row, a.name, p."clientId" FROM asked a
      JOIN "ClientPhone" p ON p."salonId" = ${salonId}::uuid AND p.e164 = a.phone AND p."wrongSince" IS NULL
    ), judged AS (
      SELECT m.row, c.id, c."createdAt",
        regexp_replace(lower(normalize(c.name, NFKC)), '\\s', '', 'g') = m.name AS same
      FROM met m
      JOIN "Client" c ON c.id = m.id AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
        AND c."importId" IS DISTINCT FROM ${importId}::uuid
    )
    SELECT DISTINCT ON (row) row, id AS "clientId", same AS "isLikely" FROM judged
    ORDER BY row, same DESC, "createdAt", id`
}

/**
 * A year that one of the two does not know speaks neither for nor against; and where both have a number, and not the
 * same, a day without its year is no sign.
 */
async function byName(ctx: StaffContext, importId: string, people: readonly ReadPerson[]): Promise<Match[]> {
  const born = people.flatMap(({ row, person: { name, birthday, phones } }) =>
    birthday ? [{ row, name, birthday, hasPhone: phones.length > 0 }] : [],
  )
  if (born.length === 0) return []
  return ctx.tx.$queryRaw<Match[]>`
    SELECT DISTINCT ON (t.row) t.row, c.id AS "clientId", NOT t.numbered OR c.phone IS NULL AS "isLikely"
    FROM unnest(
      ${born.map(({ row }) => row)}::int[], ${born.map(({ name }) => sameName(name))}::text[],
      ${born.map(({ birthday }) => birthday.year ?? 0)}::int[], ${born.map(({ birthday }) => birthday.month)}::int[],
      ${born.map(({ birthday }) => birthday.day)}::int[], ${born.map(({ birthday }) => birthday.lunar)}::boolean[],
      ${born.map(({ hasPhone }) => hasPhone)}::boolean[]
    ) AS t (row, name, year, month, day, lunar, numbered)
    JOIN "Client" c ON c."salonId" = ${ctx.staff.salon.id}::uuid AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
      AND c."birthMonth" = t.month AND c."birthDay" = t.day AND c."birthLunar" = t.lunar
      AND c."importId" IS DISTINCT FROM ${importId}::uuid
      AND (t.year = 0 OR c."birthYear" IS NULL OR c."birthYear" = t.year)
      AND (NOT t.numbered OR c.phone IS NULL OR c."birthYear" = t.year)
      AND regexp_replace(lower(normalize(c.name, NFKC)), '\\s', '', 'g') = t.name
    ORDER BY t.row, "isLikely" DESC, c."createdAt", c.id`
}
