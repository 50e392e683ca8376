// The dry run: a stretch of rows is read and looked at, and what is wrong with each is written beside it.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { ClientImport } from '@/lib/db/generated/client'
import { findKnownClients, type KnownClient, type ReadPerson } from './find-doubles'
import { columnFacts } from './import-columns'
import { type ImportProgress, type Problem, stops } from './import-flow'
import { progressOf } from './import-of-salon'
import { nextRows } from './import-rows'
import { keysOf, readRow } from './read-row'

const STEP = 1_000

type Looked = ReadPerson & { problems: Problem[]; known?: KnownClient | undefined }

/** Looks at the next rows, against all before them and all clients of the salon. Writes no client. */
export async function checkRows(ctx: StaffContext, entry: ClientImport): Promise<ImportProgress> {
  const facts = columnFacts(entry, ctx.staff.salon.phoneCountry, ctx.now)
  const rows = await nextRows(ctx, entry.id, entry.done, STEP)
  const looked = rows.map(({ row, cells }) => ({ row, ...readRow(cells ?? { row: [] }, facts) }))
  await compare(ctx, entry, looked)
  await writeFindings(ctx, entry.id, looked)
  return progressOf(
    await ctx.tx.clientImport.update({
      where: { id: entry.id },
      data: { done: Math.min(entry.done + STEP, entry.rows) },
    }),
  )
}

/** Adds whose double each row is: a client's, or an earlier row's. */
async function compare(ctx: StaffContext, entry: ClientImport, looked: Looked[]): Promise<void> {
  const candidates = looked.filter(({ problems }) => !problems.some(stops))
  const known = await findKnownClients(ctx, candidates)
  const earlier = await earlierRows(ctx, entry, candidates.flatMap(searchKeys))
  for (const one of candidates) {
    one.known = known.get(one.row)
    if (one.known) one.problems.push({ code: one.known.code })
    else one.problems.push(...twiceIn(earlier, one))
    for (const key of searchKeys(one)) if (!earlier.has(key)) earlier.set(key, one.row)
  }
}

function twiceIn(earlier: Map<string, number>, { person }: ReadPerson): Problem[] {
  const keys = keysOf(person)
  const byPhone = keys.phones.map((phone) => earlier.get(phone)).find((row) => row !== undefined)
  if (byPhone !== undefined) return [{ code: 'phone_twice', row: byPhone }]
  const byName = keys.person === null ? undefined : earlier.get(keys.person)
  return byName === undefined ? [] : [{ code: 'person_twice', row: byName }]
}

function searchKeys({ person }: ReadPerson): string[] {
  const keys = keysOf(person)
  return keys.person === null ? keys.phones : [...keys.phones, keys.person]
}

/** The first row so far that has each key. */
async function earlierRows(
  ctx: StaffContext,
  { id, done }: ClientImport,
  keys: string[],
): Promise<Map<string, number>> {
  const rows = await ctx.tx.$queryRaw<{ key: string; row: number }[]>`
    SELECT k.key, min(r.row) AS row
    FROM "ClientImportRow" r
    CROSS JOIN LATERAL jsonb_array_elements_text(r.cells -> 'keys') AS k (key)
    JOIN (SELECT DISTINCT unnest(${keys}::text[]) AS key) asked ON asked.key = k.key
    WHERE r."importId" = ${id}::uuid AND r.row <= ${done}
    GROUP BY k.key`
  return new Map(rows.map(({ key, row }) => [key, row]))
}

/** The keys stand with the cells, and go with them. */
async function writeFindings(ctx: StaffContext, importId: string, looked: Looked[]): Promise<void> {
  const keys = looked.map((one) => (one.person.name === '' ? [] : searchKeys(one)))
  await ctx.tx.$executeRaw`
    UPDATE "ClientImportRow" r
    SET problems = t.problems::jsonb, "clientId" = nullif(t.client, '')::uuid,
      cells = jsonb_set(r.cells, '{keys}', t.keys::jsonb)
    FROM unnest(
      ${looked.map(({ row }) => row)}::int[], ${looked.map(({ problems }) => JSON.stringify(problems))}::text[],
      ${looked.map(({ known }) => known?.clientId ?? '')}::text[], ${keys.map((each) => JSON.stringify(each))}::text[]
    ) AS t (row, problems, client, keys)
    WHERE r."importId" = ${importId}::uuid AND r.row = t.row AND jsonb_typeof(r.cells) = 'object'`
}
