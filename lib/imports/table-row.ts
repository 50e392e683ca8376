// A row of a foreign file as it comes out of it, and how the file is asked to be read.
import type { TextEncoding } from './import-flow'

/** `line`: its number there, as a spreadsheet counts. `formulas`: which cells hold one. */
export type TableRow = { line: number; row: string[]; formulas?: number[] | undefined }

/** The sheets of a workbook that can be seen, and which of them was read. */
export type BookSheets = { read: number; sheets: { at: number; name: string }[] }

/** What decides where the file itself does not: the salon's country and zone, and what its manager says. */
export type ReadingWish = {
  country: string
  timeZone: string
  sheet?: number | undefined
  encoding?: TextEncoding | undefined
}
