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
import type { ReadingAsked } from './import-schemas'
import type { Cells } from './read-row'
import { withSpooledFile } from './spool-file'
import type { TableRow } from './table-row'
import { tableRows } from './table-rows'
import { wholeDay } from './whole-day'

type Asker = { staff: SignedInStaff; now: Date }

const BATCH = 1_000
/** A title and a date may stand above the headings. */
const ROWS_ABOVE = 10
const LONGEST_SHEET_NAME = 60

/**
 * Reads a file of at most 64 MB and 200,000 rows; `importId` is the asker's key, so that the same file sent twice is
 * read once. A file that cannot be used is refused with what is wrong with it (`import_*`), and leaves nothing
 * behind. Rows are written batch by batch: a crash leaves an import that is never offered, and forgotten later.
 */
export async function readImport(
  asker: Asker,
  importId: string,
  body: ReadableStream<Uint8Array>,
  asked: ReadingAsked = {},
): Promise<{ importId: string }> {
  permit(mayImportClients(asker.staff))
  await forgetOldImports(asker.now)
  if (await isRead(asker, importId)) return { importId }
  try {
    await withSpooledFile(body, (path) => stage(asker, importId, path, asked))
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

type Found = Omit<ImportTable, 'columns' | 'above' | 'gaps' | 'isHeadless'>

async function stage(asker: Asker, importId: string, path: string, asked: ReadingAsked): Promise<void> {
  const { phoneCountry: country, timeZone } = asker.staff.salon
  const wish = { country, timeZone, sheet: asked.sheet, encoding: asked.encoding }
  const { rows: table, book, encoding } = await tableRows(path, wish)
  const head = await headOf(table, asked.headings)
  const columns = head.headings.map(newColumn)
  const gaps: ImportTable['gaps'] = []
  let rows = 0
  let batch: Cells[] = []
  const write = async () => {
    await writeRows(importId, rows - batch.length, batch)
    batch = []
  }
  const keep = async ({ line, ...cells }: TableRow) => {
    const kept = keptPart({ ...cells, row: cells.row.map((cell) => wholeDay(cell, timeZone)) }, columns)
    if (!kept) return
    rows += 1
    noteGap(gaps, rows, line - head.above - (head.isHeadless ? 0 : 1) - rows)
    if (rows > MOST_ROWS) throw new Refusal('import_too_many_rows')
    batch.push(kept)
    if (batch.length === BATCH) await write()
  }
  for (const row of head.first) await keep(row)
  for await (const row of table) await keep(row)
  await write()
  if (rows === 0) throw new Refusal('import_no_rows')
  const { above, isHeadless } = head
  const sheets = book?.sheets.map(({ at, name }) => ({ at, name: shortName(name) })) ?? []
  const found: Found = { encoding, sheets, sheet: book?.read ?? null }
  await finish(asker, importId, { above, isHeadless, columns, gaps, ...found }, rows, asked.fileName)
}

function shortName(sheet: string): string {
  return Array.from(cleanCell(sheet)).slice(0, LONGEST_SHEET_NAME).join('')
}

/** `missing`: how many rows of the file were empty by now. */
function noteGap(gaps: ImportTable['gaps'], row: number, missing: number): void {
  if (missing !== (gaps.at(-1)?.[1] ?? 0)) gaps.push([row, missing])
}

type Head = { headings: string[]; first: TableRow[]; above: number; isHeadless: boolean }

/**
 * Of the first rows the one that reads most like headings; what stands above it is left out. Where none does, the
 * first row, unless it reads like a person: then there are no headings, and the manager says what each column is.
 */
async function headOf(table: AsyncGenerator<TableRow>, told: ReadingAsked['headings']): Promise<Head> {
  const seen: TableRow[] = []
  for (let next = await table.next(); !next.done; next = await table.next()) {
    if (next.value.row.every((cell) => cell === '')) continue
    seen.push(next.value)
    if (seen.length === ROWS_ABOVE) break
  }
  const scores = seen.map(({ row }) => headingScore(row))
  const at = told ? 0 : Math.max(0, scores.indexOf(Math.max(1, ...scores)))
  const head = seen[at]
  if (!head) throw new Refusal('import_empty')
  const isHeadless = told ? told === 'none' : scores[at] === 0 && looksLikePerson(head.row)
  const widest = isHeadless ? Math.max(...seen.map(({ row }) => withoutEmptyEnd(row).length)) : 0
  const headings = isHeadless ? Array(widest).fill('') : withoutEmptyEnd(head.row).map(cleanCell)
  if (headings.length > MOST_COLUMNS) throw new Refusal('import_too_many_columns')
  return { headings, first: seen.slice(isHeadless ? at : at + 1), above: head.line - 1, isHeadless }
}

/** A number or a day in it: no heading has one. */
function looksLikePerson(row: readonly string[]): boolean {
  return row.some((cell) => (cell.match(/\d/g)?.length ?? 0) >= 6 || /\d+\s*[-/.月]\s*\d+/.test(cell))
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
  table: ImportTable,
  rows: number,
  fileName: string | undefined,
): Promise<void> {
  const headings = table.columns.map(({ name }) => name)
  const origin = guessOrigin(headings)
  await db.$transaction(async (tx) => {
    const { count } = await tx.clientImport.updateMany({
      where: { id: importId, state: 'reading' },
      data: {
        state: 'ready',
        origin,
        headings: table,
        mapping: guessColumns(headings),
        rows,
        fileName: fileName ?? null,
        sheetName: table.sheets.find(({ at }) => at === table.sheet)?.name ?? null,
      },
    })
    if (count === 0) throw new Refusal('someone_was_faster')
    await recordAudit(
      { tx, staff, now },
      {
        action: 'import.read',
        subjectType: 'ClientImport',
        subjectId: importId,
        particulars: { rows, columns: headings.length, origin },
      },
    )
  })
}
