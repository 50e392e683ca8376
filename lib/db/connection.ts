// Owns how every connection to the database is set up.
import 'server-only'
import type { ClientConfig } from 'pg'

/**
 * The URL of the database. Throws while DATABASE_URL is unset: the scripts and the tests set it before
 * anything asks.
 */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set.')
  return url
}

type Patience = {
  name?: string
  /** How long a statement may take, in milliseconds. */
  statementMs?: number
  /** How long it may wait for somebody's lock, in milliseconds: shorter than anybody waits for a connection. */
  lockMs?: number
}

/**
 * Settings for a connection to `url`. Sessions run in UTC whatever the server says: adapter-pg writes and reads
 * times without their zone.
 */
export function connectionConfig(url: string, patience: Patience = {}): ClientConfig {
  const { name = 'foyer', statementMs = 30_000, lockMs = 4_000 } = patience
  const parsed = new URL(url)
  const given = parsed.searchParams.get('options')
  parsed.searchParams.delete('options')
  const own = [
    '-c TimeZone=UTC',
    `-c statement_timeout=${statementMs}`,
    `-c lock_timeout=${lockMs}`,
    '-c idle_in_transaction_session_timeout=60000',
  ]
  return {
    connectionString: parsed.toString(),
    options: [given, ...own].filter(Boolean).join(' '),
    application_name: name,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  }
}
