// The rows of one sheet of a workbook. It is taken apart in a thread of its own, which has an end: of memory and time.
import 'server-only'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal } from '@/lib/actions/refusal'
import { headingScore } from './column-guess'
import { MOST_COLUMNS, type TextEncoding } from './import-flow'
import type { BookSheets, ReadingWish, TableRow } from './table-row'
import { guardZip } from './zip-guard'

/** Enough for a hundred thousand clients; beyond it the thread ends, and nothing else does. */
const HEAP_MB = 1_024
const PATIENCE_MS = 180_000
const MOST_CELLS = 10_000_000
/** Reads through no more columns than are kept, and one that tells that there are more. */
const COLUMNS_READ = MOST_COLUMNS + 1
const ROWS_AHEAD = 30
const BATCH = 5_000

/** What a book is kept in: the parts of today, the old Excel's own, or tags in a text of this encoding. */
export type BookKind = 'zip' | 'old' | { tagged: TextEncoding }

type Row = [line: number, cells: string[], formulas: number[]]
type Look = { at: number; name: string; head: Row[] }
type Answer =
  | { sheets: Look[] }
  | { rows: Row[]; isLast: boolean }
  | { trouble: 'broken' | 'locked' | 'too_large' | 'unknown' }

const REFUSALS = {
  broken: 'import_broken',
  locked: 'import_locked',
  too_large: 'import_workbook_too_large',
  unknown: 'import_not_a_table',
} as const

/**
 * The visible sheet that reads most like a list of clients, or the one that is wished for. Formulas are not reckoned:
 * their last result is taken, and the cell marked. Refuses `import_broken`, `import_locked`, `import_too_heavy`,
 * `import_workbook_too_large` and `import_not_a_table`.
 */
export async function xlsxRows(
  file: string,
  { country, timeZone, sheet: wished }: ReadingWish,
  kind: BookKind = 'zip',
): Promise<{ rows: AsyncGenerator<TableRow>; book: BookSheets }> {
  if (kind === 'zip') await guardZip(file)
  const leave = await takeTurn()
  const thread = new Thread({ file, kind, country, timeZone })
  const end = async () => {
    await thread.end()
    leave()
  }
  try {
    const answer = await thread.ask()
    if (!('sheets' in answer)) throw new Refusal('import_broken')
    const { sheets } = answer
    const chosen = sheets.find(({ at }) => at === wished) ?? mostLikely(sheets)
    const book = { read: chosen.at, sheets: sheets.map(({ at, name }) => ({ at, name })) }
    return { rows: rowsOf(thread, chosen.at, end), book }
  } catch (error) {
    await end()
    throw error
  }
}

async function* rowsOf(thread: Thread, take: number, end: () => Promise<void>): AsyncGenerator<TableRow> {
  try {
    for (let wish: object = { take }; ; wish = {}) {
      const answer = await thread.ask(wish)
      if (!('rows' in answer)) throw new Refusal('import_broken')
      for (const [line, row, formulas] of answer.rows)
        yield formulas.length > 0 ? { line, row, formulas } : { line, row }
      if (answer.isLast) return
    }
  } finally {
    await end()
  }
}

/** The sheet with most of the headings that we know; without any, the first that holds anything. */
function mostLikely(sheets: readonly Look[]): Look {
  const scores = sheets.map(({ head }) => Math.max(0, ...head.map(([, cells]) => headingScore(cells))))
  const best = Math.max(...scores)
  const found = best > 0 ? sheets[scores.indexOf(best)] : sheets.find(({ head }) => head.length > 0)
  const [first] = sheets
  if (!first) throw new Refusal('import_broken')
  return found ?? first
}

/** One workbook at a time: each may take as much memory as all the rest of the server. */
let turn: Promise<void> = Promise.resolve()

async function takeTurn(): Promise<() => void> {
  const before = turn
  let leave = (): void => undefined
  turn = new Promise((resolve) => {
    leave = resolve
  })
  await before
  return leave
}

type Facts = { file: string; kind: BookKind; country: string; timeZone: string }

/** The thread that takes the workbook apart, asked for one thing after another. */
class Thread {
  private readonly worker: Worker
  private answers: ((answer: Answer) => void) | null = null
  private early: Answer | null = null

  constructor(facts: Facts) {
    const limits = { mostColumns: COLUMNS_READ, mostCells: MOST_CELLS, rowsAhead: ROWS_AHEAD, batch: BATCH }
    const script = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/imports/workbook-worker.mjs')
    this.worker = new Worker(/* turbopackIgnore: true */ script, {
      workerData: { ...facts, ...limits },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      execArgv: [],
    })
    this.worker.on('message', (answer: Answer) => this.tell(answer))
    this.worker.on('error', (error: NodeJS.ErrnoException) =>
      this.tell({ trouble: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_large' : 'broken' }),
    )
  }

  /** The next answer; the first comes unasked. Refuses what the thread could not do. */
  async ask(wish?: object): Promise<Answer> {
    const limit = setTimeout(() => this.tell({ trouble: 'too_large' }), PATIENCE_MS)
    const answer = await new Promise<Answer>((resolve) => {
      if (this.early) resolve(this.early)
      else this.answers = resolve
      if (wish && !this.early) this.worker.postMessage(wish)
    })
    clearTimeout(limit)
    this.early = null
    if ('trouble' in answer) throw new Refusal(REFUSALS[answer.trouble])
    return answer
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }

  private tell(answer: Answer): void {
    const { answers } = this
    this.answers = null
    if (answers) answers(answer)
    else this.early = answer
  }
}
