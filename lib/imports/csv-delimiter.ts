// What stands between the cells of a text table, told by the shape of the table and not by how often it stands there.
import 'server-only'
import { parse } from 'csv-parse/sync'
import { headingScore } from './column-guess'

const MARKS = [',', ';', '\t', '|', '，', '；'] as const
const ROWS_LOOKED_AT = 60
/** Shares that differ by less say nothing. */
const HARDLY = 0.05

type Shape = { mark: string; share: number; headings: number; columns: number }

/**
 * The mark that gives most rows the same number of cells; of two that do, the one under which headings are found, and
 * then the one with more cells. A comma where none does: then there is one column.
 */
export function delimiterOf(sample: string): string {
  const shapes = MARKS.map((mark) => shapeOf(sample, mark)).filter(({ columns }) => columns > 1)
  const most = Math.max(...shapes.map(({ share }) => share))
  const [best] = shapes
    .filter(({ share }) => most - share < HARDLY)
    .toSorted((a, b) => b.headings - a.headings || b.share - a.share || b.columns - a.columns)
  return best?.mark ?? ','
}

function shapeOf(sample: string, mark: string): Shape {
  const rows = rowsOf(sample, mark).filter((row) => row.some((cell) => cell.trim() !== ''))
  const counts = new Map<number, number>()
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [columns, alike] = [...counts].reduce((best, next) => (next[1] >= best[1] ? next : best), [1, 0])
  const headings = Math.max(0, ...rows.slice(0, 10).map(headingScore))
  return { mark, share: rows.length > 0 ? alike / rows.length : 0, headings, columns }
}

/** The last row of a sample may be cut off in its middle. */
function rowsOf(sample: string, delimiter: string): string[][] {
  const whole = sample.slice(0, Math.max(sample.lastIndexOf('\n'), 0)) || sample
  try {
    return parse(whole, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      to: ROWS_LOOKED_AT,
    }) as string[][]
  } catch {
    return whole
      .split(/\r?\n/)
      .slice(0, ROWS_LOOKED_AT)
      .map((line) => line.split(delimiter))
  }
}
