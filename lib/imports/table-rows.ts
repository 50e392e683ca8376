// What kind of file came, told by its first bytes and not by its name; and its rows.
import 'server-only'
import { open } from 'node:fs/promises'
import { Refusal } from '@/lib/actions/refusal'
import { csvRows } from './csv-rows'
import type { TextEncoding } from './import-flow'
import type { BookSheets, ReadingWish, TableRow } from './table-row'
import { encodingOf, textOf } from './text-encoding'
import { type BookKind, xlsxRows } from './xlsx-rows'

/** Files that often wear another name: pictures, PDF, the old Excel, archives of other kinds. */
const NO_TABLES = ['89504e47', 'ffd8ff', '47494638', '25504446', '52494646', '1f8b', '377abcaf', '52617221']
const OLD_EXCEL = 'd0cf11e0'
const ZIP = '504b0304'

/** The rows of a file, with its sheets where it is a workbook, and its encoding where it is a text. */
export type ReadTable = {
  rows: AsyncGenerator<TableRow>
  book: BookSheets | null
  encoding: TextEncoding | null
}

/**
 * The rows of a CSV file or of the sheet of a workbook that holds clients. Refuses `import_empty`,
 * `import_old_excel`, `import_not_a_table`, `import_encoding`, `import_broken`, `import_quote`, `import_locked`,
 * `import_too_heavy` and `import_workbook_too_large`.
 */
export async function tableRows(path: string, wish: ReadingWish): Promise<ReadTable> {
  const start = await firstBytes(path)
  if (start === '') throw new Refusal('import_empty')
  if (NO_TABLES.some((mark) => start.startsWith(mark))) throw new Refusal('import_not_a_table')
  if (start.startsWith(OLD_EXCEL)) return bookRows(path, wish, 'old', 'import_old_excel')
  if (start.startsWith(ZIP)) return { ...(await xlsxRows(path, wish)), encoding: null }
  const encoding = await encodingOf(path, wish)
  // Many systems write a web page or a tagged text and call it Excel, which opens both.
  if (await beginsWithTag(path, encoding)) {
    return { ...(await bookRows(path, wish, { tagged: encoding }, 'import_not_a_table')), encoding }
  }
  return { rows: csvRows(path, encoding), book: null, encoding }
}

/** A book of another kind; where it cannot be read, `code` says so. */
async function bookRows(path: string, wish: ReadingWish, kind: BookKind, code: string): Promise<ReadTable> {
  try {
    return { ...(await xlsxRows(path, wish, kind)), encoding: null }
  } catch (error) {
    const isTorn = error instanceof Refusal && /^import_(broken|not_a_table)$/.test(error.code)
    throw isTorn ? new Refusal(code) : error
  }
}

async function beginsWithTag(path: string, encoding: TextEncoding): Promise<boolean> {
  for await (const text of textOf(path, encoding)) if (text.trim() !== '') return /^\s*</.test(text)
  return false
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead).toString('hex')
  } finally {
    await file.close()
  }
}
