// Owns the answer of /api/health.
import 'server-only'
import { type MigrationState, migrationState } from '@/lib/db/migration-state'
import { countsStatements, type StatementCount, statementCount } from '@/lib/db/statement-counter'
import { log } from '@/lib/log/log'

export type Health = {
  ok: boolean
  database: 'answers' | 'silent'
  migrations: MigrationState['state'] | 'unknown'
  /** Only with FOYER_COUNT_SQL=1: what this process has sent so far, this check itself left out. */
  statements?: StatementCount
}

/** Never rejects: a database that does not answer is an answer. */
export async function health(): Promise<Health> {
  const found = await look()
  return countsStatements() ? { ...found, statements: statementCount() } : found
}

async function look(): Promise<Health> {
  try {
    const { state } = await migrationState()
    return { ok: state === 'up_to_date', database: 'answers', migrations: state }
  } catch (error) {
    log.error({ err: error }, 'the database does not answer')
    return { ok: false, database: 'silent', migrations: 'unknown' }
  }
}
