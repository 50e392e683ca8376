// Owns whether a demo's day is still today: the day and its recipe are noted on the database itself.
import pg from 'pg'
import type { EmbeddedPostgres } from '../../lib/db/embedded-postgres'
import { fingerprint } from './fingerprint.mjs'
import { root } from './run.mjs'

/** The demo salon stands in Shanghai. */
const ZONE = 'Asia/Shanghai'

/** What the database holds: nothing yet, the demo of today as it would be filled now, or anything else. */
export async function demoState(server: EmbeddedPostgres): Promise<'blank' | 'today' | 'outdated'> {
  const [row] = await ask(
    server,
    'foyer',
    `SELECT shobj_description(oid, 'pg_database') AS mark, to_regclass('_prisma_migrations') IS NULL AS blank
     FROM pg_database WHERE datname = 'foyer'`,
  )
  if (row?.blank) return 'blank'
  return row?.mark === (await mark()) ? 'today' : 'outdated'
}

/** Throws the demo's database away and makes an empty one. */
export async function emptyDemo(server: EmbeddedPostgres): Promise<void> {
  await ask(server, 'postgres', 'DROP DATABASE IF EXISTS foyer WITH (FORCE)')
  await ask(server, 'postgres', 'CREATE DATABASE foyer')
}

/** Notes that the database is wholly filled for today. */
export async function markDemo(server: EmbeddedPostgres): Promise<void> {
  await ask(server, 'postgres', `COMMENT ON DATABASE foyer IS '${await mark()}'`)
}

async function mark(): Promise<string> {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date())
  return `demo of ${day} from ${await fingerprint(root, ['prisma'])}`
}

async function ask(
  server: EmbeddedPostgres,
  database: string,
  sql: string,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.urlOf(database) })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
