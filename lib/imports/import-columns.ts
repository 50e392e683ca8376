// What is known of each column of an import: its heading, and how its dates are to be read.
import 'server-only'
import { z } from 'zod'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { salonDate } from '@/lib/salon-time/salon-time'
import { DATE_ORDERS, IMPORT_FIELDS, type Mapping, TEXT_ENCODINGS } from './import-flow'
import { dateHabit } from './read-birthday'
import type { ColumnFacts } from './read-row'

const columnSchema = z.object({
  name: z.string(),
  /** Cells that are not empty. */
  filled: z.number(),
})

export type ImportColumn = z.output<typeof columnSchema>

/**
 * Kept with the import as `headings`; holds nothing of any person. `above`: rows of the file before the headings, or
 * before the first row where there are none.
 */
const tableSchema = z.object({
  above: z.number(),
  columns: z.array(columnSchema),
  isHeadless: z.boolean().default(false),
  /** Empty rows of the file: before which row of ours, and how many of them by then. */
  gaps: z.array(z.tuple([z.number(), z.number()])).default([]),
  /** How a text was written, and which sheets a workbook shows. */
  encoding: z.enum(TEXT_ENCODINGS).nullable().default(null),
  sheets: z.array(z.object({ at: z.number(), name: z.string() })).default([]),
  sheet: z.number().nullable().default(null),
})

export type ImportTable = z.output<typeof tableSchema>

const mappingSchema = z.array(z.enum(IMPORT_FIELDS).nullable())

const orderSchema = z.enum(DATE_ORDERS)

/** What the columns tell as wholes; the values of nobody are forgotten when the import is over. */
const surveySchema = z.object({
  /** By column: the order in which dates are written, as the column shows it and as the manager said. */
  orders: z.record(z.string(), orderSchema).default({}),
  chosen: z.record(z.string(), orderSchema).default({}),
  /** Numbers and days that stand for "none": one of them on many rows. */
  phones: z.array(z.string()).default([]),
  birthdays: z.array(z.string()).default([]),
})

export type Survey = z.output<typeof surveySchema>

export function newColumn(heading: string): ImportColumn {
  return { name: heading.slice(0, 80), filled: 0 }
}

/** Counts what a row tells of its columns. */
export function noteEvidence(columns: ImportColumn[], row: readonly string[]): void {
  for (const [index, column] of columns.entries()) {
    const cell = row[index] ?? ''
    if (cell === '') continue
    column.filled += 1
  }
}

type KeptImport = { headings: unknown; mapping: unknown; survey: unknown; origin: string }

export function tableOf({ headings }: Pick<KeptImport, 'headings'>): ImportTable {
  return tableSchema.parse(headings)
}

/** The number of a row as a spreadsheet counts: headings and empty rows included. */
export function rowInFile({ above, isHeadless, gaps }: ImportTable, row: number): number {
  let [from, to] = [0, gaps.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((gaps[middle]?.[0] ?? 0) <= row) from = middle + 1
    else to = middle
  }
  return above + (isHeadless ? 0 : 1) + row + (gaps[from - 1]?.[1] ?? 0)
}

export function mappingOf({ mapping }: Pick<KeptImport, 'mapping'>): Mapping {
  return mappingSchema.parse(mapping)
}

export function surveyOf({ survey }: Pick<KeptImport, 'survey'>): Survey {
  return surveySchema.parse(survey)
}

/** Columns of dates of which the manager has to say how they are written. */
export function unsureColumns(kept: KeptImport): number[] {
  const { orders, chosen } = surveyOf(kept)
  return mappingOf(kept).flatMap((field, column) =>
    isDate(field) && orders[column] === 'unsure' && !chosen[column] ? [column] : [],
  )
}

function isDate(field: Mapping[number]): boolean {
  return field === 'birthday' || field === 'lastVisit'
}

/** All that reading a row takes. */
export function columnFacts(kept: KeptImport, { salon }: SignedInStaff, now: Date): ColumnFacts {
  const { phoneCountry: country, currency, locale, timeZone } = salon
  const today = salonDate(now, timeZone)
  const { columns } = tableOf(kept)
  const { orders, chosen, phones, birthdays } = surveyOf(kept)
  const habit = dateHabit(kept.origin, country)
  return {
    headings: columns.map(({ name }) => name),
    mapping: mappingOf(kept),
    orders: columns.map((_, column) => chosen[column] ?? orders[column] ?? habit),
    dummies: { phones: new Set(phones), birthdays: new Set(birthdays) },
    country,
    money: { currency, country, locale },
    today,
    thisYear: Number(today.slice(0, 4)),
  }
}
