// Statements past Prisma, for what only the database itself can show.
import pg from 'pg'

/** Runs one statement on a connection of its own and returns its rows. */
export async function queryOnce(
  url: string,
  sql: string,
  values?: unknown[],
): Promise<Record<string, unknown>[]> {
  return queryWith(url, async (client) => (await client.query(sql, values)).rows)
}

/** Runs `work` with a connection of its own. */
export async function queryWith<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
