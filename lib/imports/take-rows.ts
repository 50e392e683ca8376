// The import itself: a stretch of rows becomes archives, and at the end those who referred one another are joined.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import type { StaffContext } from '@/lib/actions/staff-context'
import { toE164 } from '@/lib/clients/phone-numbers'
import type { ClientImport } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'
import { addToNotes, bringOver, bringToKnown } from './bring-over'
import { createClients } from './create-clients'
import { findKnownClients, type KnownClient, type ReadPerson } from './find-doubles'
import { columnFacts, mappingOf, tableOf } from './import-columns'
import { asks, type DoubleAnswer, fateOf, type ImportProgress, type Problem, stops } from './import-flow'
import { progressOf } from './import-of-salon'
import { nextRows } from './import-rows'
import { readRow, sameName } from './read-row'

const STEP = 500

type Taken = ReadPerson & {
  problems: Problem[]
  answer: DoubleAnswer | null
  known?: KnownClient | undefined
}

/** Takes the next rows over; when all are through, joins referrers, and then it is done. */
export async function takeRows(ctx: StaffContext, entry: ClientImport): Promise<ImportProgress> {
  if (entry.done >= entry.rows) return joinReferrers(ctx, entry)
  const rows = await readStretch(ctx, entry)
  const { fresh, twins } = await sortOut(ctx, entry.id, rows)
  const ids = await createClients(ctx, entry.id, fresh)
  const joined = await whomTheyJoin(ctx, entry.id, twins, ids)
  await bringOver(ctx, entry, fresh, ids)
  await bringToKnown(ctx, entry, twins, joined)
  await writeOutcomes(ctx, entry.id, rows, ids, joined)
  const looked = Math.min(STEP, entry.rows - entry.done)
  return progressOf(
    await ctx.tx.clientImport.update({
      where: { id: entry.id },
      data: {
        done: entry.done + looked,
        created: { increment: fresh.length },
        joined: { increment: joined.size },
        skipped: { increment: looked - fresh.length - joined.size },
      },
    }),
  )
}

/** The rows as they are now: somebody may have begun one of the archives by hand since they were looked over. */
async function readStretch(ctx: StaffContext, entry: ClientImport): Promise<Taken[]> {
  const facts = columnFacts(entry, ctx.staff, ctx.now)
  const kept = await nextRows(ctx, entry.id, entry.done, STEP)
  const rows: Taken[] = kept.map(({ row, cells, problems, answer }) => ({
    row,
    ...readRow(cells ?? { row: [] }, facts),
    problems: cells ? problems.filter(isOfTheRow) : [{ code: 'name_missing' as const }],
    answer,
  }))
  const candidates = rows.filter(({ problems }) => !problems.some(stops))
  await lockNumbers(
    ctx,
    candidates.flatMap(({ person }) => person.phones),
  )
  const known = await findKnownClients(ctx, entry.id, candidates)
  for (const one of candidates) {
    if (one.problems.some(asks)) continue
    one.known = known.get(one.row)
    if (one.known) one.problems.push({ code: one.known.code, likely: one.known.likely })
  }
  return rows
}

/** Whose double she is among the clients is found out anew. */
function isOfTheRow({ code }: Problem): boolean {
  return code !== 'phone_known' && code !== 'person_known'
}

type Sorted = { fresh: Taken[]; twins: Taken[] }

/** Who gets an archive, and who is somebody who has one. Whose twin was left out comes in her place. */
async function sortOut(ctx: StaffContext, importId: string, rows: readonly Taken[]): Promise<Sorted> {
  const earlier = await archivesOf(ctx, importId, rows.flatMap(twinOf))
  const found = new Set(earlier.keys())
  const [fresh, twins]: [Taken[], Taken[]] = [[], []]
  for (const one of rows) {
    const fate = fateOf(one.problems, one.answer)
    if (fate === 'leave') continue
    const isTwin = fate === 'same' && (one.known !== undefined || twinOf(one).some((row) => found.has(row)))
    ;(isTwin ? twins : fresh).push(one)
    found.add(one.row)
  }
  return { fresh, twins }
}

function twinOf({ problems }: Taken): number[] {
  return problems.flatMap((problem) => (asks(problem) ? (problem.row ?? []) : []))
}

/** The archives that earlier rows have become, or are. */
async function archivesOf(ctx: StaffContext, importId: string, rows: number[]): Promise<Map<number, string>> {
  if (rows.length === 0) return new Map()
  const found = await ctx.tx.clientImportRow.findMany({
    where: { importId, row: { in: rows }, outcome: { in: ['created', 'joined'] }, clientId: { not: null } },
    select: { row: true, clientId: true },
  })
  return new Map(found.flatMap(({ row, clientId }) => (clientId ? [[row, clientId] as const] : [])))
}

/** The archive of each twin, by row; a twin's twin is found in the order of the file. */
async function whomTheyJoin(
  ctx: StaffContext,
  importId: string,
  twins: readonly Taken[],
  created: ReadonlyMap<number, string>,
): Promise<Map<number, string>> {
  const earlier = await archivesOf(ctx, importId, twins.flatMap(twinOf))
  const joined = new Map<number, string>()
  for (const one of twins) {
    const [twin = 0] = twinOf(one)
    const clientId = one.known?.clientId ?? created.get(twin) ?? joined.get(twin) ?? earlier.get(twin)
    if (clientId) joined.set(one.row, clientId)
  }
  return joined
}

/** Whoever registers one of these numbers at the desk meanwhile waits here; always in the same order. */
async function lockNumbers(ctx: StaffContext, numbers: string[]): Promise<void> {
  const keys = numbers.map((phone) => `${ctx.staff.salon.id} ${phone}`)
  await ctx.tx.$queryRaw`
    SELECT pg_advisory_xact_lock(t.key)::text FROM (
      SELECT DISTINCT hashtextextended(k, 0) AS key FROM unnest(${keys}::text[]) k ORDER BY key OFFSET 0
    ) t`
}

