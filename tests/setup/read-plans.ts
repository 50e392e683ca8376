// How the database came by its answers: the plan of every statement that a piece of work really sends, of triggers and
// functions too, with the rows that each part of it has read.
import { disconnect } from '@/lib/db/client'
import { hearNotices } from '@/lib/db/statement-counter'
import { queryWith } from './query-once'

/** One reading of a table within a statement. */
export type Scan = {
  table: string
  /** Seq Scan, Index Scan, Bitmap Heap Scan … and by which index. */
  by: string
  /** Rows looked at, kept or not, in all rounds; what an index passes by by itself does not count. */
  rows: number
  statement: string
}

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

const SETTINGS = [
  `session_preload_libraries = 'auto_explain'`,
  'auto_explain.log_min_duration = 0',
  'auto_explain.log_format = json',
  'auto_explain.log_analyze = on',
  'auto_explain.log_timing = off',
  'auto_explain.log_nested_statements = on',
  // To whoever asks, and not into the log of the server, in which nothing of a guest may stand.
  'auto_explain.log_level = notice',
  'client_min_messages = notice',
  // A row by its index costs as much of a table as it would of one four times as large: thousands stand for many more.
  'random_page_cost = 1.1',
]

/** Lets every later connection to `url` tell its plans; `settings` as `name = value`. Closes those that are open. */
export async function tellPlans(url: string, settings: string[] = []): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await queryWith(url, async (client) => {
    for (const setting of [...SETTINGS, ...settings]) {
      await client.query(`ALTER DATABASE "${name}" SET ${setting}`)
    }
  })
  await disconnect()
}

/** Runs `work` and returns the readings of tables in every statement of it. Needs tellPlans(); run nothing beside it. */
export async function readPlans(work: () => Promise<unknown>): Promise<Scan[]> {
  const told: string[] = []
  hearNotices((message) => told.push(message))
  try {
    await work()
  } finally {
    hearNotices(null)
  }
  return told.flatMap(scansOf)
}

function scansOf(message: string): Scan[] {
  const begins = message.indexOf('plan:\n')
  if (begins < 0) return []
  const told: { 'Query Text': string; Plan: Node } = JSON.parse(message.slice(begins + 6))
  return nodesOf(told.Plan)
    .filter((node) => node['Relation Name'])
    .map((node) => ({
      table: node['Relation Name'] ?? '',
      by: [node['Node Type'], node['Index Name']].filter(Boolean).join(' '),
      rows: Math.round(rowsRead(node)),
      statement: told['Query Text'],
    }))
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)]
}

/** A bitmap is made of the entries of indexes, which are more than the rows that are fetched by it. */
function rowsRead(node: Node): number {
  const own =
    (node['Actual Rows'] ?? 0) +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0)
  const entries = node['Node Type'] === 'Bitmap Heap Scan' ? (node.Plans ?? []).flatMap(nodesOf) : []
  return Math.max(own * (node['Actual Loops'] ?? 1), ...entries.map(rowsRead))
}
