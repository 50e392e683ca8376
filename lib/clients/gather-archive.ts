// Everything that is kept on one client, table by table, in one statement: for the file and for the paper she is given.
import 'server-only'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { localName } from '@/lib/i18n/format'

/** A row as it stands in the database, by the names of its columns. */
export type GatheredRow = Record<string, unknown>

export type GatheredArchive = {
  client: GatheredRow
  /** By the table's name; every row in the order in which it came. */
  tables: Record<string, GatheredRow[]>
}

type Gathering = {
  salonId: string
  clientId: string
  tables: readonly TableName[]
  /** A common table expression of lib/audit/look.ts, when the reading itself is to be written down. */
  look?: Prisma.Sql
  /** Whom she has sent, by name; left out, by nothing but an id. */
  withOthers?: boolean
  /** False leaves no more than the last four digits of any number. */
  withNumbers: boolean
  /** False leaves the private part of treatment notes out. */
  withPrivateNotes: boolean
  /** False leaves out what was seen on her skin after a treatment, and why it may be done again. */
  withReactions: boolean
}

// As arrays: of a list the database would fear that it is long, and read whole tables for it.
const hers = Prisma.sql`ANY (ARRAY(SELECT id FROM hers))`
const herVisits = Prisma.sql`ANY (ARRAY(SELECT id FROM visits))`
const ofHer = Prisma.sql`t."clientId" = ${hers}`
const ofHerVisits = Prisma.sql`t."visitId" = ${herVisits}`
const ofHerSessions = Prisma.sql`t."sessionId" = ANY (ARRAY(
  SELECT x.id FROM "TreatmentSession" x WHERE x."visitId" = ${herVisits}))`
const ofHerAssessments = Prisma.sql`t."assessmentId" = ANY (ARRAY(
  SELECT a.id FROM "Assessment" a WHERE a."visitId" = ${herVisits}))`
const ofHerPlans = Prisma.sql`t."planId" = ANY (ARRAY(SELECT p.id FROM "CarePlan" p WHERE p."clientId" = ${hers}))`
const herPhotos = Prisma.sql`ANY (ARRAY(SELECT p.id FROM "Photo" p WHERE p."clientId" = ${hers}))`