/** Cells of those who were taken over go at once, but for the name of a referrer who may still come. */
async function writeOutcomes(
  ctx: StaffContext,
  importId: string,
  rows: readonly Taken[],
  ids: ReadonlyMap<number, string>,
  joined: ReadonlyMap<number, string>,
): Promise<void> {
  const facts = rows.map(({ row, person, problems, known }) => {
    const clientId = ids.get(row)
    const left = clientId && person.referrer ? { referrer: person.referrer } : []
    return {
      row,
      problems,
      outcome: clientId ? 'created' : joined.has(row) ? 'joined' : 'skipped',
      client: clientId ?? joined.get(row) ?? known?.clientId ?? '',
      cells: clientId ? JSON.stringify(left) : '',
    }
  })
  await ctx.tx.$executeRaw`
    UPDATE "ClientImportRow" r
    SET outcome = t.outcome, problems = t.problems::jsonb, "clientId" = nullif(t.client, '')::uuid,
      cells = CASE WHEN t.cells = '' THEN r.cells - 'keys' ELSE t.cells::jsonb END
    FROM unnest(
      ${facts.map(({ row }) => row)}::int[], ${facts.map(({ problems }) => JSON.stringify(problems))}::text[],
      ${facts.map(({ client }) => client)}::text[], ${facts.map(({ cells }) => cells)}::text[],
      ${facts.map(({ outcome }) => outcome)}::text[]
    ) AS t (row, problems, client, cells, outcome)
    WHERE r."importId" = ${importId}::uuid AND r.row = t.row`
}

type Waiting = { row: number; clientId: string; referrer: string }

/** Joins the next of those who were referred; when nobody is left the import is done. */
async function joinReferrers(ctx: StaffContext, entry: ClientImport): Promise<ImportProgress> {
  const waiting = await ctx.tx.$queryRaw<Waiting[]>`
    SELECT r.row, c.id AS "clientId", r.cells ->> 'referrer' AS referrer
    FROM "ClientImportRow" r
    JOIN "Client" c ON c.id = r."clientId" AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
    WHERE r."importId" = ${entry.id}::uuid AND r.outcome = 'created' AND r.cells ? 'referrer'
    ORDER BY r.row LIMIT ${STEP}`
  if (waiting.length === 0) return finish(ctx, entry)
  const found = await referrersOf(ctx, waiting)
  const joined = waiting.filter(({ row }) => found.has(row))
  await ctx.tx.$executeRaw`
    UPDATE "Client" c SET "referredById" = t.referrer
    FROM unnest(
      ${joined.map(({ clientId }) => clientId)}::uuid[], ${joined.map(({ row }) => found.get(row) ?? '')}::uuid[]
    ) AS t (client, referrer)
    WHERE c.id = t.client AND c."referredById" IS NULL AND c.id <> t.referrer`
  const heading = referrerHeading(entry)
  const told = waiting.filter(({ row }) => !found.has(row))
  await addToNotes(
    ctx,
    entry,
    told.map(({ clientId, referrer }) => ({ clientId, text: `${heading}: ${referrer}` })),
  )
  await ctx.tx.clientImportRow.updateMany({
    where: { importId: entry.id, row: { in: waiting.map(({ row }) => row) } },
    data: { cells: [] },
  })
  return progressOf(entry)
}

function referrerHeading(entry: ClientImport): string {
  return tableOf(entry).columns[mappingOf(entry).indexOf('referrer')]?.name ?? ''
}

/** The one living client who has that number, or, among all who bear it, that name; by row. */
async function referrersOf(ctx: StaffContext, waiting: readonly Waiting[]): Promise<Map<number, string>> {
  const { id: salonId, phoneCountry } = ctx.staff.salon
  const asked = waiting.map(({ row, clientId, referrer }) => ({
    row,
    clientId,
    phone: toE164(referrer, phoneCountry) ?? '',
    name: sameName(referrer),
  }))
  const rows = await ctx.tx.$queryRaw<{ row: number; clientId: string }[]>`
    SELECT t.row, min(c.id::text) AS "clientId"
    FROM unnest(
      ${asked.map(({ row }) => row)}::int[], ${asked.map(({ clientId }) => clientId)}::uuid[],
      ${asked.map(({ phone }) => phone)}::text[], ${asked.map(({ name }) => name)}::text[]
    ) AS t (row, self, phone, name)
    JOIN "Client" c ON c."salonId" = ${salonId}::uuid AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
      AND c.id <> t.self
      AND (c.phone = t.phone OR regexp_replace(lower(normalize(c.name, NFKC)), '\\s', '', 'g') = t.name)
    GROUP BY t.row HAVING count(*) = 1`
  return new Map(rows.map(({ row, clientId }) => [row, clientId]))
}

async function finish(ctx: StaffContext, entry: ClientImport): Promise<ImportProgress> {
  const { created, joined, skipped } = entry
  // A name may still wait beside an archive that was merged or erased meanwhile.
  await ctx.tx.$executeRaw`
    UPDATE "ClientImportRow" SET cells = '[]'
    WHERE "importId" = ${entry.id}::uuid AND outcome = 'created' AND cells <> '[]'`
  await recordAudit(ctx, {
    action: 'import.finished',
    subjectType: 'ClientImport',
    subjectId: entry.id,
    particulars: { created, joined, skipped },
  })
  await announce(ctx, { kind: 'clients' })
  return progressOf(
    await ctx.tx.clientImport.update({
      where: { id: entry.id },
      data: { state: 'done', finishedAt: ctx.now, survey: {} },
    }),
  )
}
