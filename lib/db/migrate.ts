// Owns bringing a database to the state the code expects, through Prisma's own engine and bookkeeping.
import 'server-only'
import type { DiffTarget, MigrationList } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { DatabaseTrouble } from './database-trouble'
import { noFilters, readMigrations, readSchema, withSchemaEngine } from './schema-engine'

/** Any constant; held while migrating, so that two servers starting at once migrate one after the other. */
const MIGRATION_LOCK = 460_719
/** Held by each script until it is done, also when whoever sent it is gone. */
const SCRIPT_LOCK = 460_720
/** The engine's exit code for "there is something to do". */
const DIFFERENT = 2

type Progress = {
  /** Told before each script is sent; what it rejects with ends the migrating before that script. */
  beforeScript?: (name: string) => void | Promise<void>
}

/**
 * Applies every migration of prisma/migrations that `url` lacks and returns their names, oldest first. Safe to
 * call from several processes at once, and after a call that was cut off anywhere: a script and the mark that it is
 * done are one transaction, so that one without the mark has left nothing behind and is applied anew. Throws
 * DatabaseTrouble when the database is newer than this code.
 */
export async function migrate(url: string, progress: Progress = {}): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url, application_name: 'foyer-migrate' })
  await lock.connect()
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const interrupted = await forgetInterrupted(lock)
    return await applyMissing(url, progress, interrupted, lock)
  } finally {
    await lock.end()
  }
}

/** The SQL that would turn what `url` holds into what schema.prisma says; empty when they agree. */
export async function driftSql(url: string): Promise<string> {
  return diffSql(url, { tag: 'schemaDatasource', configDir: process.cwd(), ...(await readSchema()) })
}

/** The SQL that builds schema.prisma from nothing. `url` only lends the engine its version of PostgreSQL. */
export async function wholeSchemaSql(url: string): Promise<string> {
  return diffSql(url, { tag: 'empty' })
}

/** Names of the scripts that began and left no mark; whoever was still running one has ended by then. */
async function forgetInterrupted(lock: pg.Client): Promise<string[]> {
  const { rows } = await lock.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`)
  if (!rows[0]?.there) return []
  await lock.query('SELECT pg_advisory_lock($1)', [SCRIPT_LOCK])
  try {
    const forgotten = await lock.query<{ migration_name: string }>(
      `UPDATE _prisma_migrations SET rolled_back_at = now()
       WHERE finished_at IS NULL AND rolled_back_at IS NULL RETURNING migration_name`,
    )
    return forgotten.rows.map((row) => row.migration_name)
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [SCRIPT_LOCK])
  }
}

async function applyMissing(
  url: string,
  progress: Progress,
  interrupted: string[],
  lock: pg.Client,
): Promise<string[]> {
  const migrationsList = await readMigrations()
  const names = new Map(
    migrationsList.migrationDirectories.map(({ path, migrationFile }) => [textOf(migrationFile), path]),
  )
  let running = ''
  const wrap = async (script: string) => {
    running = names.get(script) ?? ''
    await progress.beforeScript?.(running)
    return markedAsDone(script, running)
  }
  try {
    return await withSchemaEngine(
      url,
      async (engine) => {
        const { history } = await engine.diagnoseMigrationHistory({
          migrationsList,
          optInToShadowDatabase: false,
          filters: noFilters,
        })
        if (history && history.diagnostic !== 'databaseIsBehind')
          throw new DatabaseTrouble(
            'The database was written by a newer Foyer: start that version, or a later one.',
          )
        return (await engine.applyMigrations({ migrationsList, filters: noFilters })).appliedMigrationNames
      },
      wrap,
    )
  } catch (error) {
    if (!(interrupted.includes(running) && isThereAlready(error))) throw error
    // Cut off by a Foyer that did not leave a mark yet: scripts are done as a whole or not at all, so it was done.
    await lock.query(
      `UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1, logs = NULL
       WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [running],
    )
    const rest = interrupted.filter((name) => name !== running)
    return [running, ...(await applyMissing(url, progress, rest, lock))]
  }
}

function textOf(file: MigrationList['migrationDirectories'][number]['migrationFile']): string {
  return file.content.tag === 'ok' ? file.content.value : ''
}

/** PostgreSQL takes it as one transaction: all of it is there together with its mark, or nothing is. */
function markedAsDone(script: string, name: string): string {
  return `SELECT pg_advisory_xact_lock(${SCRIPT_LOCK});
${script}
;UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1
WHERE migration_name = ${pg.escapeLiteral(name)} AND finished_at IS NULL AND rolled_back_at IS NULL`
}

/** Table, column, index or type, function, and value of a type. */
const THERE_ALREADY = new Set(['42P07', '42701', '42710', '42723'])

function isThereAlready(error: unknown): boolean {
  return error instanceof Error && 'code' in error && THERE_ALREADY.has(String(error.code))
}

async function diffSql(url: string, from: DiffTarget): Promise<string> {
  const to: DiffTarget = { tag: 'schemaDatamodel', ...(await readSchema()) }
  const { stdout, exitCode } = await withSchemaEngine(url, (engine) =>
    engine.diff({ from, to, script: true, exitCode: true, filters: noFilters }),
  )
  return exitCode === DIFFERENT ? (stdout ?? '') : ''
}