/** How the rows of each table are known to be hers, and their order. */
const TABLES = {
  doubles: {
    of: 'Client',
    where: Prisma.sql`t.id = ${hers} AND t."mergedIntoId" IS NOT NULL`,
    by: 'id',
  },
  referred: { of: 'Client', where: Prisma.sql`t."referredById" = ${hers}`, by: 'id' },
  ClientStanding: { where: ofHer, by: 'clientId' },
  ClientPhone: { where: ofHer, by: 'id' },
  ClientTag: { where: ofHer, by: 'givenAt' },
  ClientRelation: {
    where: Prisma.sql`(${ofHer} OR t."otherId" = ${hers})`,
    by: 'id',
  },
  Alert: { where: ofHer, by: 'notedAt' },
  AlertContraindication: {
    where: Prisma.sql`t."alertId" = ANY (ARRAY(SELECT a.id FROM "Alert" a WHERE a."clientId" = ${hers}))`,
    by: 'alertId',
  },
  AlertChange: {
    where: Prisma.sql`t."alertId" IN (SELECT a.id FROM "Alert" a JOIN hers ON hers.id = a."clientId")`,
    by: 'at',
  },
  PatchTest: { where: ofHer, by: 'doneAt' },
  Reaction: { where: ofHer, by: 'notedAt' },
  Preference: { where: ofHer, by: 'notedAt' },
  BroughtOver: { where: ofHer, by: 'broughtAt' },
  Consent: { where: ofHer, by: 'recordedAt' },
  ArchiveChange: { where: ofHer, by: 'at' },
  ArchiveDraft: { where: ofHer, by: 'savedAt' },
  Promise: { where: ofHer, by: 'createdAt' },
  Case: { where: ofHer, by: 'openedAt' },
  ClientImportRow: { where: ofHer, by: 'row' },
  ClientMerge: {
    where: Prisma.sql`(t."keptId" = ${hers} OR t."goneId" = ${hers})`,
    by: 'mergedAt',
  },
  NotDuplicate: {
    where: Prisma.sql`(t."firstId" = ${hers} OR t."secondId" = ${hers})`,
    by: 'saidAt',
  },
  AuditEntry: {
    where: Prisma.sql`t."subjectType" = 'Client' AND t."subjectId" = ${hers}`,
    by: 'at',
  },
  Visit: { where: ofHer, by: 'createdAt' },
  Appointment: { where: ofHerVisits, by: 'startsAt' },
  TreatmentSession: { where: ofHerVisits, by: 'startsAt' },
  VisitEvent: { where: ofHerVisits, by: 'sequence' },
  VisitEventNote: {
    where: Prisma.sql`t."eventId" = ANY (ARRAY(SELECT e.id FROM "VisitEvent" e WHERE e."visitId" = ${herVisits}))`,
    by: 'eventId',
  },
  VisitNote: { where: ofHerVisits, by: 'savedAt' },
  Recommendation: { where: ofHerVisits, by: 'createdAt' },
  FollowUpCall: { where: ofHerVisits, by: 'attempt' },
  Assessment: { where: ofHerVisits, by: 'takenAt' },
  Reading: { where: ofHerAssessments, by: 'assessmentId' },
  AreaMark: { where: ofHerAssessments, by: 'assessmentId' },
  TreatmentNote: { where: ofHerSessions, by: 'sessionId' },
  TreatmentNoteRevision: { where: ofHerSessions, by: 'savedAt' },
  ClearedMark: { where: ofHerVisits, by: 'clearedAt' },
  SafetyAnswer: { where: ofHerVisits, by: 'askedAt' },
  SafetyOverride: { where: ofHerSessions, by: 'at' },
  CarePlan: { where: ofHer, by: 'madeAt' },
  CarePlanTreatment: { where: ofHerPlans, by: 'planId' },
  CarePlanVersion: { where: ofHerPlans, by: 'changedAt' },
  ProductAtHome: { where: ofHer, by: 'sinceOn' },
  Photo: { where: ofHer, by: 'takenAt' },
  ShownCase: {
    where: Prisma.sql`(t."beforePhotoId" = ${herPhotos} OR t."afterPhotoId" = ${herPhotos})`,
    by: 'createdAt',
  },
} as const satisfies Record<string, { of?: string; where: Prisma.Sql; by: string }>

export type TableName = keyof typeof TABLES

/** Every table there is something of hers in. */
export const ALL_TABLES = Object.keys(TABLES) as TableName[]

/** One row with one column `gathered`; none when she is not a living archive of this salon. */
export function gatherArchiveSql(gathering: Gathering): Prisma.Sql {
  const { salonId, clientId, tables, look } = gathering
  const parts = tables.map((name) => Prisma.sql`${name}::text, ${rowsOf(name, gathering)}`)
  return Prisma.sql`
    WITH RECURSIVE ${look ? Prisma.sql`${look}, ` : Prisma.empty} hers AS (
      SELECT id FROM "Client"
      WHERE id = ${clientId}::uuid AND "salonId" = ${salonId}::uuid
        AND "mergedIntoId" IS NULL AND "erasedAt" IS NULL
      UNION SELECT c.id FROM hers JOIN "Client" c ON c."mergedIntoId" = hers.id
    ), visits AS (
      SELECT v.id FROM "Visit" v WHERE v."clientId" = ${hers}
    )
    SELECT jsonb_build_object(
      'client', ${shaped('client', gathering)},
      'tables', jsonb_build_object(${Prisma.join(parts)})
    ) AS gathered
    FROM "Client" t WHERE t.id = ${clientId}::uuid AND t.id = ${hers}`
}

