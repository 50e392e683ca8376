// A table on its way into a file that has no name: nobody else can open it, and it is gone when it is closed, whatever
// happens.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import ExcelJS from 'exceljs'
import type { ExportFormat } from './list-schemas'

/** A date is a day, at midnight of UTC. */
export type Cell = string | number | Date | null

export type SheetFile = {
  add: (rows: Cell[][]) => Promise<void>
  /** Ends the table and hands out the file; reading it to its end, or giving up, closes it. */
  read: () => Promise<ReadableStream<Uint8Array>>
  /** For when nothing becomes of it. */
  discard: () => Promise<void>
}

type Head = { title: string; headings: string[] }

/** Begins a table of this form with its headings. */
export async function openSheet(format: ExportFormat, head: Head): Promise<SheetFile> {
  const file = await openNameless()
  const { add, end } = format === 'csv' ? csvInto(file, head) : xlsxInto(file, head)
  let ended: Promise<void> | undefined
  const endOnce = () => {
    ended ??= end()
    return ended
  }
  return {
    add,
    read: async () => {
      await endOnce()
      return Readable.toWeb(file.createReadStream({ start: 0 })) as ReadableStream<Uint8Array>
    },
    discard: async () => {
      // What is still on its way must not meet a descriptor that is somebody else's by then.
      await endOnce().catch(() => undefined)
      await file.close()
    },
  }
}

async function openNameless(): Promise<FileHandle> {
  const name = path.join(os.tmpdir(), `foyer-${randomUUID()}`)
  const file = await open(name, 'wx+', 0o600)
  await unlink(name)
  return file
}

type Writer = { add: (rows: Cell[][]) => Promise<void>; end: () => Promise<void> }

/** With the mark by which Excel knows UTF-8. What a spreadsheet would take for a formula is made text. */
function csvInto(file: FileHandle, { headings }: Head): Writer {
  const text = (rows: Cell[][], isFirst = false) =>
    stringify(rows, {
      bom: isFirst,
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: {
        date: (day) => day.toISOString().slice(0, 10),
        // A number with its country counts nothing out: it stays as it is dialled.
        string: (text) => (/^\+[1-9]\d{6,14}$/.test(text) ? { value: text, escape_formulas: false } : text),
      },
    })
  const begun = file.writeFile(text([headings], true))
  return {
    add: async (rows) => {
      await begun
      await file.writeFile(text(rows))
    },
    end: () => begun,
  }
}

function xlsxInto(file: FileHandle, { title, headings }: Head): Writer {
  // By its descriptor: a stream of the handle itself would never let go of it.
  const stream = createWriteStream('', { fd: file.fd, autoClose: false })
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
  const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = headings.map(() => ({ width: 18 }))
  const heading = sheet.addRow(headings)
  heading.font = { bold: true }
  heading.commit()
  return {
    add: async (rows) => {
      for (const row of rows) addRow(sheet, row)
      // The zip behind the sheet gets its turn, or the whole book would wait in memory.
      await new Promise((resolve) => setImmediate(resolve))
    },
    end: async () => {
      sheet.commit()
      await workbook.commit()
    },
  }
}

function addRow(sheet: ExcelJS.Worksheet, cells: Cell[]): void {
  const row = sheet.addRow(cells)
  for (const [index, cell] of cells.entries()) {
    if (cell instanceof Date) row.getCell(index + 1).numFmt = 'yyyy-mm-dd'
  }
  row.commit()
}
