// One statement past Prisma, for what only the database itself can show.
import pg from 'pg'

/** Runs one statement on a connection of its own and returns its rows. */
export async function queryOnce(
  url: string,
  sql: string,
  values?: unknown[],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}
