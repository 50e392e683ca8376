// Who of the rows is a client already: by any number of hers, or by name and birthday.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { type Person, sameName } from './read-row'

export type ReadPerson = { row: number; person: Person }

/** The client whose double a row is, and how that was seen; a number says more than a name. */
export type KnownClient = { clientId: string; code: 'phone_known' | 'person_known' }

/** Living clients of the salon who are one of these people, by row. */
export async function findKnownClients(
  ctx: StaffContext,
  people: readonly ReadPerson[],
): Promise<Map<number, KnownClient>> {
  const known = new Map<number, KnownClient>()
  // A plan kept from when the salon had few clients would go through all of them for each row.
  await ctx.tx.$executeRaw`SET LOCAL plan_cache_mode = force_custom_plan`
  for (const { row, clientId } of await byName(ctx, people))
    known.set(row, { clientId, code: 'person_known' })
  for (const { row, clientId } of await byPhone(ctx, people))
    known.set(row, { clientId, code: 'phone_known' })
  return known
}

type Match = { row: number; clientId: string }

async function byPhone(ctx: StaffContext, people: readonly ReadPerson[]): Promise<Match[]> {
  const numbers = people.flatMap(({ row, person }) => person.phones.map((phone) => ({ row, phone })))
  if (numbers.length === 0) return []
  const salonId = ctx.staff.salon.id
  return ctx.tx.$queryRaw<Match[]>`
    WITH asked AS (
      SELECT * FROM unnest(${numbers.map(({ row }) => row)}::int[], ${numbers.map(({ phone }) => phone)}::text[])
        AS t (row, phone)
    ), met AS (
      SELECT a.row, c.id FROM asked a JOIN "Client" c ON c."salonId" = ${salonId}::uuid AND c.phone = a.phone
      UNION ALL
      SELECT a.row, p."clientId" FROM asked a
      JOIN "ClientPhone" p ON p."salonId" = ${salonId}::uuid AND p.e164 = a.phone
    )
    SELECT DISTINCT ON (m.row) m.row, c.id AS "clientId" FROM met m
    JOIN "Client" c ON c.id = m.id AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
    ORDER BY m.row, c."createdAt", c.id`
}

/** A year that one of the two does not know speaks neither for nor against. */
async function byName(ctx: StaffContext, people: readonly ReadPerson[]): Promise<Match[]> {
  const born = people.flatMap(({ row, person: { name, birthday } }) =>
    birthday ? [{ row, name, birthday }] : [],
  )
  if (born.length === 0) return []
  return ctx.tx.$queryRaw<Match[]>`
    SELECT DISTINCT ON (t.row) t.row, c.id AS "clientId" FROM unnest(
      ${born.map(({ row }) => row)}::int[], ${born.map(({ name }) => sameName(name))}::text[],
      ${born.map(({ birthday }) => birthday.year ?? 0)}::int[], ${born.map(({ birthday }) => birthday.month)}::int[],
      ${born.map(({ birthday }) => birthday.day)}::int[], ${born.map(({ birthday }) => birthday.lunar)}::boolean[]
    ) AS t (row, name, year, month, day, lunar)
    JOIN "Client" c ON c."salonId" = ${ctx.staff.salon.id}::uuid AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
      AND c."birthMonth" = t.month AND c."birthDay" = t.day AND c."birthLunar" = t.lunar
      AND (t.year = 0 OR c."birthYear" IS NULL OR c."birthYear" = t.year)
      AND regexp_replace(lower(normalize(c.name, NFKC)), '\\s', '', 'g') = t.name
    ORDER BY t.row, c."createdAt", c.id`
}
