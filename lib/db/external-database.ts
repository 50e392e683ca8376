// Owns whether somebody else's PostgreSQL, named by DATABASE_URL, will do.
import 'server-only'
import pg from 'pg'
import { connectionConfig } from './connection'
import { DatabaseTrouble } from './database-trouble'

/** PostgreSQL 15, the first that can treat two missing values as the same one. */
const OLDEST = 150_000

/**
 * Connects once. Throws DatabaseTrouble with a sentence when `url` is no URL of PostgreSQL, does not answer
 * within five seconds, turns us away, or is older than PostgreSQL 15. The sentence never repeats the password.
 */
export async function checkExternalDatabase(url: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new DatabaseTrouble('DATABASE_URL has to look like postgresql://user:password@host:5432/database.')
  const { host, pathname } = new URL(url)
  const client = new pg.Client(connectionConfig(url))
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query(`SELECT current_setting('server_version_num')::int AS version`)
    const version = Number(rows[0]?.version)
    if (version < OLDEST)
      throw new DatabaseTrouble(
        `Foyer needs PostgreSQL 15 or newer, and ${host} runs ${Math.floor(version / 10_000)}.`,
      )
  } catch (error) {
    if (error instanceof DatabaseTrouble) throw error
    throw new DatabaseTrouble(sentence(error, host, pathname.slice(1)), { cause: error })
  } finally {
    await client.end().catch(() => undefined)
  }
}

function sentence(error: unknown, host: string, database: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const said = error instanceof Error ? error.message : String(error)
  if (/^28/.test(code)) return `The database at ${host} does not let this user in: check DATABASE_URL.`
  if (code === '3D000')
    return `There is no database "${database}" at ${host}: create it, or change DATABASE_URL.`
  if (code === '53300') return `The database at ${host} has no connection left to give.`
  if (/^(EAI_AGAIN|ENOTFOUND)$/.test(code)) return `The host of DATABASE_URL, ${host}, is not known.`
  if (/SSL|TLS|CERT/i.test(`${code} ${said}`))
    return `No secure connection to the database at ${host}: ${said}.`
  return `The database at ${host} does not answer: check that it runs and that DATABASE_URL is right.`
}
