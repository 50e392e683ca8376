// A whole list as a file. Reading it and writing down who took it are one deed: no entry, no file.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SentFile } from '@/lib/actions/staff-route'
import { mayExportLists } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { formatFileName } from '@/lib/i18n/format-file-name'
import { salonDate } from '@/lib/salon-time/salon-time'
import { type ColumnValues, columnSql } from './column-sql'
import { type ExportWords, exportedCells } from './export-cells'
import { addressOf } from './list-flow'
import type { ClientList, ExportFormat } from './list-schemas'
import { inOrder, matches } from './list-sql'
import { openSheet, type SheetFile } from './sheet-file'

/** A hundred thousand clients with every column take a minute or two on a busy machine. */
const patience = { maxWait: 10_000, timeout: 300_000 }

/** Rows held in memory at a time. */
const BATCH = 1_000

/** FETCH takes its number in the text alone. */
const fetchNext = Prisma.sql`FETCH ${Prisma.raw(String(BATCH))} FROM exported`

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * Everybody on the list at one moment, in its order, with its columns, in the words given. For the manager alone;
 * refuses `not_permitted`. The file is called by the salon, the list (`title`) and the day. The file is handed out once the entry of the audit has been committed.
 */
export async function exportList(
  { staff, now }: { staff: SignedInStaff; now: Date },
  { list, format, title }: { list: ClientList; format: ExportFormat; title?: string | undefined },
  words: ExportWords,
): Promise<SentFile> {
  permit(mayExportLists(staff))
  const headings = [words.name, words.formOfAddress, ...list.columns.map((column) => words.columns[column])]
  const sheet = await openSheet(format, { title: words.title, headings })
  try {
    await db.$transaction(async (tx) => {
      const ctx = { tx, staff, now }
      const rows = await writeRows(ctx, list, words, sheet)
      await recordAudit(ctx, {
        action: 'list.exported',
        subjectType: 'Client',
        subjectId: null,
        particulars: { list: addressOf(list), columns: list.columns, format, rows },
      })
    }, patience)
    const day = salonDate(now, staff.salon.timeZone)
    const name = formatFileName([staff.salon.name, title ?? words.title, day], format)
    return { name, type: TYPES[format], body: await sheet.read() }
  } catch (error) {
    await sheet.discard()
    throw error
  }
}

type ExportedRow = Partial<ColumnValues> & { name: string; formOfAddress: string | null }

/** A cursor sees the store as it was when it was opened, however long the reading takes. */
async function writeRows(
  ctx: StaffContext,
  list: ClientList,
  words: ExportWords,
  sheet: SheetFile,
): Promise<number> {
  const { tx, staff } = ctx
  await tx.$executeRaw`DECLARE exported NO SCROLL CURSOR FOR ${exportSql(ctx, list)}`
  for (let count = 0; ; ) {
    const rows = await tx.$queryRaw<ExportedRow[]>(fetchNext)
    await sheet.add(
      rows.map((row) => [
        row.name,
        row.formOfAddress,
        ...exportedCells(list.columns, row, staff.salon, words),
      ]),
    )
    count += rows.length
    if (rows.length < BATCH) return count
  }
}

function exportSql(ctx: StaffContext, list: ClientList): Prisma.Sql {
  const columns = list.columns.map((column) => columnSql(column, ctx))
  return Prisma.sql`
    WITH ${matches(ctx, list)}
    SELECT ${Prisma.join([Prisma.sql`c.name, c."formOfAddress"`, ...columns])}
    FROM matches JOIN "Client" c ON c.id = member JOIN "ClientStanding" s ON s."clientId" = member
    ORDER BY ${inOrder(list.order)}`
}
