// A page of a list of clients, the lists that the salon keeps, and what a list can be chosen by.
import 'server-only'
import { maySeePhones, maySeeSpending, maySeeTransactionClass } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { formatPhone } from '@/lib/i18n/format-phone'
import { type ColumnValues, columnSql } from './column-sql'
import { keptList, listFor, mayUseList } from './list-flow'
import { type ClientList, COLUMNS, type ListCursor } from './list-schemas'
import { comesAfter, inOrder, matches } from './list-sql'

// ── A page ───────────────────────────────────────────────────────────────────

type Named = { name: string; nameEn: string | null }

/** What the columns show of one client. */
export type ListedClient = Omit<ColumnValues, 'phone' | 'spentMinor' | 'transaction'> & {
  clientId: string
  name: string
  formOfAddress: string | null
  /** As people write it for those who see it; the last four digits for the others. */
  phone: { written: string } | { ending: string } | null
  /** Minor units; null for those who may not see it. */
  spentMinor: number | null
  /** Null for those who may not see it. */
  transaction: ColumnValues['transaction'] | null
}

export type ListedPage = {
  clients: ListedClient[]
  /** All who belong to the list. */
  total: number
  /** Where the next page goes on, as a client's id; null on the last one. */
  next: string | null
}

const PAGE = 50

/**
 * Fifty clients of a list, and how many belong to it altogether. One statement; what stands beside the names is looked
 * up for these fifty alone.
 */
export async function listClients(
  staff: SignedInStaff,
  now: Date,
  list: ClientList,
  cursor: ListCursor = {},
): Promise<ListedPage> {
  const rows = await db.$queryRaw<PageRow[]>(pageSql(staff, now, listFor(staff, list), cursor))
  const clients = rows.filter((row) => row.clientId !== null)
  const shown = clients.slice(0, PAGE)
  return {
    clients: shown.map((row) => listedClient(staff, row)),
    total: rows[0]?.total ?? 0,
    next: clients.length > PAGE ? (shown.at(-1)?.clientId ?? null) : null,
  }
}

type PageRow = ColumnValues & { total: number; clientId: string; name: string; formOfAddress: string | null }

function listedClient(
  staff: SignedInStaff,
  { total: _total, phone, spentMinor, transaction, ...row }: PageRow,
): ListedClient {
  const spent = maySeeSpending(staff) ? spentMinor : null
  const shownClass = maySeeTransactionClass(staff) ? transaction : null
  return {
    ...row,
    spentMinor: spent,
    transaction: shownClass,
    phone: phone === null ? null : phoneFor(staff, phone),
  }
}

function phoneFor(staff: SignedInStaff, phone: string): ListedClient['phone'] {
  return maySeePhones(staff) ? { written: formatPhone(phone, staff.salon.phoneCountry) } : { ending: phone }
}

function pageSql(staff: SignedInStaff, now: Date, list: ClientList, { after, from }: ListCursor): Prisma.Sql {
  const { order } = list
  const begins = after
    ? comesAfter(order, staff.salon.id, after)
    : from && order.by === 'reading' && !order.descending
      ? Prisma.sql`value >= ${from}`
      : Prisma.sql`true`
  return Prisma.sql`
    WITH ${matches({ staff, now }, list)}, page AS (
      SELECT member, value FROM matches WHERE ${begins} ORDER BY ${inOrder(order)} LIMIT ${PAGE + 1}
    ), total AS (
      SELECT count(*)::int AS total FROM matches
    )
    SELECT total.total, c.id AS "clientId", c.name, c."formOfAddress",
      ${Prisma.join(COLUMNS.map((column) => columnSql(column, { staff, now })))}
    FROM total LEFT JOIN page ON true
    LEFT JOIN "Client" c ON c.id = page.member
    LEFT JOIN "ClientStanding" s ON s."clientId" = page.member
    ORDER BY ${inOrder(order)}`
}

// ── The lists that are kept, and what there is to choose from ────────────────

export type KeptList = {
  id: string
  name: string
  ownerId: string
  owner: string
  revision: number
  list: ClientList
}

export type ListChoices = {
  kept: KeptList[]
  natures: (Named & { id: string })[]
  tags: (Named & { id: string })[]
  therapists: { id: string; name: string }[]
}

/** The salon's kept lists by name, but those by what she may not see, and the natures, tags and therapists to choose by. One statement. */
export async function getListChoices(staff: SignedInStaff): Promise<ListChoices> {
  const salonId = staff.salon.id
  const [row] = await db.$queryRaw<[Omit<ListChoices, 'kept'> & { kept: (KeptList & { list: unknown })[] }]>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'ownerId', l."ownerId",
          'owner', m.name, 'revision', l.revision, 'list', l.list) ORDER BY l.name), '[]')
        FROM "SavedList" l JOIN "StaffMember" m ON m.id = l."ownerId" WHERE l."salonId" = ${salonId}::uuid) AS kept,
      (SELECT coalesce(json_agg(json_build_object('id', n.id, 'name', n.name, 'nameEn', n."nameEn")
          ORDER BY n.position, n.id), '[]')
        FROM "ClientNature" n WHERE n."salonId" = ${salonId}::uuid AND n."retiredAt" IS NULL) AS natures,
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'nameEn', t."nameEn")
          ORDER BY t.position, t.id), '[]')
        FROM "Tag" t WHERE t."salonId" = ${salonId}::uuid AND t."retiredAt" IS NULL) AS tags,
      (SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY m."createdAt", m.id), '[]')
        FROM "StaffMember" m
        WHERE m."salonId" = ${salonId}::uuid AND m."deactivatedAt" IS NULL AND m.role <> 'receptionist') AS therapists`
  const kept = row.kept.map((one) => ({ ...one, list: keptList(one.list) }))
  return { ...row, kept: kept.filter(({ list }) => mayUseList(staff, list)) }
}
