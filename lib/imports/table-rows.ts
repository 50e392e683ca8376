// What kind of file came, told by its first bytes and not by its name; and its rows.
import 'server-only'
import { open } from 'node:fs/promises'
import { Refusal } from '@/lib/actions/refusal'
import { csvRows } from './csv-rows'
import type { Cells } from './read-row'
import { xlsxRows } from './xlsx-rows'

/** Files that often wear another name: pictures, PDF, the old Excel, archives of other kinds. */
const NO_TABLES = ['89504e47', 'ffd8ff', '47494638', '25504446', '52494646', '1f8b', '377abcaf', '52617221']
const OLD_EXCEL = 'd0cf11e0'
const ZIP = '504b0304'

/**
 * The rows of a CSV file or of the first sheet of an XLSX file. Refuses `import_empty`, `import_old_excel`,
 * `import_not_a_table`, `import_encoding`, `import_broken` and `import_too_heavy`.
 */
export async function tableRows(path: string): Promise<AsyncGenerator<Cells>> {
  const start = await firstBytes(path)
  if (start === '') throw new Refusal('import_empty')
  if (start.startsWith(OLD_EXCEL)) throw new Refusal('import_old_excel')
  if (NO_TABLES.some((mark) => start.startsWith(mark))) throw new Refusal('import_not_a_table')
  return start.startsWith(ZIP) ? xlsxRows(path) : csvRows(path)
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
