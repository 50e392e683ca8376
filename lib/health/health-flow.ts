// When something is well, when somebody should be told, and when it is bad. Pure; safe for the client.
import { isBackupLate } from '@/lib/backup/backup-flow'

export type HealthStatus = 'ok' | 'warns' | 'bad'

/** What was found out; null for what nobody could find out or nobody looks after. */
export type HealthFacts = {
  /** Of the disk on which the data lie. */
  freeBytes: number | null
  backup: { verifiedAt: Date | null; since: Date } | null
  /** Whatever Foyer does by itself, and whether it last came to its end. */
  jobs: readonly { name: string; failedAt: Date | null }[]
  /** By how much the computer's clock is ahead of the database's. */
  clockAheadMs: number | null
  /** When something had ended by itself and was started again. */
  restarts: readonly Date[]
}

const MB = 1024 ** 2

/** Photos of a busy week, and what the database writes while it tidies up. */
const LITTLE_DISK = 2_048 * MB
/** The database needs as much to write down a few deeds more. */
const NO_DISK = 64 * MB
const CLOCK_OFF_MS = 30_000
/** A working day: whoever comes in the evening hears of the morning. */
const RESTARTS_TOLD_MS = 12 * 3_600_000

export type HealthWarning =
  | { about: 'disk'; status: HealthStatus; freeBytes: number }
  | { about: 'backup'; status: HealthStatus }
  | { about: 'jobs'; status: HealthStatus; name: string; failedAt: string }
  | { about: 'clock'; status: HealthStatus; aheadSeconds: number }
  | { about: 'restarts'; status: HealthStatus; lastAt: string; times: number }

/** What the manager should know, worst first; empty when all is well. */
export function warningsOf(facts: HealthFacts, now: Date): HealthWarning[] {
  const warnings = [
    ...warningOfDisk(facts.freeBytes),
    ...warningOfBackup(facts.backup, now),
    ...facts.jobs.flatMap(warningOfJob),
    ...warningOfClock(facts.clockAheadMs),
    ...warningOfRestarts(facts.restarts, now),
  ]
  return warnings.sort((a, b) => Number(b.status === 'bad') - Number(a.status === 'bad'))
}

/** The worst of them. */
export function statusOf(warnings: readonly HealthWarning[]): HealthStatus {
  if (warnings.some(({ status }) => status === 'bad')) return 'bad'
  return warnings.length > 0 ? 'warns' : 'ok'
}

function warningOfDisk(freeBytes: number | null): HealthWarning[] {
  if (freeBytes === null || freeBytes >= LITTLE_DISK) return []
  return [{ about: 'disk', status: freeBytes < NO_DISK ? 'bad' : 'warns', freeBytes }]
}

function warningOfBackup(backup: HealthFacts['backup'], now: Date): HealthWarning[] {
  if (!backup || !isBackupLate(backup.verifiedAt, backup.since, now)) return []
  return [{ about: 'backup', status: 'warns' }]
}

function warningOfJob({ name, failedAt }: HealthFacts['jobs'][number]): HealthWarning[] {
  return failedAt ? [{ about: 'jobs', status: 'warns', name, failedAt: failedAt.toISOString() }] : []
}

function warningOfClock(aheadMs: number | null): HealthWarning[] {
  if (aheadMs === null || Math.abs(aheadMs) <= CLOCK_OFF_MS) return []
  return [{ about: 'clock', status: 'warns', aheadSeconds: Math.round(aheadMs / 1000) }]
}

function warningOfRestarts(restarts: readonly Date[], now: Date): HealthWarning[] {
  const told = restarts.filter((at) => now.getTime() - at.getTime() <= RESTARTS_TOLD_MS)
  const lastAt = told.at(-1)?.toISOString()
  return lastAt ? [{ about: 'restarts', status: 'warns', lastAt, times: told.length }] : []
}
