// What every table holds at one instant, as a count and a sum over its rows: by it a restored backup is known to be
// the very same.
import 'server-only'
import type { Client } from 'pg'

/** By the name of the table. */
export type TableSums = Record<string, { rows: number; sum: string }>

/** How values are spelt, whoever asks on whichever server. */
const SPELLING = `
  SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';
  SET extra_float_digits = 1; SET bytea_output = 'hex'; SET xmloption = 'content'; SET statement_timeout = 0`

/** Names of all tables that are ours, sorted. */
export async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relpersistence = 'p' ORDER BY relname`,
  )
  return rows.map(({ name }) => name)
}

/**
 * Counts and sums every table, in the transaction that is open on `client`. The order of rows does not matter: it is
 * another one after a restore from a dump.
 */
export async function sumTables(client: Client): Promise<TableSums> {
  await client.query(SPELLING)
  const sums: TableSums = {}
  for (const name of await tablesOf(client)) {
    const { rows } = await client.query<{ rows: string; sum: string }>(
      `SELECT count(*) AS rows, coalesce(sum(hashtextextended(foyer_row::text, 460718)::numeric), 0)::text AS sum
       FROM public.${client.escapeIdentifier(name)} AS foyer_row`,
    )
    sums[name] = { rows: Number(rows[0]?.rows), sum: rows[0]?.sum ?? '' }
  }
  return sums
}

/** The tables in which two sums differ, sorted; empty when they are the same. */
export function differingTables(one: TableSums, other: TableSums): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names]
    .filter((name) => one[name]?.rows !== other[name]?.rows || one[name]?.sum !== other[name]?.sum)
    .sort()
}
