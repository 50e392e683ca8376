// Owns whether what a database of our own holds is whole, after it was not stopped in order.
import 'server-only'
import pg from 'pg'
import { DatabaseTrouble } from './database-trouble'

/**
 * Reads every table and every index of `url` with PostgreSQL's own checks. Throws DatabaseTrouble when something is
 * damaged: a copy that was taken of a running database often is, and it starts all the same.
 */
export async function checkWholeness(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'foyer-check' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    // The extension is there for this look alone.
    await client.query('BEGIN')
    await client.query('CREATE EXTENSION amcheck')
    const damage = await findDamage(client)
    await client.query('ROLLBACK')
    if (damage) throw new DatabaseTrouble(`${DAMAGED} (${damage})`, { isLasting: true })
  } finally {
    await client.end().catch(() => undefined)
  }
}

const DAMAGED =
  'The data are damaged, as a copy of a running database is, and Foyer does not serve from them: restore the last backup.'

/** The first thing that is wrong, or null. */
async function findDamage(client: pg.Client): Promise<string | null> {
  try {
    const { rows } = await client.query<{ relation: string; msg: string }>(TABLES)
    if (rows[0]) return `${rows[0].relation}: ${rows[0].msg}`
    await client.query(INDEXES)
    return null
  } catch (error) {
    if (error instanceof Error && 'code' in error && DAMAGE.has(String(error.code))) return error.message
    throw error
  }
}

/** Data corrupted, index corrupted, a file that should be there; whatever else goes wrong says nothing of the data. */
const DAMAGE = new Set(['XX001', 'XX002', '58P01'])

const TABLES = `
  SELECT c.relname AS relation, found.msg FROM pg_class c
  CROSS JOIN LATERAL verify_heapam(c.oid, on_error_stop => true, check_toast => true) found
  WHERE c.relkind IN ('r', 'm', 't') AND c.relpersistence = 'p' LIMIT 1`

const INDEXES = `
  SELECT bt_index_check(i.indexrelid, true) FROM pg_index i
  JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
  WHERE a.amname = 'btree' AND c.relpersistence = 'p' AND i.indisvalid`
