// The rows of a text table, one after another.
import 'server-only'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { parse as parseWhole } from 'csv-parse/sync'
import { Refusal } from '@/lib/actions/refusal'
import { delimiterOf } from './csv-delimiter'
import type { TextEncoding } from './import-flow'
import type { TableRow } from './table-row'
import { textOf } from './text-encoding'

/** A quotation mark that is never closed would swallow the whole file. */
const LONGEST_ROW = 256 * 1024
const SAMPLE = 64 * 1024
/** A first line that tells spreadsheets what stands between the cells; they do not count it. */
const TOLD_DELIMITER = /^sep=(.)\r?\n/i

/**
 * Refuses `import_not_a_table`, and `import_quote`, with the row, where a quotation
 * mark is opened and not closed. Empty lines are rows, as they are in a spreadsheet.
 */
export async function* csvRows(path: string, encoding: TextEncoding): AsyncGenerator<TableRow> {
  const sample = await beginningOf(path, encoding)
  if (/^\s*(\{|\[\s*[{[]|%PDF)/.test(sample)) throw new Refusal('import_not_a_table')
  const [line = '', told] = TOLD_DELIMITER.exec(sample) ?? []
  const delimiter = told ?? delimiterOf(sample)
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    raw: true,
    max_record_size: LONGEST_ROW,
  })
  let at = 0
  let usual = 0
  try {
    const text = Readable.from(without(line, textOf(path, encoding)))
    for await (const { record, raw } of text.compose(parser) as AsyncIterable<RawRecord>) {
      at += 1
      usual = Math.max(usual, record.length)
      if (record.some(isSeveralLines) && isSwallowed(record, raw, usual, delimiter))
        throw new Refusal('import_quote', { row: at })
      yield rowOf(record, at)
    }
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal('import_quote', { row: at + 1 })
    throw error
  }
}

type RawRecord = { record: string[]; raw: string }

async function* without(line: string, text: AsyncGenerator<string>): AsyncGenerator<string> {
  let left = line.length
  for await (const piece of text) {
    const cut = Math.min(left, piece.length)
    left -= cut
    yield piece.slice(cut)
  }
}

async function beginningOf(path: string, encoding: TextEncoding): Promise<string> {
  let sample = ''
  for await (const text of textOf(path, encoding)) {
    sample += text
    if (sample.length >= SAMPLE) break
  }
  return sample.slice(0, SAMPLE)
}

function isSeveralLines(cell: string): boolean {
  return /[\r\n]/.test(cell)
}

/**
 * A note may have several lines; but where a mark stands within it that nobody doubled, or cells are missing beside
 * it, one mark too many has taken the rows below it along.
 */
function isSwallowed(record: readonly string[], raw: string, usual: number, delimiter: string): boolean {
  const isOfRows = (cell: string) =>
    cell
      .split(/\r?\n/)
      .slice(1)
      .every((line) => line.includes(delimiter))
  if (record.length < usual && record.some((cell) => isSeveralLines(cell) && isOfRows(cell))) return true
  try {
    parseWhole(raw, { delimiter, relax_column_count: true })
    return false
  } catch {
    return true
  }
}

/**
 * ="0138" is how spreadsheets are made to keep a number as text, and an apostrophe before a sign that they would
 * reckon. Anything else that begins with = is a formula: its text is taken, and the cell marked.
 */
function rowOf(record: string[], line: number): TableRow {
  const formulas: number[] = []
  const row = record.map((cell, column) => {
    const text = cell.trim()
    const kept = /^="((?:[^"]|"")*)"$/s.exec(text)
    if (kept) return (kept[1] ?? '').replaceAll('""', '"').trim()
    if (!text.startsWith('=')) return text.replace(/^'(?=[=+\-@\t\r])/, '')
    formulas.push(column)
    return textOfFormula(text)
  })
  return formulas.length > 0 ? { line, row, formulas } : { line, row }
}

/** What a link shows, or what stands behind the equals sign. */
function textOfFormula(formula: string): string {
  const shown = /^=\s*HYPERLINK\((?:.*[,;]\s*)?"((?:[^"]|"")*)"\s*\)$/is.exec(formula)?.[1]
  return (shown?.replaceAll('""', '"') ?? formula.replace(/^[=\s]+/, '')).trim()
}
