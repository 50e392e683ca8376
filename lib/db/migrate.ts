// Owns bringing a database to the state the code expects, through Prisma's own engine and bookkeeping.
import 'server-only'
import type { DiffTarget } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { DatabaseTrouble } from './database-trouble'
import { noFilters, readMigrations, readSchema, withSchemaEngine } from './schema-engine'

/** Any constant; held while migrating, so that two servers starting at once migrate one after the other. */
const MIGRATION_LOCK = 460_719
/** The engine's exit code for "there is something to do". */
const DIFFERENT = 2

/**
 * Applies every migration of prisma/migrations that `url` lacks and returns their names, oldest first. Safe to
 * call from several processes at once. Throws DatabaseTrouble when an earlier migration stopped half-way, or
 * when the database is newer than this code.
 */
export async function migrate(url: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url, application_name: 'foyer-migrate' })
  await lock.connect()
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    return await applyMissing(url)
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

async function applyMissing(url: string): Promise<string[]> {
  const migrationsList = await readMigrations()
  return withSchemaEngine(url, async (engine) => {
    const { history, failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: noFilters,
    })
    if (failedMigrationNames.length > 0)
      throw new DatabaseTrouble(
        `The change "${failedMigrationNames.join(', ')}" stopped half-way earlier: restore the last backup, or repair it with "prisma migrate resolve".`,
      )
    if (history && history.diagnostic !== 'databaseIsBehind')
      throw new DatabaseTrouble(
        'The database was written by a newer Foyer: start that version, or a later one.',
      )
    return (await engine.applyMigrations({ migrationsList, filters: noFilters })).appliedMigrationNames
  })
}

async function diffSql(url: string, from: DiffTarget): Promise<string> {
  const to: DiffTarget = { tag: 'schemaDatamodel', ...(await readSchema()) }
  const { stdout, exitCode } = await withSchemaEngine(url, (engine) =>
    engine.diff({ from, to, script: true, exitCode: true, filters: noFilters }),
  )
  return exitCode === DIFFERENT ? (stdout ?? '') : ''
}
