// Owns the answer of /api/health, and what of it the manager is told before it hurts.
import 'server-only'
import { doorDb } from '@/lib/db/client'
import { type MigrationState, migrationState } from '@/lib/db/migration-state'
import { countsStatements, type StatementCount, statementCount, UNCOUNTED } from '@/lib/db/statement-counter'
import { log } from '@/lib/log/log'
import { freeDisk } from './disk'
import { type HealthFacts, type HealthStatus, type HealthWarning, statusOf, warningsOf } from './health-flow'
import { jobStates } from './jobs'
import { type LastBackup, lastBackup } from './last-backup'
import { lastRestarts } from './restarts'

export type Health = {
  /** The house can be served: status is not `bad`. */
  ok: boolean
  status: HealthStatus
  database: 'answers' | 'silent'
  migrations: MigrationState['state'] | 'unknown'
  disk: { freeBytes: number | null }
  /** Null where Foyer makes none by itself. */
  backup: LastBackup | null
  jobs: { name: string; doneAt: Date | null; failedAt: Date | null }[]
  clock: { aheadMs: number | null }
  warnings: HealthWarning[]
  /** Only with FOYER_COUNT_SQL=1: what this process has sent so far, this check itself left out. */
  statements?: StatementCount
}

type Sources = { freeDisk: () => Promise<number | null>; lastBackup: typeof lastBackup }

const usual: Sources = { freeDisk, lastBackup }

/** Never rejects: a database that does not answer is an answer. */
export async function health(now: Date, sources: Sources = usual): Promise<Health> {
  const [database, facts] = await Promise.all([lookAtDatabase(), lookAround(now, sources)])
  const warnings = warningsOf(facts, now)
  const serves = database.migrations === 'up_to_date'
  const status = serves ? statusOf(warnings) : 'bad'
  return {
    ok: status !== 'bad',
    status,
    ...database,
    disk: { freeBytes: facts.freeBytes },
    backup: facts.backup,
    jobs: jobStates(),
    clock: { aheadMs: facts.clockAheadMs },
    warnings,
    ...(countsStatements() ? { statements: statementCount() } : {}),
  }
}

async function lookAtDatabase(): Promise<Pick<Health, 'database' | 'migrations'>> {
  try {
    const { state } = await migrationState()
    return { database: 'answers', migrations: state }
  } catch (error) {
    log.error({ err: error }, 'the database does not answer')
    return { database: 'silent', migrations: 'unknown' }
  }
}

async function lookAround(now: Date, sources: Sources): Promise<HealthFacts> {
  const [freeBytes, backup, clockAheadMs, restarts] = await Promise.all([
    sources.freeDisk().catch(() => null),
    sources.lastBackup().catch(() => null),
    clockAhead(now).catch(() => null),
    lastRestarts(),
  ])
  return { freeBytes, backup, clockAheadMs, restarts, jobs: jobStates() }
}

/** What the answer took on its way counts as the database's lead, and is little. */
async function clockAhead(now: Date): Promise<number | null> {
  const [row] = await doorDb.$queryRawUnsafe<{ now: Date }[]>(
    `${UNCOUNTED} SELECT clock_timestamp()::timestamp(3) AS now`,
  )
  return row ? now.getTime() - row.now.getTime() : null
}

const RECENT_MS = 60_000

type Watched = { at: number; warnings: HealthWarning[] }

const held = globalThis as typeof globalThis & { foyerWatched?: Watched }

/**
 * What the manager should know, as it was found within the last minute. Nobody waits for it: a page shows what is known,
 * and the next one what is found out meanwhile.
 */
export function knownWarnings(now: Date): HealthWarning[] {
  const known = held.foyerWatched
  if (!known || Math.abs(now.getTime() - known.at) > RECENT_MS) {
    held.foyerWatched = { at: now.getTime(), warnings: known?.warnings ?? [] }
    void health(now).then(({ warnings }) => {
      held.foyerWatched = { at: now.getTime(), warnings }
    })
  }
  return known?.warnings ?? []
}
