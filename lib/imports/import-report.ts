// What was left out of an import and why, as a file that a spreadsheet opens.
import 'server-only'
import { stringify } from 'csv-stringify/sync'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayImportClients } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { rowInFile, tableOf } from './import-columns'
import { asks, type Problem, phaseOf, stops } from './import-flow'
import { lockImport } from './import-of-salon'
import { keptCells, keptProblems } from './import-rows'

const BATCH = 5_000

export type ReportWords = {
  row: string
  reason: string
  /** A sentence for a problem; `row` is counted as the file counts. */
  problem: (problem: Problem) => string
}

/**
 * Hands out the report. It is made within one transaction with its audit entry: where that cannot be written, there is
 * no file. At most as large as the file that came.
 */
export async function takeReport(
  { staff, now }: { staff: SignedInStaff; now: Date },
  input: { importId: string },
  words: ReportWords,
): Promise<ReadableStream<Uint8Array>> {
  const report = await db.$transaction((tx) => reportSkipped({ tx, staff, now }, input, words), {
    timeout: 60_000,
  })
  return new Blob([new Uint8Array(report)]).stream()
}

/**
 * The rows that were left out, as UTF-8 CSV with a mark that spreadsheets know it by: row number, reason, and the
 * cells as they came. A cell that a spreadsheet would reckon is made plain text. Refuses `import_not_done`, and
 * `import_report_gone` when the cells are no longer kept.
 */
export async function reportSkipped(
  ctx: StaffContext,
  { importId }: { importId: string },
  words: ReportWords,
): Promise<Buffer> {
  permit(mayImportClients(ctx.staff))
  const entry = await lockImport(ctx, importId)
  if (phaseOf(entry) !== 'done') throw new Refusal('import_not_done')
  await recordAudit(ctx, {
    action: 'import.report_taken',
    subjectType: 'ClientImport',
    subjectId: importId,
    particulars: { rows: entry.skipped },
  })
  const table = tableOf(entry)
  const heads = [words.row, words.reason, ...table.columns.map(({ name }) => name)]
  const parts = [Buffer.from('\uFEFF'), csv([heads])]
  for (let after = 0; ; ) {
    const rows = await ctx.tx.clientImportRow.findMany({
      where: { importId, outcome: 'skipped', row: { gt: after } },
      orderBy: { row: 'asc' },
      take: BATCH,
      select: { row: true, cells: true, problems: true },
    })
    if (rows.length === 0) break
    after = rows.at(-1)?.row ?? after
    parts.push(csv(rows.map(lineOf)))
  }
  return Buffer.concat(parts)

  function lineOf({ row, cells, problems }: { row: number; cells: unknown; problems: unknown }): string[] {
    const kept = keptCells(cells)
    if (!kept) throw new Refusal('import_report_gone')
    const reasons = keptProblems(problems)
      .filter((problem) => stops(problem) || asks(problem))
      .map(told)
    return [String(rowInFile(table, row)), reasons.join(' '), ...kept.row]
  }

  function told({ code, row }: Problem): string {
    return words.problem(row === undefined ? { code } : { code, row: rowInFile(table, row) })
  }
}

function csv(rows: string[][]): Buffer {
  return Buffer.from(stringify(rows, { escape_formulas: true, record_delimiter: 'windows' }))
}
