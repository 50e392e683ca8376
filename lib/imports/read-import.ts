// Another system's file is read into rows, ready to be looked over. Nothing is taken over yet.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import { mayImportClients } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { guessColumns, guessOrigin, headingScore } from './column-guess'
import { forgetOldImports } from './forget-imports'
import { type ImportColumn, type ImportTable, newColumn, noteEvidence } from './import-columns'
import { MOST_COLUMNS, MOST_ROWS } from './import-flow'
import { cleanCell } from './import-rows'
import type { Cells } from './read-row'
import { withSpooledFile } from './spool-file'
import { tableRows } from './table-rows'

type Asker = { staff: SignedInStaff; now: Date }

const BATCH = 1_000
/** A title and a date may stand above the headings. */
const ROWS_ABOVE = 10

/**
 * Reads a file of at most 64 MB and 200,000 rows; `importId` is the asker's key, so that the same file sent twice is
 * read once. A file that cannot be used is refused with what is wrong with it (`import_*`), and leaves nothing
 * behind. Rows are written batch by batch: a crash leaves an import that is never offered, and forgotten later.
 */
export async function readImport(
  asker: Asker,
  importId: string,
  body: ReadableStream<Uint8Array>,
): Promise<{ importId: string }> {
  permit(mayImportClients(asker.staff))
  await forgetOldImports(asker.now)
  if (await isRead(asker, importId)) return { importId }
  try {
    await withSpooledFile(body, async (path) => stage(asker, importId, await tableRows(path)))
    return { importId }
  } catch (error) {
    await db.clientImport.deleteMany({ where: { id: importId, state: 'reading' } })
    throw error
  }
}

/** Claims the key; true when this very file was read before. Refuses `someone_was_faster` while it still is. */
async function isRead({ staff, now }: Asker, importId: string): Promise<boolean> {
  const salonId = staff.salon.id
  const { count } = await db.clientImport.createMany({
    data: [{ id: importId, salonId, startedById: staff.id, startedAt: now, state: 'reading' }],
    skipDuplicates: true,
  })
  if (count > 0) return false
  const known = await db.clientImport.findFirst({
    where: { id: importId, salonId, startedById: staff.id },
    select: { state: true },
  })
  if (!known) throw new Refusal('key_reused')
  if (known.state === 'reading') throw new Refusal('someone_was_faster')
  return true
}

async function stage(asker: Asker, importId: string, table: AsyncGenerator<Cells>): Promise<void> {
  const { headings, first, above } = await headOf(table)
  const columns = headings.map(newColumn)
  let rows = 0
  let batch: Cells[] = []
  const write = async () => {
    await writeRows(importId, rows - batch.length, batch)
    batch = []
  }
  const keep = async (cells: Cells) => {
    const kept = keptPart(cells, columns)
    if (!kept) return
    rows += 1
    if (rows > MOST_ROWS) throw new Refusal('import_too_many_rows')
    batch.push(kept)
    if (batch.length === BATCH) await write()
  }
  for (const cells of first) await keep(cells)
  for await (const cells of table) await keep(cells)
  await write()
  if (rows === 0) throw new Refusal('import_no_rows')
  await finish(asker, importId, columns, rows, above)
}

type Head = { headings: string[]; first: Cells[]; above: number }

/** Of the first rows the one that reads most like headings; what stands above it is left out. */
async function headOf(table: AsyncGenerator<Cells>): Promise<Head> {
  const seen: Cells[] = []
  for (let next = await table.next(); !next.done; next = await table.next()) {
    seen.push(next.value)
    if (seen.length === ROWS_ABOVE) break
  }
  if (seen.every(({ row }) => row.every((cell) => cell === ''))) throw new Refusal('import_empty')
  const scores = seen.map(({ row }) => headingScore(row))
  const best = Math.max(...scores)
  if (best === 0) throw new Refusal(seen.some(tooWide) ? 'import_too_many_columns' : 'import_no_columns')
  const at = scores.indexOf(best)
  const headings = withoutEmptyEnd(seen[at]?.row ?? []).map(cleanCell)
  if (headings.length > MOST_COLUMNS) throw new Refusal('import_too_many_columns')
  return { headings, first: seen.slice(at + 1), above: at }
}

function tooWide({ row }: Cells): boolean {
  return withoutEmptyEnd(row).length > MOST_COLUMNS
}

function withoutEmptyEnd(row: readonly string[]): string[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== '') + 1)
}

/** The cells under a heading, or null for an empty row. */
function keptPart({ row, formulas }: Cells, columns: ImportColumn[]): Cells | null {
  const cells = row.slice(0, columns.length).map(cleanCell)
  if (cells.every((cell) => cell === '')) return null
  noteEvidence(columns, cells)
  const marked = formulas?.filter((column) => column < columns.length) ?? []
  return marked.length > 0 ? { row: cells, formulas: marked } : { row: cells }
}

async function writeRows(importId: string, from: number, batch: Cells[]): Promise<void> {
  if (batch.length === 0) return
  await db.$executeRaw`
    INSERT INTO "ClientImportRow" ("importId", row, cells)
    SELECT ${importId}::uuid, t.row, t.cells::jsonb
    FROM unnest(${batch.map((_, index) => from + index + 1)}::int[], ${batch.map((cells) => JSON.stringify(cells))}::text[])
      AS t (row, cells)`
}

async function finish(
  { staff, now }: Asker,
  importId: string,
  columns: ImportColumn[],
  rows: number,
  above: number,
): Promise<void> {
  const headings = columns.map(({ name }) => name)
  const origin = guessOrigin(headings)
  await db.$transaction(async (tx) => {
    const { count } = await tx.clientImport.updateMany({
      where: { id: importId, state: 'reading' },
      data: {
        state: 'ready',
        origin,
        headings: { above, columns } satisfies ImportTable,
        mapping: guessColumns(headings),
        rows,
      },
    })
    if (count === 0) throw new Refusal('someone_was_faster')
    await recordAudit(
      { tx, staff, now },
      {
        action: 'import.read',
        subjectType: 'ClientImport',
        subjectId: importId,
        particulars: { rows, columns: columns.length, origin },
      },
    )
  })
}
