// Counts the SQL statements that a piece of work really sends.
import { statementCount } from '@/lib/db/statement-counter'

/**
 * Runs `work` and returns its result beside the texts of the statements it sent, in order. Counts at the
 * driver for the whole process: run nothing else beside it.
 */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[] }> {
  const before = statementCount().total
  const result = await work()
  const { total, latest } = statementCount()
  if (total - before > latest.length) throw new Error(`Too many statements to list: ${total - before}.`)
  return { result, statements: total === before ? [] : latest.slice(before - total) }
}
