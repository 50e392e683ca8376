// Files as other systems write them, and imports brought as far as a test needs them.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { type ImportPhase, isUnderWay } from '@/lib/imports/import-flow'
import type { ReadingAsked } from '@/lib/imports/import-schemas'
import { readImport } from '@/lib/imports/read-import'
import { startImport } from '@/lib/imports/start-import'
import { stepImport } from '@/lib/imports/step-import'
import { asStaff } from './context'

/** A table as rows of cells, the headings first. */
export type Table = readonly (readonly string[])[]

/** CSV with quotation marks where they are needed. */
export function csvOf(table: Table, delimiter = ','): string {
  const quoted = (cell: string) => (/[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return table.map((row) => row.map(quoted).join(delimiter)).join('\r\n')
}

/** A workbook; `fill` writes into its first sheet. */
export async function xlsxOf(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('客户'))
  book.addWorksheet('说明').addRow(['不要读这一页'])
  const pass = new PassThrough()
  const pieces: Buffer[] = []
  pass.on('data', (piece: Buffer) => pieces.push(piece))
  await book.xlsx.write(pass)
  return Buffer.concat(pieces)
}

/** Bytes in pieces, as they come over the network. */
export function bodyOf(file: string | Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([typeof file === 'string' ? file : new Uint8Array(file)]).stream()
}

/** Reads the file as the manager's upload does; returns the import's id. */
export async function readFile(
  staff: SignedInStaff,
  file: string | Uint8Array,
  now: Date,
  asked: ReadingAsked = {},
): Promise<string> {
  const { importId } = await readImport({ staff, now }, randomUUID(), bodyOf(file), asked)
  return importId
}

/** A file that went wrong once; its people are invented. */
export function caseFile(name: string): Buffer {
  return readFileSync(new URL(`../cases/import/${name}`, import.meta.url))
}

/** The cells that were read, row by row. */
export async function rowsRead(importId: string): Promise<string[][]> {
  const rows = await db.clientImportRow.findMany({ where: { importId }, orderBy: { row: 'asc' } })
  return rows.map(({ cells }) => (cells as { row: string[] }).row)
}

/** Asks for step after step until the import is under way no more. */
export async function stepThrough(staff: SignedInStaff, importId: string, now: Date): Promise<ImportPhase> {
  const { done } = await db.clientImport.findUniqueOrThrow({ where: { id: importId } })
  let progress = await asStaff(staff, now)((ctx) => stepImport(ctx, { importId, from: done }))
  while (isUnderWay(progress.phase)) {
    const from = progress.done
    progress = await asStaff(staff, now)((ctx) => stepImport(ctx, { importId, from }))
  }
  return progress.phase
}

/** Reads, looks over and takes over a file; returns the import's id. */
export async function importFile(
  staff: SignedInStaff,
  file: string | Uint8Array,
  now: Date,
): Promise<string> {
  const importId = await readFile(staff, file, now)
  await stepThrough(staff, importId, now)
  const { revision } = await db.clientImport.findUniqueOrThrow({ where: { id: importId } })
  await asStaff(staff, now)((ctx) => startImport(ctx, { importId, revision }))
  await stepThrough(staff, importId, now)
  return importId
}
