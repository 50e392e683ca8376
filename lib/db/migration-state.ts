// Owns the answer to "is the database there, and is it the one this code expects?".
import 'server-only'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { doorDb } from './client'
import { UNCOUNTED } from './statement-counter'

export type MigrationState =
  | { state: 'up_to_date' }
  /** Names of migrations that the code has and the database lacks, oldest first. */
  | { state: 'behind'; missing: string[] }
  | { state: 'failed'; failed: string[] }
  /** Names of migrations that the database has and the code does not know. */
  | { state: 'ahead'; unknown: string[] }

/** Compares the database with prisma/migrations. Rejects when the database does not answer. */
export async function migrationState(): Promise<MigrationState> {
  const [expected, applied] = await Promise.all([namesInCode(), rowsInDatabase()])
  const failed = applied.filter((row) => row.finished_at === null).map((row) => row.migration_name)
  if (failed.length > 0) return { state: 'failed', failed }
  const done = new Set(applied.map((row) => row.migration_name))
  const missing = expected.filter((name) => !done.has(name))
  if (missing.length > 0) return { state: 'behind', missing }
  const unknown = [...done].filter((name) => !expected.includes(name))
  return unknown.length > 0 ? { state: 'ahead', unknown } : { state: 'up_to_date' }
}

async function namesInCode(): Promise<string[]> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations')
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

type Row = { migration_name: string; finished_at: Date | null }

async function rowsInDatabase(): Promise<Row[]> {
  const [table] = await doorDb.$queryRawUnsafe<{ there: boolean }[]>(
    `${UNCOUNTED} SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  )
  if (!table?.there) return []
  return doorDb.$queryRawUnsafe<Row[]>(
    `${UNCOUNTED} SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  )
}
