// Owns whether a demo's day is still today: the day and its recipe are noted on the database itself.
import pg from 'pg'
import type { EmbeddedPostgres } from '../../lib/db/embedded-postgres'
import { fingerprint } from './fingerprint.mjs'
import { root } from './run.mjs'

/** The demo salon stands in Shanghai. */
const ZONE = 'Asia/Shanghai'

/** Whether the database was wholly filled today, from the schema and the seed that are here now. */
export async function demoIsOfToday(server: EmbeddedPostgres): Promise<boolean> {
  const [row] = await ask(
    server,
    `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = 'foyer'`,
  )
  return row?.mark === (await mark())
}

/** Throws the demo's database away and makes an empty one. */
export async function emptyDemo(server: EmbeddedPostgres): Promise<void> {
  await ask(server, 'DROP DATABASE IF EXISTS foyer WITH (FORCE)')
  await ask(server, 'CREATE DATABASE foyer')
}

/** Notes that the database is wholly filled for today. */
export async function markDemo(server: EmbeddedPostgres): Promise<void> {
  await ask(server, `COMMENT ON DATABASE foyer IS '${await mark()}'`)
}

async function mark(): Promise<string> {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date())
  return `demo of ${day} from ${await fingerprint(root, ['prisma'])}`
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.urlOf('postgres') })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
