// What is known of each column of an import: its heading, and how its dates are to be read.
import 'server-only'
import { z } from 'zod'
import { IMPORT_FIELDS, type ImportOrigin, type Mapping } from './import-flow'
import { type DateOrder, provenOrder } from './read-birthday'
import type { ColumnFacts } from './read-row'

const columnSchema = z.object({
  name: z.string(),
  /** Cells that are not empty. */
  filled: z.number(),
  /** Dates that prove one order or the other. */
  dayFirst: z.number(),
  monthFirst: z.number(),
})

export type ImportColumn = z.output<typeof columnSchema>

/** Kept with the import as `headings`; holds nothing of any person. `above`: rows of the file before the headings. */
const tableSchema = z.object({ above: z.number(), columns: z.array(columnSchema) })

export type ImportTable = z.output<typeof tableSchema>

const mappingSchema = z.array(z.enum(IMPORT_FIELDS).nullable())

/** Systems that write dates the American way, unless a column proves otherwise. */
const AMERICAN: readonly ImportOrigin[] = ['square', 'vagaro', 'mindbody']
const MONTH_FIRST_COUNTRIES = ['US', 'PH']

export function newColumn(heading: string): ImportColumn {
  return { name: heading.slice(0, 80), filled: 0, dayFirst: 0, monthFirst: 0 }
}

/** Counts what a row tells of its columns. */
export function noteEvidence(columns: ImportColumn[], row: readonly string[]): void {
  for (const [index, column] of columns.entries()) {
    const cell = row[index] ?? ''
    if (cell === '') continue
    column.filled += 1
    const proven = provenOrder(cell)
    if (proven === 'day_first') column.dayFirst += 1
    if (proven === 'month_first') column.monthFirst += 1
  }
}

type KeptImport = { headings: unknown; mapping: unknown; origin: string }

export function tableOf({ headings }: Pick<KeptImport, 'headings'>): ImportTable {
  return tableSchema.parse(headings)
}

/** The number of a row as the file counts its rows, headings included. */
export function rowInFile({ above }: ImportTable, row: number): number {
  return above + 1 + row
}

export function mappingOf({ mapping }: Pick<KeptImport, 'mapping'>): Mapping {
  return mappingSchema.parse(mapping)
}

/** All that reading a row takes. */
export function columnFacts(kept: KeptImport, country: string, now: Date): ColumnFacts {
  const { columns } = tableOf(kept)
  return {
    headings: columns.map(({ name }) => name),
    mapping: mappingOf(kept),
    orders: columns.map((column) => orderOf(column, kept.origin, country)),
    country,
    thisYear: now.getUTCFullYear(),
  }
}

/** Decided over the whole column; where nothing proves it, as the system or the country writes. */
function orderOf({ dayFirst, monthFirst }: ImportColumn, origin: string, country: string): DateOrder {
  if (dayFirst > 0 && monthFirst > 0) return 'unsure'
  if (dayFirst > 0) return 'day_first'
  if (monthFirst > 0) return 'month_first'
  const isAmerican =
    (AMERICAN as readonly string[]).includes(origin) || MONTH_FIRST_COUNTRIES.includes(country)
  return isAmerican ? 'month_first' : 'day_first'
}
