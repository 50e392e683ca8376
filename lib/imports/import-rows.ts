// The rows of an import as they are kept: what a cell may hold, and reading a stretch of them.
import 'server-only'
import { z } from 'zod'
import type { StaffContext } from '@/lib/actions/staff-context'
import { DOUBLE_ANSWERS, type DoubleAnswer, PROBLEMS, type Problem } from './import-flow'
import type { Cells } from './read-row'

const LONGEST_CELL = 20_000

const cellsSchema = z.object({ row: z.array(z.string()), formulas: z.array(z.number()).optional() })
const problemsSchema = z.array(
  z.object({
    code: z.enum(PROBLEMS),
    row: z.number().optional(),
    likely: z.enum(['same', 'another']).optional(),
  }),
)

/** Null once they were emptied. `dial`: what was said is dialled before the row's number. */
export function keptCells(cells: unknown, dial: string | null = null): Cells | null {
  const kept = cellsSchema.safeParse(cells).data
  return kept ? { ...kept, dial: dial ?? undefined } : null
}

export function keptProblems(problems: unknown): Problem[] {
  return problemsSchema.safeParse(problems).data ?? []
}

export function keptAnswer(answer: string | null): DoubleAnswer | null {
  return DOUBLE_ANSWERS.find((each) => each === answer) ?? null
}

/** A cell as the store can hold it: no zero bytes, no half characters. */
export function cleanCell(cell: string): string {
  const short = cell.length > LONGEST_CELL ? cell.slice(0, LONGEST_CELL) : cell
  return short.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '')
}

export type KeptRow = {
  row: number
  cells: Cells | null
  problems: Problem[]
  answer: DoubleAnswer | null
}

/** The rows after the `from`th, so many at most, in their order. */
export async function nextRows(
  ctx: StaffContext,
  importId: string,
  from: number,
  most: number,
): Promise<KeptRow[]> {
  const rows = await ctx.tx.clientImportRow.findMany({
    where: { importId, row: { gt: from, lte: from + most } },
    orderBy: { row: 'asc' },
    select: { row: true, cells: true, problems: true, answer: true, dial: true },
  })
  return rows.map(({ row, cells, problems, answer, dial }) => ({
    row,
    cells: keptCells(cells, dial),
    problems: keptProblems(problems),
    answer: keptAnswer(answer),
  }))
}