function rowsOf(name: TableName, gathering: Gathering): Prisma.Sql {
  const table: { of?: string; where: Prisma.Sql; by: string } = TABLES[name]
  return Prisma.sql`(
    SELECT coalesce(jsonb_agg(${shaped(name, gathering)} ORDER BY ${column(table.by)}), '[]')
    FROM ${Prisma.raw(`"${table.of ?? name}"`)} t WHERE ${table.where}
  )`
}

/** Others whom she has sent are not hers to be given: no more of them than how they are called, and not even that in a file. */
function shaped(name: TableName | 'client', gathering: Gathering): Prisma.Sql {
  const { withNumbers, withPrivateNotes, withReactions } = gathering
  if (name === 'referred')
    return gathering.withOthers
      ? Prisma.sql`jsonb_build_object('id', t.id, 'name', t.name)`
      : Prisma.sql`jsonb_build_object('id', t.id)`
  const row = Prisma.sql`to_jsonb(t)`
  if (name === 'TreatmentNoteRevision' && !withPrivateNotes) return Prisma.sql`${row} - 'privateText'`
  if (name === 'Reaction' && !withReactions)
    return Prisma.sql`${row} || '{"text": "", "clearedReason": null}'::jsonb`
  if (withNumbers) return row
  if (name === 'ClientPhone') return Prisma.sql`${row} || jsonb_build_object('e164', right(t.e164, 4))`
  if (name === 'client' || name === 'doubles')
    return Prisma.sql`${row} || jsonb_build_object('phone', right(t.phone, 4))`
  return row
}

function column(name: string): Prisma.Sql {
  return Prisma.raw(`t."${name}"`)
}

/**
 * Beside `notedById` stands `notedBy`, the name, wherever the id is one that has a name; in the reader's language where
 * there are two.
 */
export async function withNames(
  tx: Pick<Tx, '$queryRaw'>,
  gathered: GatheredArchive,
  locale?: string,
): Promise<GatheredArchive> {
  // On paper, which is printed over the counter, others may be named; a file that leaves the house names no guest but her.
  const ids = [...new Set(idsIn(gathered))]
  const guests = locale ? Prisma.sql`SELECT id, name, NULL FROM "Client" UNION ALL` : Prisma.empty
  const rows = await tx.$queryRaw<{ id: string; name: string; nameEn: string | null }[]>`
    SELECT n.id, n.name, n."nameEn" FROM (
      SELECT id, name, NULL AS "nameEn" FROM "StaffMember" UNION ALL ${guests}
      SELECT id, name, "nameEn" FROM "Treatment" UNION ALL SELECT id, name, "nameEn" FROM "Product"
      UNION ALL SELECT id, name, "nameEn" FROM "Seat" UNION ALL SELECT id, name, "nameEn" FROM "Room"
      UNION ALL SELECT id, name, "nameEn" FROM "Tag" UNION ALL SELECT id, name, "nameEn" FROM "ClientNature"
      UNION ALL SELECT id, name, "nameEn" FROM "Contraindication"
      UNION ALL SELECT id, name, "nameEn" FROM "AssessmentTemplate"
      UNION ALL SELECT id, name, "nameEn" FROM "ReadingType"
    ) n WHERE n.id = ANY (${ids}::uuid[])`
  const names = new Map(rows.map((row) => [row.id, locale ? localName(row, locale) : row.name]))
  return named(gathered, names) as GatheredArchive
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return uuid.test(value) ? [value] : []
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(idsIn) : []
}

function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => named(item, names))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const name = key.endsWith('Id') && typeof inner === 'string' ? names.get(inner) : undefined
      const beside = key.slice(0, -2)
      const itself: [string, unknown] = [key, named(inner, names)]
      return name !== undefined && !(beside in value)
        ? [itself, [beside, name] as [string, unknown]]
        : [itself]
    }),
  )
}
