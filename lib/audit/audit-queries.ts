// Who saw her and who did what: the audit as the manager reads it, per client and per colleague.
import 'server-only'
import { maySeeLooks } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { dayOf } from '@/lib/salon-time/salon-time'
import { type AuditFact, auditFacts } from './audit-facts'
import type { DeedKind } from './audit-schemas'
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
  /** Which treatment, colleague, room …; null where it has no name, and for clients. */
  subject: { id: string; name: string; nameEn: string | null } | null
  facts: AuditFact[]
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
  /** Left out: everybody's. */
  colleagueId?: string | undefined
  kind?: DeedKind | undefined
  /** One client, treatment, colleague … alone. */
  subjectId?: string | undefined
  /** Days of the salon, both included. */
  from: string
  to: string
  before?: string | undefined
}

/** What a colleague, or everybody, looked at and did in a span of days, newest first. One statement. */
export async function listDeeds(
  staff: SignedInStaff,
  { colleagueId, kind, subjectId, from, to, before }: DeedsAsked,
): Promise<AuditPage> {
  if (!maySeeLooks(staff)) return NOTHING
  const { timeZone } = staff.salon
  const by = colleagueId ? Prisma.sql`AND e."actorId" = ${colleagueId}::uuid` : Prisma.empty
  const about = subjectId ? Prisma.sql`AND e."subjectId" = ${subjectId}::uuid` : Prisma.empty
  const ofKind = kind ? Prisma.sql`AND ${KINDS[kind]}` : Prisma.empty
  const deeds = Prisma.sql`e.at >= ${dayOf(from, timeZone).start} AND e.at < ${dayOf(to, timeZone).end}
    ${by} ${about} ${ofKind}`
  return page(staff, deeds, before)
}

const LEFT_THE_HOUSE = Prisma.sql`e.action IN ('list.exported', 'archive.exported', 'import.report_taken', 'backup.fetched')`

/** Each entry is of one kind. */
const KINDS: Readonly<Record<DeedKind, Prisma.Sql>> = {
  looks: Prisma.sql`e.action LIKE '%.seen'`,
  exports: LEFT_THE_HOUSE,
  guests: Prisma.sql`e."subjectType" IN ('Client', 'Visit', 'TreatmentNote')
    AND e.action NOT LIKE '%.seen' AND NOT ${LEFT_THE_HOUSE}`,
  staff: Prisma.sql`e."subjectType" = 'StaffMember'`,
  house: Prisma.sql`e."subjectType" NOT IN ('Client', 'Visit', 'TreatmentNote', 'StaffMember')
    AND e.action NOT LIKE '%.seen' AND NOT ${LEFT_THE_HOUSE}`,
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

type Row = Omit<AuditLine, 'at' | 'client' | 'subject' | 'facts'> & {
  at: Date
  particulars: unknown
  subjectId: string | null
  subjectName: string | null
  subjectNameEn: string | null
  clientId: string | null
  name: string | null
  formOfAddress: string | null
}

/** Tables whose entries have a name to be told by. */
const NAMED_TABLES = [
  ...['Treatment', 'Product', 'Courtesy', 'Seat', 'Room', 'ClientNature', 'Tag', 'Skill', 'RoomFeature'],
  ...['Contraindication', 'Phrase', 'AssessmentTemplate', 'ReadingType'],
]

const NAMED = Prisma.join(
  [
    ...NAMED_TABLES.map(
      (table) => Prisma.sql`
        SELECT n.name, n."nameEn" FROM ${Prisma.raw(`"${table}"`)} n
        WHERE p."subjectType" = ${Prisma.raw(`'${table}'`)} AND n.id = p."subjectId"`,
    ),
    Prisma.sql`SELECT n.name, NULL FROM "StaffMember" n WHERE p."subjectType" = 'StaffMember' AND n.id = p."subjectId"`,
    Prisma.sql`SELECT n.name, NULL FROM "SavedList" n WHERE p."subjectType" = 'SavedList' AND n.id = p."subjectId"`,
    Prisma.sql`SELECT n.title, n."titleEn" FROM "ShownCase" n WHERE p."subjectType" = 'ShownCase' AND n.id = p."subjectId"`,
  ],
  ' UNION ALL ',
)

async function page(staff: SignedInStaff, which: Prisma.Sql, before?: string): Promise<AuditPage> {
  const older = before
    ? Prisma.sql`AND (e.at, e.id) < (
        SELECT b.at, b.id FROM "AuditEntry" b
        WHERE b.id = ${before}::uuid AND b."salonId" = ${staff.salon.id}::uuid)`
    : Prisma.empty
  const rows = await db.$queryRaw<Row[]>`
    WITH page AS (
      SELECT e.id, e.at, e.action, e."actorId", e."subjectType", e."subjectId", e.particulars
      FROM "AuditEntry" e
      WHERE e."salonId" = ${staff.salon.id}::uuid AND ${which} ${older}
      ORDER BY e.at DESC, e.id DESC LIMIT ${PAGE + 1}
    )
    SELECT p.id, p.at, p.action, p.particulars, p."subjectId", s.name AS "subjectName", s."nameEn" AS "subjectNameEn",
      m.name AS actor, c.id AS "clientId", c.name, c."formOfAddress"
    FROM page p
    LEFT JOIN "StaffMember" m ON m.id = p."actorId"
    LEFT JOIN "Visit" v ON p."subjectType" = 'Visit' AND v.id = p."subjectId"
    LEFT JOIN "Client" c ON c.id = CASE p."subjectType" WHEN 'Client' THEN p."subjectId" ELSE v."clientId" END
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
    LEFT JOIN LATERAL (${NAMED}) s ON true
    ORDER BY p.at DESC, p.id DESC`
  const lines = rows.slice(0, PAGE).map(auditLine)
  return { lines, older: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null }
}

function auditLine({ id, at, action, actor, particulars, ...row }: Row): AuditLine {
  const { clientId, name, formOfAddress, subjectId, subjectName, subjectNameEn } = row
  const client = clientId && name ? { id: clientId, name, formOfAddress } : null
  const subject =
    subjectId && subjectName ? { id: subjectId, name: subjectName, nameEn: subjectNameEn } : null
  return { id, at: at.toISOString(), action, actor, client, subject, facts: auditFacts(particulars) }
}
