// What the screens of imports show: those there were, and one with its columns, troubles and rows.
import 'server-only'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { type ClientImport, Prisma } from '@/lib/db/generated/client'
import { columnFacts, mappingOf, rowInFile, tableOf, unsureColumns } from './import-columns'
import {
  ASKING_PROBLEMS,
  type AskingCode,
  type DateOrder,
  type DoubleAnswer,
  fateOf,
  type ImportPhase,
  type Mapping,
  PROBLEMS,
  type Problem,
  type ProblemCode,
  phaseOf,
  STOPPING_PROBLEMS,
  type TextEncoding,
} from './import-flow'
import { keptAnswer, keptCells, keptProblems } from './import-rows'
import type { ImportView } from './import-schemas'
import { type ReadBirthday, readBirthday } from './read-birthday'
import { type Person, readRow } from './read-row'

export type ImportSummary = {
  id: string
  phase: ImportPhase
  origin: string
  /** What the file was called; null for one that came without a name. */
  fileName: string | null
  startedAt: Date
  startedBy: string
  rows: number
  done: number
  created: number
  joined: number
  skipped: number
}

const MOST_IMPORTS = 30
const ROWS_SHOWN = 20
const KEPT_SHOWN = 30

/** The salon's imports, newest first. Files that are still being read, or whose reading was cut off, are none. */
export async function listImports(staff: SignedInStaff): Promise<ImportSummary[]> {
  const rows = await db.clientImport.findMany({
    where: { salonId: staff.salon.id, state: { not: 'reading' } },
    orderBy: { startedAt: 'desc' },
    take: MOST_IMPORTS,
    relationLoadStrategy: 'join',
    include: { startedBy: { select: { name: true } } },
  })
  return rows.map((row) => ({ ...row, phase: phaseOf(row), startedBy: row.startedBy.name }))
}

export type PreviewRow = {
  /** As the file counts its rows, and as the import does. */
  row: number
  at: number
  person: Person
  problems: Problem[]
  fate: DoubleAnswer
  /** What was said is dialled before its number. */
  dial: string | null
  /** Whose double she is. */
  known: { id: string; name: string } | null
}

/** How a column of dates can be read, with one of its cells as it would then be. */
export type DateQuestion = {
  column: number
  name: string
  sample: string
  readings: { order: DateOrder; birthday: ReadBirthday }[]
}

/** How many rows may be doubles of one kind, and what becomes of them as it stands. */
export type DoubleQuestion = { kind: AskingCode; count: number } & Record<DoubleAnswer, number>

export type ImportDetail = ImportSummary & {
  revision: number
  finishedAt: Date | null
  /** `at`: its place in the file. */
  columns: { at: number; name: string; sample: string }[]
  mapping: Mapping
  isHeadless: boolean
  /** The sheet of a workbook that was read, and those that could be. */
  sheetName: string | null
  sheet: number | null
  sheets: { at: number; name: string }[]
  /** How a text was written. */
  encoding: TextEncoding | null
  /** How many rows have each problem. */
  troubles: { code: ProblemCode; count: number }[]
  /** Rows that are not taken over, and rows that are somebody who has an archive. */
  stopped: number
  joining: number
  questions: { dates: DateQuestion[]; doubles: DoubleQuestion[]; numbers: number }
  preview: PreviewRow[]
  /** The row after which the next page begins; null on the last. */
  next: number | null
  /** Taken back, but touched meanwhile, and therefore still there. */
  kept: { count: number; clients: { id: string; name: string }[] }
}

/** One import of the salon with what stands in it, or null. */
export async function getImport(
  staff: SignedInStaff,
  now: Date,
  importId: string,
  view: ImportView,
): Promise<ImportDetail | null> {
  const entry = await db.clientImport.findFirst({
    where: { id: importId, salonId: staff.salon.id, state: { not: 'reading' } },
    relationLoadStrategy: 'join',
    include: { startedBy: { select: { name: true } } },
  })
  if (!entry) return null
  const phase = phaseOf(entry)
  const table = tableOf(entry)
  const [troubles, fates, dates, rows, kept] = await Promise.all([
    countTroubles(importId),
    countFates(importId),
    phase === 'ready' ? dateQuestions(entry, now) : [],
    phase === 'checking' || phase === 'ready' ? previewRows(importId, view) : [],
    phase === 'undone' ? keptClients(importId) : [],
  ])
  const facts = columnFacts(entry, staff, now)
  const shown = rows.slice(0, ROWS_SHOWN)
  return {
    ...entry,
    phase,
    startedBy: entry.startedBy.name,
    columns: table.columns.map(({ name }, at) => ({ at, name, sample: sampleOf(rows, at) })),
    mapping: mappingOf(entry),
    isHeadless: table.isHeadless,
    sheet: table.sheet,
    sheets: table.sheets,
    encoding: table.encoding,
    troubles: PROBLEMS.flatMap((code) => {
      const count = troubles.find((trouble) => trouble.code === code)?.count
      return count === undefined ? [] : [{ code, count }]
    }),
    stopped: fates.leave,
    joining: fates.same,
    questions: {
      dates,
      doubles: fates.doubles,
      numbers: troubles.find(({ code }) => code === 'phone_local')?.count ?? 0,
    },
    preview: shown.map(({ row, cells, problems, answer, dial, clientId, clientName }) => ({
      row: rowInFile(table, row),
      at: row,
      person: readRow(keptCells(cells, dial) ?? { row: [] }, facts).person,
      problems: keptProblems(problems).map(({ code, row: twin }) =>
        twin === undefined ? { code } : { code, row: rowInFile(table, twin) },
      ),
      fate: fateOf(keptProblems(problems), keptAnswer(answer)),
      dial,
      known: clientId && clientName ? { id: clientId, name: clientName } : null,
    })),
    next: rows.length > ROWS_SHOWN ? (shown.at(-1)?.row ?? null) : null,
    kept: {
      count: kept[0]?.count ?? 0,
      clients: kept.map(({ id, name }) => ({ id, name })),
    },
  }
}

