// The rows of a text table, one after another.
import 'server-only'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Refusal } from '@/lib/actions/refusal'
import type { Cells } from './read-row'
import { encodingOf, textOf } from './text-encoding'

/** A quotation mark that is never closed would swallow the whole file. */
const LONGEST_ROW = 256 * 1024
const SAMPLE = 64 * 1024
const MARKS = [',', ';', '\t', '|'] as const

/** Refuses `import_encoding`, `import_not_a_table` and `import_broken`. Empty lines are passed over. */
export async function* csvRows(path: string): AsyncGenerator<Cells> {
  const encoding = await encodingOf(path)
  const sample = await beginningOf(path, encoding)
  if (/^\s*(<|\{|\[\s*[{[]|%PDF)/.test(sample)) throw new Refusal('import_not_a_table')
  const parser = parse({
    delimiter: delimiterOf(sample),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  })
  try {
    const text = Readable.from(textOf(path, encoding))
    for await (const record of text.compose(parser)) yield cellsOf(record as string[])
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal('import_broken')
    throw error
  }
}

async function beginningOf(path: string, encoding: Awaited<ReturnType<typeof encodingOf>>): Promise<string> {
  let sample = ''
  for await (const text of textOf(path, encoding)) {
    sample += text
    if (sample.length >= SAMPLE) break
  }
  return sample.slice(0, SAMPLE)
}

/** The mark that stands most often outside of quotation marks in the first lines. */
function delimiterOf(sample: string): string {
  const bare = sample
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .slice(0, 20)
    .join('\n')
  const counts = MARKS.map((mark) => [mark, bare.split(mark).length - 1] as const)
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best), [',', 0] as const)[0]
}

/** ="0138" is how spreadsheets are made to keep a number as text; anything else that begins with = is a formula. */
function cellsOf(record: string[]): Cells {
  const formulas: number[] = []
  const row = record.map((cell, column) => {
    const kept = /^="(.*)"$/s.exec(cell.trim())
    if (!kept && /^\s*=/.test(cell)) formulas.push(column)
    return (kept?.[1] ?? cell).trim()
  })
  return formulas.length > 0 ? { row, formulas } : { row }
}
