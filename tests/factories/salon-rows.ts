// Every test has a salon of its own, and all are like the first of their process but for their ids: copying rows is a
// tenth of the work of making them.
import { randomUUID } from 'node:crypto'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db, type Tx } from '@/lib/db/client'

type Row = { id: string }
type Named = Row & { name: string; nameEn: string | null }

/** Rows of one salon by their tables, each in the order of the house. */
export type SalonRows = {
  Salon: Row[]
  ServiceStandard: Row[]
  ClientNature: Row[]
  StaffMember: (Row & Omit<SignedInStaff, 'salon' | 'sessionId'>)[]
  StaffSession: (Row & { staffMemberId: string })[]
  Seat: Named[]
  Room: Named[]
  Treatment: (Named & { durationMinutes: number; priceMinor: number; followUpAfterHours: number | null })[]
  Product: (Named & { priceMinor: number })[]
  Courtesy: Row[]
}

/** How a table is narrowed to one salon, and its order. */
const TABLES: Record<keyof SalonRows, { of: string; order: string }> = {
  Salon: { of: 't."id" = $1::uuid', order: 't."id"' },
  ServiceStandard: { of: 't."salonId" = $1::uuid', order: 't."position"' },
  ClientNature: { of: 't."salonId" = $1::uuid', order: 't."position"' },
  StaffMember: { of: 't."salonId" = $1::uuid', order: 't."createdAt"' },
  StaffSession: {
    of: 't."staffMemberId" IN (SELECT "id" FROM "StaffMember" WHERE "salonId" = $1::uuid)',
    order: 't."id"',
  },
  Seat: { of: 't."salonId" = $1::uuid', order: 't."position"' },
  Room: { of: 't."salonId" = $1::uuid', order: 't."position"' },
  Treatment: { of: 't."salonId" = $1::uuid', order: 't."position"' },
  Product: { of: 't."salonId" = $1::uuid', order: 't."position"' },
  Courtesy: { of: 't."salonId" = $1::uuid', order: 't."position"' },
}
const NAMES = Object.keys(TABLES) as (keyof SalonRows)[]
const ID = /([0-9a-f]{8})-([0-9a-f]{4})-(7[0-9a-f]{3})-[0-9a-f]{4}-[0-9a-f]{12}/g

const shared = globalThis as typeof globalThis & { foyerFirstSalon?: string }
let copies = 0

/** The rows that `fill` made the first time, with ids that nobody has yet. Nothing of the first stays in the database. */
export async function likeTheFirst(fill: (tx: Tx) => Promise<string>): Promise<SalonRows> {
  shared.foyerFirstSalon ??= await readAndForget(fill)
  copies += 1
  const ids = new Map<string, string>()
  const fresh = shared.foyerFirstSalon.replace(ID, (id, high, low, rest) => {
    const made = ids.get(id) ?? laterId(`${high}${low}`, rest)
    ids.set(id, made)
    return made
  })
  return JSON.parse(fresh)
}

/** Ids tell who came first: among the rows of a salon, and among salons. */
function laterId(time: string, rest: string): string {
  const later = (Number.parseInt(time, 16) + copies).toString(16).padStart(12, '0')
  return `${later.slice(0, 8)}-${later.slice(8)}-${rest}-${randomUUID().slice(19)}`
}

/** All of them in one statement. */
export async function insertRows(rows: SalonRows): Promise<void> {
  const inserts = NAMES.map(
    (name) =>
      `"new ${name}" AS (INSERT INTO "${name}" SELECT * FROM jsonb_populate_recordset(NULL::"${name}", $1::jsonb->'${name}'))`,
  )
  await db.$executeRawUnsafe(`WITH ${inserts.join(', ')} SELECT`, JSON.stringify(rows))
}

async function readAndForget(fill: (tx: Tx) => Promise<string>): Promise<string> {
  let text = ''
  const undone = new Error('the first salon is only read')
  await db
    .$transaction(async (tx) => {
      text = await rowsOf(tx, await fill(tx))
      throw undone
    })
    .catch((error) => {
      if (error !== undone) throw error
    })
  return text
}

async function rowsOf(tx: Tx, salonId: string): Promise<string> {
  const parts = NAMES.map((name) => {
    const { of, order } = TABLES[name]
    return `'${name}', (SELECT jsonb_agg(to_jsonb(t) ORDER BY ${order}) FROM "${name}" t WHERE ${of})`
  })
  const [row] = await tx.$queryRawUnsafe<{ rows: string }[]>(
    `SELECT jsonb_build_object(${parts.join(', ')})::text AS rows`,
    salonId,
  )
  return row?.rows ?? ''
}