async function countTroubles(importId: string): Promise<{ code: ProblemCode; count: number }[]> {
  return db.$queryRaw`
    SELECT p ->> 'code' AS code, count(*)::int AS count
    FROM "ClientImportRow" r, jsonb_array_elements(r.problems) p
    WHERE r."importId" = ${importId}::uuid AND r.problems <> '[]'
    GROUP BY code`
}

type Fates = { leave: number; same: number; doubles: DoubleQuestion[] }

/** What becomes of the rows with a trouble, as `fateOf` says of each. */
async function countFates(importId: string): Promise<Fates> {
  const rows = await db.$queryRaw<{ kind: AskingCode | null; fate: DoubleAnswer; count: number }[]>`
    WITH found AS (
      SELECT r.row, r.answer,
        bool_or(p ->> 'code' = ANY(${[...STOPPING_PROBLEMS]}::text[])) AS stopped,
        min(p ->> 'code') FILTER (WHERE p ->> 'code' = ANY(${[...ASKING_PROBLEMS]}::text[])) AS kind,
        min(p ->> 'likely') AS likely
      FROM "ClientImportRow" r, jsonb_array_elements(r.problems) p
      WHERE r."importId" = ${importId}::uuid AND r.problems <> '[]'
      GROUP BY r.row, r.answer
    )
    SELECT CASE WHEN stopped THEN NULL ELSE kind END AS kind,
      CASE WHEN stopped THEN 'leave' ELSE coalesce(answer, likely, 'another') END AS fate, count(*)::int AS count
    FROM found WHERE stopped OR kind IS NOT NULL
    GROUP BY 1, 2`
  const total = (fate: DoubleAnswer) =>
    rows.filter((row) => row.fate === fate).reduce((sum, { count }) => sum + count, 0)
  const doubles = ASKING_PROBLEMS.flatMap((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind)
    const by = (fate: DoubleAnswer) => ofKind.find((row) => row.fate === fate)?.count ?? 0
    const question = { kind, same: by('same'), another: by('another'), leave: by('leave') }
    const count = question.same + question.another + question.leave
    return count > 0 ? [{ ...question, count }] : []
  })
  return { leave: total('leave'), same: total('same'), doubles }
}

const ORDERS_TO_CHOOSE = ['year_first', 'month_first', 'day_first'] as const

/** The columns of which nobody has said yet how they write dates; each with a cell that shows the difference. */
async function dateQuestions(entry: ClientImport, now: Date): Promise<DateQuestion[]> {
  const columns = unsureColumns(entry)
  if (columns.length === 0) return []
  const rows = await db.$queryRaw<{ cells: unknown }[]>`
    SELECT r.cells FROM "ClientImportRow" r
    WHERE r."importId" = ${entry.id}::uuid AND r.problems @> '[{"code": "date_unsure"}]'::jsonb
    ORDER BY r.row LIMIT 1`
  return columns.map((column) => {
    const sample = keptCells(rows[0]?.cells)?.row[column] ?? ''
    const readings = ORDERS_TO_CHOOSE.flatMap((order) => {
      const birthday = readBirthday(sample, order, now.getUTCFullYear())
      return birthday === null || typeof birthday === 'string' ? [] : [{ order, birthday }]
    })
    const isNew = (at: number) =>
      readings.findIndex(({ birthday }) => sameDay(birthday, readings[at]?.birthday)) === at
    return {
      column,
      name: tableOf(entry).columns[column]?.name ?? '',
      sample,
      readings: readings.filter((_, at) => isNew(at)),
    }
  })
}

function sameDay(one: ReadBirthday, other: ReadBirthday | undefined): boolean {
  return one.year === other?.year && one.month === other.month && one.day === other.day
}

type ShownRow = {
  row: number
  cells: unknown
  problems: unknown
  answer: string | null
  dial: string | null
  clientId: string | null
  clientName: string | null
}

async function previewRows(importId: string, { problem, after = 0 }: ImportView): Promise<ShownRow[]> {
  const wanted = problem
    ? Prisma.sql`AND r.problems @> ${JSON.stringify([{ code: problem }])}::jsonb`
    : Prisma.empty
  return db.$queryRaw<ShownRow[]>`
    SELECT r.row, r.cells, r.problems, r.answer, r.dial, c.id AS "clientId", c.name AS "clientName"
    FROM "ClientImportRow" r
    LEFT JOIN "Client" c ON c.id = r."clientId" AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
    WHERE r."importId" = ${importId}::uuid AND r.row > ${after} ${wanted}
    ORDER BY r.row LIMIT ${ROWS_SHOWN + 1}`
}

function sampleOf(rows: readonly ShownRow[], column: number): string {
  const cells = rows.map((row) => keptCells(row.cells)?.row[column] ?? '')
  return cells.find((cell) => cell !== '') ?? ''
}

type KeptClient = { id: string; name: string; count: number }

async function keptClients(importId: string): Promise<KeptClient[]> {
  return db.$queryRaw<KeptClient[]>`
    SELECT c.id, c.name, (count(*) OVER ())::int AS count
    FROM "ClientImportRow" r
    JOIN "Client" c ON c.id = r."clientId" AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
    WHERE r."importId" = ${importId}::uuid AND r.outcome = 'kept'
    ORDER BY r.row LIMIT ${KEPT_SHOWN}`
}
