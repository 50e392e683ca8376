// What the screens of imports show: those there were, and one with its columns, troubles and rows.
import 'server-only'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { columnFacts, mappingOf, rowInFile, tableOf } from './import-columns'
import {
  type ImportPhase,
  type Mapping,
  PROBLEMS,
  type Problem,
  type ProblemCode,
  phaseOf,
  STOPPING_PROBLEMS,
} from './import-flow'
import { keptCells, keptProblems } from './import-rows'
import type { ImportView } from './import-schemas'
import { type Person, readRow } from './read-row'

export type ImportSummary = {
  id: string
  phase: ImportPhase
  origin: string
  startedAt: Date
  startedBy: string
  rows: number
  done: number
  created: number
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
  /** As the file counts its rows. */
  row: number
  person: Person
  problems: Problem[]
  /** Whose double she is. */
  known: { id: string; name: string } | null
}

export type ImportDetail = ImportSummary & {
  revision: number
  finishedAt: Date | null
  /** `at`: its place in the file. */
  columns: { at: number; name: string; sample: string }[]
  mapping: Mapping
  /** How many rows have each problem. */
  troubles: { code: ProblemCode; count: number }[]
  /** Rows with a problem for which they are not taken over. */
  stopped: number
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
  const [troubles, rows, kept] = await Promise.all([
    countTroubles(importId),
    phase === 'checking' || phase === 'ready' ? previewRows(importId, view) : [],
    phase === 'undone' ? keptClients(importId) : [],
  ])
  const facts = columnFacts(entry, staff.salon.phoneCountry, now)
  const shown = rows.slice(0, ROWS_SHOWN)
  return {
    ...entry,
    phase,
    startedBy: entry.startedBy.name,
    columns: table.columns.map(({ name }, at) => ({ at, name, sample: sampleOf(rows, at) })),
    mapping: mappingOf(entry),
    troubles: PROBLEMS.flatMap((code) => {
      const count = troubles.find((trouble) => trouble.code === code)?.count
      return count === undefined ? [] : [{ code, count }]
    }),
    stopped: troubles.find(({ code }) => code === 'stopped')?.count ?? 0,
    preview: shown.map(({ row, cells, problems, clientId, clientName }) => ({
      row: rowInFile(table, row),
      person: readRow(keptCells(cells) ?? { row: [] }, facts).person,
      problems: keptProblems(problems).map(({ code, row: twin }) =>
        twin === undefined ? { code } : { code, row: rowInFile(table, twin) },
      ),
      known: clientId && clientName ? { id: clientId, name: clientName } : null,
    })),
    next: rows.length > ROWS_SHOWN ? (shown.at(-1)?.row ?? null) : null,
    kept: {
      count: kept[0]?.count ?? 0,
      clients: kept.map(({ id, name }) => ({ id, name })),
    },
  }
}

/** `stopped` counts each row that is not taken over once, however many problems it has. */
async function countTroubles(importId: string): Promise<{ code: ProblemCode | 'stopped'; count: number }[]> {
  return db.$queryRaw`
    WITH found AS (
      SELECT r.row, p ->> 'code' AS code FROM "ClientImportRow" r, jsonb_array_elements(r.problems) p
      WHERE r."importId" = ${importId}::uuid AND r.problems <> '[]'
    )
    SELECT code, count(*)::int AS count FROM found GROUP BY code
    UNION ALL
    SELECT 'stopped', count(DISTINCT row)::int FROM found WHERE code = ANY(${[...STOPPING_PROBLEMS]}::text[])`
}

type ShownRow = {
  row: number
  cells: unknown
  problems: unknown
  clientId: string | null
  clientName: string | null
}

async function previewRows(importId: string, { problem, after = 0 }: ImportView): Promise<ShownRow[]> {
  const wanted = problem
    ? Prisma.sql`AND r.problems @> ${JSON.stringify([{ code: problem }])}::jsonb`
    : Prisma.empty
  return db.$queryRaw<ShownRow[]>`
    SELECT r.row, r.cells, r.problems, c.id AS "clientId", c.name AS "clientName"
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
