// Copies of the template database, for workers and for tests that need one of their own.
import pg from 'pg'

/** The URL of another database on the server of `url`. */
export function sibling(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.toString()
}

/** Makes `name` afresh, as a copy of the template or empty, and returns its URL. */
export async function makeDatabase(templateUrl: string, name: string, from: 'template' | 'nothing') {
  const template = new URL(templateUrl).pathname.slice(1)
  await asKeeper(templateUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    // Copying files is less work than writing every page of a template through the log.
    const source = from === 'template' ? template : 'template0'
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${source}" STRATEGY FILE_COPY`)
  })
  return sibling(templateUrl, name)
}

/** Removes `name` and whoever is still connected to it. */
export async function dropDatabase(templateUrl: string, name: string) {
  await asKeeper(templateUrl, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))
}

async function asKeeper<T>(templateUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: sibling(templateUrl, 'postgres') })
  await client.connect()
  try {
    // Two copies of one template at the same moment disturb one another.
    await client.query('SELECT pg_advisory_lock(1)')
    return await work(client)
  } finally {
    await client.end()
  }
}
