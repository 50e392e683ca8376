// Owns the count of SQL statements that leave for the database, for tests and measurements alone.
import 'server-only'
import pg from 'pg'

/** Statements that look after the server rather than serve anybody begin with this and are not counted. */
export const UNCOUNTED = '/* upkeep */'

export type StatementCount = {
  /** Statements sent since the process began. */
  total: number
  /** The texts of the last ones, without their values. */
  latest: string[]
}

const KEPT = 500
const shared = globalThis as typeof globalThis & {
  foyerStatements?: StatementCount
  foyerNotices?: (message: string) => void
}

/** Whether FOYER_COUNT_SQL asks for counting. */
export function countsStatements(): boolean {
  return process.env.FOYER_COUNT_SQL === '1'
}

/** The count so far; all zero unless countsStatements(). */
export function statementCount(): StatementCount {
  shared.foyerStatements ??= { total: 0, latest: [] }
  return shared.foyerStatements
}

/** Hands on what the server says beside its answers (how it came by them, where it was asked to tell), until told `null`. */
export function hearNotices(hear: ((message: string) => void) | null): void {
  if (hear) shared.foyerNotices = hear
  else delete shared.foyerNotices
}

/** A driver client that counts what it sends. BEGIN and COMMIT count as well: they are journeys too. */
export class CountingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on('notice', ({ message }) => message && shared.foyerNotices?.(message))
    const send = this.query.bind(this) as (...query: unknown[]) => unknown
    this.query = ((...query: unknown[]) => {
      note(query[0])
      return send(...query)
    }) as typeof this.query
  }
}

function note(query: unknown): void {
  const text = typeof query === 'string' ? query : textOf(query)
  if (text.startsWith(UNCOUNTED)) return
  const count = statementCount()
  count.total += 1
  count.latest.push(text)
  if (count.latest.length > KEPT) count.latest.shift()
}

function textOf(query: unknown): string {
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : ''
}
