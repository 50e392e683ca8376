// What treatments have done to guests, for the manager: what is new on her day, and the whole list.
import 'server-only'
import { z } from 'zod'
import { maySeeReactions } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { wordsIn } from '@/lib/clients/archive-drafts'
import type { KeptWords } from '@/lib/clients/draft-schemas'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

const instant = z.string().transform((text) => new Date(text))
const named = z.object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable() })
const guest = z.object({ id: z.uuid(), name: z.string(), formOfAddress: z.string().nullable() })

const newReaction = z.object({ id: z.uuid(), treatment: named, client: guest, notedAt: instant })

export type NewReaction = { id: string; treatment: Named; client: Guest; notedAt: string }
type Named = z.output<typeof named>
type Guest = z.output<typeof guest>

const LOOKED = 'reaction.seen'

/** Reactions that no manager has looked at yet, oldest first; none for whoever is not the manager. One statement. */
export async function listNewReactions(staff: SignedInStaff): Promise<NewReaction[]> {
  if (!maySeeReactions(staff)) return []
  const rows = await db.$queryRaw<{ facts: unknown }[]>`
    SELECT json_build_object(
      'id', r.id, 'notedAt', r."notedAt",
      'treatment', json_build_object('id', t.id, 'name', t.name, 'nameEn', t."nameEn"),
      'client', json_build_object('id', c.id, 'name', c.name, 'formOfAddress', c."formOfAddress")
    ) AS facts
    FROM "Reaction" r
    JOIN "Treatment" t ON t.id = r."treatmentId"
    JOIN "Client" c ON c.id = r."clientId" AND c."erasedAt" IS NULL AND c."mergedIntoId" IS NULL
    WHERE r."salonId" = ${staff.salon.id}::uuid AND r."clearedAt" IS NULL AND NOT EXISTS (
      SELECT FROM "AuditEntry" e
      WHERE e."subjectType" = 'Reaction' AND e."subjectId" = r.id AND e.action = ${LOOKED} AND e.at >= r."notedAt"
    )
    ORDER BY r."notedAt", r.id`
  return rows.map(({ facts }) => {
    const { notedAt, ...reaction } = newReaction.parse(facts)
    return { ...reaction, notedAt: notedAt.toISOString() }
  })
}

const listedReaction = z.object({
  id: z.uuid(),
  text: z.string(),
  notedBy: z.string(),
  notedAt: instant,
  treatment: named,
  visitId: z.uuid(),
  /** Null once her archive was erased. */
  client: guest.nullable(),
  /** The end with which it was told was taken back; what was seen on her was not. */
  endTakenBack: z.boolean(),
  cleared: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
})

const keptDraft = z.object({
  section: z.string(),
  values: z.unknown(),
  baseRevision: z.number(),
  savedAt: instant,
})

export type ListedReaction = z.output<typeof listedReaction> & {
  /** Why it may be done again, as far as whoever looks has typed that and not sent it. */
  words: KeptWords[]
}

const MOST_CLEARED = 50

/**
 * All open reactions, newest first, and after them the last of those that were cleared; nothing for whoever may not see
 * them. One statement, which also writes down that she looked: at each guest, and at each reaction, which is then no
 * longer new.
 */
export async function listReactions(staff: SignedInStaff, now: Date): Promise<ListedReaction[]> {
  if (!maySeeReactions(staff)) return []
  const rows = await db.$queryRaw<{ facts: unknown; drafts: unknown }[]>`
    WITH page AS (
      SELECT * FROM "Reaction" WHERE "salonId" = ${staff.salon.id}::uuid AND "clearedAt" IS NULL
      UNION ALL
      (
        SELECT * FROM "Reaction" WHERE "salonId" = ${staff.salon.id}::uuid AND "clearedAt" IS NOT NULL
        ORDER BY "notedAt" DESC, id DESC LIMIT ${MOST_CLEARED}
      )
    ),
    shown AS (
      SELECT r.*, c.id AS "livingId", c.name, c."formOfAddress"
      FROM page r
      LEFT JOIN "Client" c ON c.id = r."clientId" AND c."erasedAt" IS NULL AND c."mergedIntoId" IS NULL
    ),
    look AS (${looksAtThem(staff, now)})
    SELECT json_build_object(
      'id', r.id, 'text', r.text, 'notedBy', m.name, 'notedAt', r."notedAt", 'visitId', r."visitId",
      'treatment', json_build_object('id', t.id, 'name', t.name, 'nameEn', t."nameEn"),
      'client', CASE WHEN r."livingId" IS NOT NULL THEN
        json_build_object('id', r."livingId", 'name', r.name, 'formOfAddress', r."formOfAddress") END,
      'endTakenBack', EXISTS (
        SELECT FROM "VisitEvent" e
        WHERE e."visitId" = r."visitId" AND e.kind = 'session_end_undone' AND e.at >= r."notedAt"
          AND e.particulars->>'sessionId' = r."sessionId"::text
      ),
      'cleared', CASE WHEN r."clearedAt" IS NOT NULL THEN
        json_build_object('by', k.name, 'at', r."clearedAt", 'reason', r."clearedReason") END
    ) AS facts, ${wordsOf(staff)} AS drafts
    FROM shown r
    JOIN "Treatment" t ON t.id = r."treatmentId"
    JOIN "StaffMember" m ON m.id = r."notedById"
    LEFT JOIN "StaffMember" k ON k.id = r."clearedById"
    ORDER BY r."clearedAt" IS NOT NULL, r."notedAt" DESC, r.id DESC`
  return rows.map(({ facts, drafts }) => ({
    ...listedReaction.parse(facts),
    words: wordsIn(staff, z.array(keptDraft).parse(drafts)),
  }))
}

function wordsOf(staff: SignedInStaff): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object(
      'section', d.section, 'values', d.values, 'baseRevision', d."baseRevision", 'savedAt', d."savedAt"
    )), '[]')
    FROM "ArchiveDraft" d
    WHERE d."clientId" = r."livingId" AND d."staffMemberId" = ${staff.id}::uuid
      AND r."clearedAt" IS NULL AND d.section = 'clear:' || r.id
  )`
}

const ONE_LOOK_MINUTES = 5

function looksAtThem(staff: SignedInStaff, now: Date): Prisma.Sql {
  const since = new Date(now.getTime() - ONE_LOOK_MINUTES * 60_000)
  return Prisma.sql`
    INSERT INTO "AuditEntry" (id, "salonId", "actorId", action, "subjectType", "subjectId", particulars, at)
    SELECT gen_random_uuid(), ${staff.salon.id}::uuid, ${staff.id}::uuid, ${LOOKED}, seen.type, seen.id, '{}', ${now}
    FROM (
      SELECT DISTINCT 'Client' AS type, s."livingId" AS id FROM shown s WHERE s."livingId" IS NOT NULL
      UNION ALL SELECT 'Reaction', s.id FROM shown s WHERE s."clearedAt" IS NULL
    ) seen
    WHERE NOT EXISTS (
      SELECT FROM "AuditEntry" e
      WHERE e."subjectType" = seen.type AND e."subjectId" = seen.id AND e.at > ${since}
        AND e."actorId" = ${staff.id}::uuid AND e.action = ${LOOKED}
    )`
}
