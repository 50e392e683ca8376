// The rows of the first sheet of a workbook, one after another.
import 'server-only'
import ExcelJS from 'exceljs'
import { Refusal } from '@/lib/actions/refusal'
import { MOST_COLUMNS } from './import-flow'
import type { Cells } from './read-row'
import { guardZip } from './zip-guard'

const OPTIONS = {
  worksheets: 'emit',
  sharedStrings: 'cache',
  styles: 'cache',
  hyperlinks: 'ignore',
  entries: 'ignore',
} as const

/** Reads through no more columns than are kept, and one that tells that there are more. */
const COLUMNS_READ = MOST_COLUMNS + 1

type Reader = ExcelJS.stream.xlsx.WorkbookReader & { model?: { sheets?: { id: number }[] } }
type Sheet = ExcelJS.stream.xlsx.WorksheetReader & { id?: number | string }

/** Formulas are not reckoned: their last result is taken. Refuses `import_broken`, `import_too_heavy`, `import_not_a_table`. */
export async function* xlsxRows(path: string): AsyncGenerator<Cells> {
  await guardZip(path)
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, OPTIONS) as Reader
  const sheets = reader[Symbol.asyncIterator]()
  let isFound = false
  try {
    for (let next = await sheets.next(); !next.done; next = await sheets.next()) {
      const sheet = next.value as Sheet
      const first = reader.model?.sheets?.[0]?.id
      if (isFound || (first !== undefined && String(first) !== String(sheet.id))) continue
      isFound = true
      for await (const row of sheet) yield cellsOf(row)
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('import_broken')
  } finally {
    // The reader puts a sheet that came too early aside in a file, and takes it away once it is asked to go on.
    await finish(sheets)
  }
  if (!isFound) throw new Refusal('import_not_a_table')
}

async function finish(sheets: AsyncIterator<unknown>): Promise<void> {
  try {
    for (let next = await sheets.next(); !next.done; next = await sheets.next());
  } catch {
    // A torn workbook has been refused already.
  }
}

function cellsOf(row: ExcelJS.Row): Cells {
  const formulas: number[] = []
  const cells: string[] = []
  row.eachCell((cell, number) => {
    if (number > COLUMNS_READ) return
    if (isFormula(cell.value)) formulas.push(number - 1)
    cells[number - 1] = textOf(cell.value).trim()
  })
  const full = Array.from(cells, (cell) => cell ?? '')
  return formulas.length > 0 ? { row: full, formulas } : { row: full }
}

function isFormula(value: ExcelJS.CellValue): boolean {
  return typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'number') return Number.isFinite(value) ? plainNumber(value) : ''
  if (typeof value !== 'object') return String(value)
  if ('richText' in value)
    return (value.richText as { text?: string }[]).map(({ text }) => text ?? '').join('')
  if ('result' in value) return textOf(value.result)
  return 'text' in value ? textOf(value.text) : ''
}

/** Phone numbers kept as numbers must not come out as 1.38e10. */
function plainNumber(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}
