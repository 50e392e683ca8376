// Who saw her and who did what: the audit as the manager reads it, per client and per colleague.
import 'server-only'
import { maySeeLooks } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { dayOf } from '@/lib/salon-time/salon-time'
import type { ChainHead } from './verify-chain'

export type AuditLine = {
  id: string
  /** ISO. */
  at: string
  /** A key under `audit.actions`. */
  action: string
  actor: string | null
  /** The living client it is about; null for everything else. */
  client: { id: string; name: string; formOfAddress: string | null } | null
}

export type AuditPage = {
  lines: AuditLine[]
  /** Where the older ones begin, as an entry's id; null when there are none. */
  older: string | null
}

const PAGE = 40
const NOTHING: AuditPage = { lines: [], older: null }

/** Who looked at a client's archive, or wrote in it, newest first; those of her merged doubles too. One statement. */
export async function listLooks(
  staff: SignedInStaff,
  clientId: string,
  before?: string | undefined,
): Promise<AuditPage> {
  if (!maySeeLooks(staff)) return NOTHING
  const hers = Prisma.sql`e."subjectType" = 'Client' AND e."subjectId" IN (
    SELECT c.id FROM "Client" c WHERE c."salonId" = ${staff.salon.id}::uuid
      AND (c.id = ${clientId}::uuid OR c."mergedIntoId" = ${clientId}::uuid)
  )`
  return page(staff, hers, before)
}

export type DeedsAsked = {
  colleagueId: string
  /** Days of the salon, both included. */
  from: string
  to: string
  before?: string | undefined
}

/** What a colleague looked at and did in a span of days, newest first. One statement. */
export async function listDeeds(
  staff: SignedInStaff,
  { colleagueId, from, to, before }: DeedsAsked,
): Promise<AuditPage> {
  if (!maySeeLooks(staff)) return NOTHING
  const { timeZone } = staff.salon
  const deeds = Prisma.sql`e."actorId" = ${colleagueId}::uuid
    AND e.at >= ${dayOf(from, timeZone).start} AND e.at < ${dayOf(to, timeZone).end}`
  return page(staff, deeds, before)
}

/** The last link of the salon's chain; its sequence is the number of entries. */
export async function chainHead(staff: SignedInStaff): Promise<ChainHead | null> {
  if (!maySeeLooks(staff)) return null
  return db.auditLink.findFirst({
    where: { salonId: staff.salon.id },
    orderBy: { sequence: 'desc' },
    select: { sequence: true, hash: true },
  })
}

type Row = Omit<AuditLine, 'at' | 'client'> & {
  at: Date
  clientId: string | null
  name: string | null
  formOfAddress: string | null
}

async function page(staff: SignedInStaff, which: Prisma.Sql, before?: string): Promise<AuditPage> {
  const older = before
    ? Prisma.sql`AND (e.at, e.id) < (
        SELECT b.at, b.id FROM "AuditEntry" b
        WHERE b.id = ${before}::uuid AND b."salonId" = ${staff.salon.id}::uuid)`
    : Prisma.empty
  const rows = await db.$queryRaw<Row[]>`
    WITH page AS (
      SELECT e.id, e.at, e.action, e."actorId", e."subjectType", e."subjectId" FROM "AuditEntry" e
      WHERE e."salonId" = ${staff.salon.id}::uuid AND ${which} ${older}
      ORDER BY e.at DESC, e.id DESC LIMIT ${PAGE + 1}
    )
    SELECT p.id, p.at, p.action, m.name AS actor, c.id AS "clientId", c.name, c."formOfAddress"
    FROM page p
    LEFT JOIN "StaffMember" m ON m.id = p."actorId"
    LEFT JOIN "Client" c ON p."subjectType" = 'Client' AND c.id = p."subjectId"
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
    ORDER BY p.at DESC, p.id DESC`
  const lines = rows.slice(0, PAGE).map(auditLine)
  return { lines, older: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null }
}

function auditLine({ id, at, action, actor, clientId, name, formOfAddress }: Row): AuditLine {
  const client = clientId && name ? { id: clientId, name, formOfAddress } : null
  return { id, at: at.toISOString(), action, actor, client }
}
