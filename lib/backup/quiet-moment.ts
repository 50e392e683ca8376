// One instant at which nobody is in the middle of writing, so that two who look at it see the same.
import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { BackupTrouble } from './backup-trouble'
import { tablesOf } from './table-sums'

/** Whoever writes meanwhile waits no longer than this for us. */
const PATIENCE_MS = 500
const TRIES = 240

/**
 * Runs `atOnce` while nothing can be written: a moment of milliseconds for which everybody who writes waits. Who is in
 * the middle of a deed is let finish, and we come again later rather than hold up those behind.
 */
export async function inQuietMoment<T>(client: Client, atOnce: () => Promise<T>): Promise<T> {
  // Where two wait for one another it is we who give way; housekeeping of the database gives way to us.
  await client.query(`SET deadlock_timeout = '50ms'; SET lock_timeout = '${PATIENCE_MS}ms'`)
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    await client.query('BEGIN')
    try {
      const tables = (await tablesOf(client)).map((name) => client.escapeIdentifier(name))
      if (tables.length > 0) await client.query(`LOCK TABLE ONLY ${tables.join(', ONLY ')} IN SHARE MODE`)
    } catch (error) {
      await client.query('ROLLBACK')
      if (!isBusy(error)) throw error
      await pause(PATIENCE_MS)
      continue
    }
    try {
      return await atOnce()
    } finally {
      await client.query('ROLLBACK')
    }
  }
  throw new BackupTrouble(
    'Somebody has been writing for minutes without a pause: make the backup a little later.',
  )
}

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === '55P03' || code === '40P01'
}
