// The dry run: a stretch of rows is read and looked at, and what is wrong with each is written beside it.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { ClientImport } from '@/lib/db/generated/client'
import { findKnownClients, type KnownClient, type ReadPerson } from './find-doubles'
import { columnFacts } from './import-columns'
import { type ImportProgress, type Problem, type ProblemCode, stops } from './import-flow'
import { progressOf } from './import-of-salon'
import { nextRows } from './import-rows'
import { keysOf, type Person, readRow, sameName } from './read-row'
import { surveyColumns } from './survey-columns'

const STEP = 1_000

type Looked = ReadPerson & { problems: Problem[]; known?: KnownClient | undefined }

/** Looks at the next rows, against all before them and all clients of the salon. Writes no client. */
export async function checkRows(ctx: StaffContext, entry: ClientImport): Promise<ImportProgress> {
  const surveyed = entry.done === 0 ? await surveyColumns(ctx, entry) : entry
  await lookOver(ctx, surveyed, entry.done, STEP)
  return progressOf(
    await ctx.tx.clientImport.update({
      where: { id: entry.id },
      data: { done: Math.min(entry.done + STEP, entry.rows) },
    }),
  )
}

/** Looks at so many rows after the `from`th and writes beside each what is wrong with it. */
export async function lookOver(
  ctx: StaffContext,
  entry: ClientImport,
  from: number,
  most: number,
): Promise<void> {
  const facts = columnFacts(entry, ctx.staff, ctx.now)
  const rows = await nextRows(ctx, entry.id, from, most)
  const looked = rows.map(({ row, cells }) => ({ row, ...readRow(cells ?? { row: [] }, facts) }))
  await compare(ctx, entry.id, from, looked)
  await writeFindings(ctx, entry.id, looked)
}

/** Adds whose double each row may be: a client's, or an earlier row's. */
async function compare(ctx: StaffContext, importId: string, from: number, looked: Looked[]): Promise<void> {
  const candidates = looked.filter(({ problems }) => !problems.some(stops))
  const known = await findKnownClients(ctx, importId, candidates)
  const earlier = await earlierRows(ctx, importId, from, candidates.flatMap(doubleKeys))
  for (const one of candidates) {
    one.known = known.get(one.row)
    if (one.known) one.problems.push({ code: one.known.code, likely: one.known.likely })
    else one.problems.push(...twiceIn(earlier, one))
    for (const key of doubleKeys(one)) if (!earlier.has(key)) earlier.set(key, one.row)
  }
}

/** One name and one number are most likely one person; one number alone is a family's. */
function twiceIn(earlier: Map<string, number>, { person }: ReadPerson): Problem[] {
  const { phones, person: born } = keysOf(person)
  const first = (keys: string[]) => keys.map((key) => earlier.get(key)).find((row) => row !== undefined)
  const found = (code: ProblemCode, row: number | undefined, likely: 'same' | 'another'): Problem[] =>
    row === undefined ? [] : [{ code, row, likely }]
  const byPhone = [
    ...found('phone_twice', first(phones.map((phone) => named(phone, person))), 'same'),
    ...found('phone_twice', first(phones), 'another'),
  ]
  if (byPhone[0]) return [byPhone[0]]
  if (born === null) return []
  const [numbered, bare] = [earlier.get(`${born} +`), earlier.get(`${born} -`)]
  if (phones.length === 0) return found('person_twice', bare ?? numbered, 'same')
  if (bare !== undefined) return found('person_twice', bare, 'same')
  // Two numbers and a birthday without its year are two people of one name.
  return person.birthday?.year ? found('person_twice', numbered, 'another') : []
}

/** By these a later row is recognised: numbers, numbers with her name, and name with birthday. */
function doubleKeys({ person }: ReadPerson): string[] {
  const { phones, person: born } = keysOf(person)
  const birth = born === null ? [] : [`${born} ${phones.length > 0 ? '+' : '-'}`]
  return [...phones, ...phones.map((phone) => named(phone, person)), ...birth]
}

function named(phone: string, { name }: Person): string {
  return `${phone} ${sameName(name)}`
}

/** The first row so far that has each key. */
async function earlierRows(
  ctx: StaffContext,
  importId: string,
  from: number,
  keys: string[],
): Promise<Map<string, number>> {
  const rows = await ctx.tx.$queryRaw<{ key: string; row: number }[]>`
    SELECT k.key, min(r.row) AS row
    FROM "ClientImportRow" r
    CROSS JOIN LATERAL jsonb_array_elements_text(r.cells -> 'keys') AS k (key)
    JOIN (SELECT DISTINCT unnest(${keys}::text[]) AS key) asked ON asked.key = k.key
    WHERE r."importId" = ${importId}::uuid AND r.row <= ${from}
    GROUP BY k.key`
  return new Map(rows.map(({ key, row }) => [key, row]))
}

/** The keys stand with the cells, and go with them. */
async function writeFindings(ctx: StaffContext, importId: string, looked: Looked[]): Promise<void> {
  const keys = looked.map((one) => (one.person.name === '' ? [] : doubleKeys(one)))
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
