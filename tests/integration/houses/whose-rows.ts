// Which house a row hangs on, as the foreign keys say: asked of the catalogue, so that a table added later is asked too.
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

type Link = { child: string; column: string; parent: string; key: string; isRequired: boolean }

/** No way leads from them to a house: what all houses share, and what a deed, a door or a file leaves behind. */
export const OF_NO_HOUSE = ['Backup', 'FileToRemove', 'IdempotencyKey', 'Organisation', 'SignInThrottle']

/** Ids that no foreign key says. */
const UNSAID: Link[] = ['firstId', 'secondId'].map((column) => ({
  ...{ child: '"NotDuplicate"', column, parent: '"Client"', key: 'id', isRequired: true },
}))

type Houses = { links: Link[]; ways: Map<string, (row: string) => string> }

let known: Promise<Houses> | undefined

/** The way from each table to its house: its own column, or the shortest way over what it cannot be without. */
async function waysToHouses(): Promise<Houses> {
  const said = await db.$queryRaw<Link[]>`
    SELECT c.conrelid::regclass::text AS child, a.attname AS column, c.confrelid::regclass::text AS parent,
           k.attname AS key, a.attnotnull AS "isRequired"
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute k ON k.attrelid = c.confrelid AND k.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND cardinality(c.conkey) = 1
    ORDER BY 1, 2`
  const links = [...said, ...UNSAID]
  const own = await db.$queryRaw<{ table: string }[]>`
    SELECT a.attrelid::regclass::text AS table FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
    WHERE a.attname = 'salonId' AND t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace`
  const ways: Houses['ways'] = new Map([['"Salon"', (row) => `${row}.id`]])
  for (const { table } of own) ways.set(table, (row) => `${row}."salonId"`)
  let before = 0
  while (ways.size > before) {
    before = ways.size
    const further = links.filter((link) => link.isRequired && !ways.has(link.child) && ways.has(link.parent))
    for (const link of further) if (!ways.has(link.child)) ways.set(link.child, over(link, ways))
  }
  return { links, ways }
}

function over({ column, parent, key }: Link, ways: Houses['ways']): (row: string) => string {
  const way = ways.get(parent)
  if (!way) throw new Error(`no way from ${parent}`)
  return (row) =>
    `(SELECT ${way(`${row}_`)} FROM ${parent} ${row}_ WHERE ${row}_."${key}" = ${row}."${column}")`
}

async function houses(): Promise<Houses> {
  known ??= waysToHouses()
  return known
}

/** Tables from which no way leads to a house. */
export async function tablesOfNoHouse(): Promise<string[]> {
  const { ways } = await houses()
  const tables = await db.$queryRaw<{ table: string }[]>`
    SELECT oid::regclass::text AS table FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_%'`
  return tables
    .filter(({ table }) => !ways.has(table))
    .map(({ table }) => table.replaceAll('"', ''))
    .sort()
}

/** A sum over everything that hangs on the house, by table. */
export async function sumsOfHouse(salonId: string): Promise<Record<string, string>> {
  const { ways } = await houses()
  const parts = [...ways].map(
    ([table, way]) => `
      SELECT '${table}' AS table, md5(string_agg(md5(r::text), '' ORDER BY md5(r::text))) AS sum
      FROM ${table} r WHERE ${way('r')} = $1::uuid`,
  )
  const sums = await db.$queryRawUnsafe<{ table: string; sum: string | null }[]>(
    parts.join(' UNION ALL '),
    salonId,
  )
  return Object.fromEntries(sums.map(({ table, sum }) => [table, sum ?? 'empty']))
}

/** The ids of everything that hangs on the house. */
export async function idsOfHouse(salonId: string): Promise<string[]> {
  const { ways } = await houses()
  const withId = await db.$queryRaw<{ table: string }[]>`
    SELECT attrelid::regclass::text AS table FROM pg_attribute
    WHERE attname = 'id' AND atttypid = 'uuid'::regtype`
  const parts = withId.flatMap(({ table }) => {
    const way = ways.get(table)
    return way ? [`SELECT r.id::text AS id FROM ${table} r WHERE ${way('r')} = $1::uuid`] : []
  })
  const ids = await db.$queryRawUnsafe<{ id: string }[]>(parts.join(' UNION ALL '), salonId)
  return ids.map(({ id }) => id)
}

/** Foreign keys of rows that name what belongs to another house than they do: `Visit.seatId`. */
export async function keysAcrossHouses(): Promise<string[]> {
  const { links, ways } = await houses()
  const parts = links.flatMap(({ child, column, parent, key }) => {
    const [from, to] = [ways.get(child), ways.get(parent)]
    if (!from || !to) return []
    return [
      `SELECT '${child.replaceAll('"', '')}.${column}' AS name FROM ${child} c
       JOIN ${parent} p ON p."${key}" = c."${column}" WHERE ${from('c')} <> ${to('p')}`,
    ]
  })
  const names = await db.$queryRaw<{ name: string }[]>(Prisma.raw(parts.join(' UNION ')))
  return names.map(({ name }) => name).sort()
}
