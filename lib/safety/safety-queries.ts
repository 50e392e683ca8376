// What the safety gate says on a visit, and what was let through, for the manager.
import 'server-only'
import { z } from 'zod'
import { mayReadPrivateNotes, maySeeOverrides } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { PATCH_PLACES } from '@/lib/patch-tests/patch-test-flow'
import { END_REASONS, SESSION_OUTCOMES } from '@/lib/treatments/outcome-flow'
import { askedLineSchema, askingSql, standingAlertsSql, toldAlertSchema } from './asking-sql'
import { likelyOtherSchema, likelyOthersSql } from './likely-others'
import { instant, stopLineSchema, stopLineSql } from './stop-sql'

const named = z.object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable() })

const gateSchema = z.object({
  sessionId: z.uuid(),
  treatment: named,
  isStarted: z.boolean(),
  therapistId: z.uuid().nullable(),
  /** What somebody has let pass: to be minded all the same, before it begins and while it runs. */
  letPass: z.array(stopLineSchema),
  /** What stops it now and is not covered; of one that runs, what has come up since it began; of one that is over, none. */
  stops: z.array(stopLineSchema),
})

const patchNeedSchema = z.object({
  /** The treatment itself, or the product it is done with. */
  treatment: named.nullable(),
  product: named.nullable(),
  /** A reaction stands until a later test is clear. */
  hasReacted: z.boolean(),
  /** The test that counts: the latest. */
  test: z
    .object({
      id: z.uuid(),
      doneAt: instant,
      doneBy: z.string(),
      doneById: z.uuid(),
      place: z.enum(PATCH_PLACES).nullable(),
      readableAt: instant,
      result: z.enum(['clear', 'reaction']).nullable(),
      readById: z.uuid().nullable(),
      readAt: instant.nullable(),
      validUntil: instant.nullable(),
    })
    .nullable(),
})

const visitSafetySchema = z.object({
  clientId: z.uuid(),
  gates: z.array(gateSchema),
  /** The salon's list: what an alert can mean. */
  entries: z.array(named.extend({ kind: z.string() })),
  /** What wants a patch test before today's treatments, each thing once. */
  patchNeeds: z.array(patchNeedSchema),
  /** Who may let begin what is stopped; what nobody has asked or understood, the manager alone. */
  deciders: z.array(z.object({ id: z.uuid(), name: z.string(), isManager: z.boolean() })),
  /** What she is asked in this visit, by its treatments, in the order of asking; the latest answer of this visit. */
  questions: z.array(askedLineSchema),
  /** What stands of what she has told. */
  alerts: z.array(toldAlertSchema),
  /** Who else she may be, until she was asked. */
  others: z.array(likelyOtherSchema),
  /** When she was last asked in an earlier visit; null for somebody new. */
  lastAskedAt: instant.nullable(),
})

export type Gate = z.output<typeof gateSchema>
export type PatchNeed = z.output<typeof patchNeedSchema>
export type VisitSafety = z.output<typeof visitSafetySchema>
export type ListEntry = VisitSafety['entries'][number]

const nameOf = (row: string) =>
  Prisma.raw(`json_build_object('id', ${row}.id, 'name', ${row}.name, 'nameEn', ${row}."nameEn")`)

/** The gate of each treatment of a visit, and what opens it; null when it is not a visit of this salon. One statement. */
export async function readVisitSafety(
  staff: SignedInStaff,
  visitId: string,
  now: Date,
): Promise<VisitSafety | null> {
  const line = stopLineSql(Prisma.sql`f.key`, { withHarms: mayReadPrivateNotes(staff) })
  const rows = await db.$queryRaw<{ facts: unknown }[]>`
    WITH here AS (
      SELECT v.id, v."clientId", v."salonId" FROM "Visit" v
      WHERE v.id = ${visitId}::uuid AND v."salonId" = ${staff.salon.id}::uuid
    ),
    session AS (
      SELECT s.id, s."treatmentId", s."startedAt", s."endedAt", s."startsAt", s."therapistId"
      FROM "TreatmentSession" s JOIN here ON here.id = s."visitId"
      WHERE s."releasedAt" IS NULL
    ),
    used AS (
      SELECT DISTINCT s."treatmentId" AS id FROM session s WHERE s."startedAt" IS NULL
    ),
    wanting AS (
      SELECT t.id AS thing, ${nameOf('t')} AS treatment, NULL::json AS product
      FROM used JOIN "Treatment" t ON t.id = used.id WHERE t."patchTestDays" IS NOT NULL
      UNION ALL
      SELECT p.id, NULL, ${nameOf('p')} FROM "Product" p
      WHERE p."patchTestDays" IS NOT NULL AND p.id IN (
        SELECT x."productId" FROM used JOIN "TreatmentProduct" x ON x."treatmentId" = used.id
        UNION
        SELECT y."productId" FROM used
        JOIN "ProtocolStep" st ON st."treatmentId" = used.id AND st."retiredAt" IS NULL
        JOIN "ProtocolStepProduct" y ON y."stepId" = st.id
      )
    )
    SELECT json_build_object(
      'clientId', here."clientId",
      'gates', (
        SELECT coalesce(json_agg(json_build_object(
          'sessionId', s.id, 'treatment', ${nameOf('t')}, 'isStarted', s."startedAt" IS NOT NULL,
          'therapistId', s."therapistId",
          'letPass', (
            SELECT coalesce(json_agg(${line} ORDER BY f.kind, f.key), '[]')
            FROM foyer_safety_stops(s.id, coalesce(s."startedAt", ${now})) f
            WHERE s."endedAt" IS NULL AND EXISTS (
              SELECT FROM "SafetyOverride" o WHERE o."sessionId" = s.id AND (f.key = ANY (o.stops) OR foyer_skin_was_seen(f.key, o.stops))
            ) AND f.key NOT IN (SELECT o.key FROM foyer_open_stops(s.id, coalesce(s."startedAt", ${now})) o)
          ),
          'stops', (
            SELECT coalesce(json_agg(${line} ORDER BY f.kind, f.key), '[]')
            FROM (
              SELECT * FROM foyer_open_stops(s.id, ${now}) WHERE s."startedAt" IS NULL
              UNION ALL SELECT * FROM foyer_halts(s.id)
            ) f
          )
        ) ORDER BY s."startsAt", s.id), '[]')
        FROM session s JOIN "Treatment" t ON t.id = s."treatmentId"
      ),
      'entries', (
        SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'nameEn', c."nameEn", 'kind', c.kind)
          ORDER BY c.position, c.id), '[]')
        FROM "Contraindication" c WHERE c."salonId" = here."salonId" AND c."retiredAt" IS NULL
      ),
      'patchNeeds', (
        SELECT coalesce(json_agg(json_build_object('treatment', w.treatment, 'product', w.product, 'hasReacted', foyer_patch_reacted(here."clientId", w.thing), 'test', (
          SELECT json_build_object('id', p.id, 'doneAt', p."doneAt", 'readableAt', p."readableAt", 'doneBy', m.name,
            'doneById', p."doneById", 'place', p.place, 'result', p.result, 'readById', p."readById",
            'readAt', p."readAt", 'validUntil', p."validUntil")
          FROM "PatchTest" p JOIN "StaffMember" m ON m.id = p."doneById"
          WHERE p."clientId" = here."clientId" AND coalesce(p."treatmentId", p."productId") = w.thing
            AND p."takenBackAt" IS NULL
          ORDER BY p."doneAt" DESC, p.id DESC LIMIT 1
        )) ORDER BY w.product IS NOT NULL, w.thing), '[]')
        FROM wanting w
      ),
      'deciders', (
        SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'isManager', m.role = 'manager')
          ORDER BY m.role DESC, m."createdAt"), '[]') FROM "StaffMember" m
        WHERE m."salonId" = here."salonId" AND m."deactivatedAt" IS NULL
          AND (m.role = 'manager' OR m."mayOverrideSafety")
      ),
      'questions', ${askingSql(Prisma.sql`here.id`)},
      'alerts', ${standingAlertsSql(Prisma.sql`here."clientId"`)},
      'others', ${likelyOthersSql(Prisma.sql`here."clientId"`)},
      'lastAskedAt', foyer_last_asked(here.id)
    ) AS facts
    FROM here`
  return rows[0] ? visitSafetySchema.parse(rows[0].facts) : null
}

/** What an override is worth by now. */
export type OverrideWorth = {
  overrideId: string
  /** `enough`: nothing else stops the treatment. `not_enough`: something has come up since. `unneeded`: what it covered
   * stops nothing any more. */
  worth: 'enough' | 'not_enough' | 'unneeded'
}

/**
 * What the overrides of a visit are worth, of the treatments that have not ended; what has ended was let begin by them.
 * One statement; none of another salon's visit.
 */
export async function listOverrideWorth(
  staff: SignedInStaff,
  visitId: string,
  now: Date,
): Promise<OverrideWorth[]> {
  return db.$queryRaw<OverrideWorth[]>`
    SELECT o.id AS "overrideId", CASE
      WHEN EXISTS (
        SELECT FROM foyer_open_stops(s.id, ${now}) WHERE s."startedAt" IS NULL
        UNION ALL SELECT FROM foyer_halts(s.id)
      ) THEN 'not_enough'
      WHEN s."startedAt" IS NULL AND NOT EXISTS (
        SELECT FROM foyer_safety_stops(s.id, ${now}) f
        WHERE (f.key = ANY (o.stops) OR foyer_skin_was_seen(f.key, o.stops))
          -- What has grown heavier since is covered by somebody else's word.
          AND NOT EXISTS (SELECT FROM "Alert" a WHERE a.id = f."alertId" AND a."heavierAt" >= o.at)
      ) THEN 'unneeded'
      ELSE 'enough' END AS worth
    FROM "Visit" v
    JOIN "TreatmentSession" s ON s."visitId" = v.id AND s."releasedAt" IS NULL AND s."endedAt" IS NULL
    JOIN "SafetyOverride" o ON o."sessionId" = s.id
    WHERE v.id = ${visitId}::uuid AND v."salonId" = ${staff.salon.id}::uuid`
}

/** What became of a treatment that was let begin. */
const BECAME = [...SESSION_OUTCOMES, 'runs', 'not_begun', 'taken_out'] as const

const listedOverrideSchema = z.object({
  id: z.uuid(),
  by: z.string(),
  at: instant,
  reason: z.string(),
  /** It holds in later visits too, until the alert changes. */
  isLasting: z.boolean(),
  /** What was signed. */
  stops: z.array(stopLineSchema),
  treatment: named,
  visitId: z.uuid(),
  /** Null once her archive was erased. */
  client: z.object({ id: z.uuid(), name: z.string(), formOfAddress: z.string().nullable() }).nullable(),
  became: z.enum(BECAME),
  /** Why it ended before its time; what was noted besides is told in her visit. */
  endReason: z.enum(END_REASONS).nullable(),
})

export type ListedOverride = z.output<typeof listedOverrideSchema>

export type OverridePage = {
  overrides: ListedOverride[]
  /** Where the older ones begin, as an override's id; null when there are none. */
  older: string | null
}

const PAGE = 20
const ONE_LOOK_MINUTES = 5

/**
 * Who let what begin, and why, newest first; nothing for whoever may not see it. One statement, which also writes down
 * the look at each guest named.
 */
export async function listOverrides(
  staff: SignedInStaff,
  now: Date,
  before?: string | undefined,
): Promise<OverridePage> {
  if (!maySeeOverrides(staff)) return { overrides: [], older: null }
  const rows = await db.$queryRaw<{ facts: unknown }[]>`
    WITH page AS (
      SELECT o.id, o.at, o.reason, o."isLasting", o.stops, m.name AS by, s."treatmentId", s."endReason",
        CASE
          WHEN s."endedAt" IS NOT NULL THEN coalesce(s.outcome::text, 'performed')
          WHEN s."startedAt" IS NOT NULL THEN 'runs'
          WHEN s."releasedAt" IS NOT NULL THEN 'taken_out'
          ELSE 'not_begun' END AS became, v.id AS "visitId", c.id AS "clientId", c.name, c."formOfAddress"
      FROM "SafetyOverride" o
      JOIN "StaffMember" m ON m.id = o."byId"
      JOIN "TreatmentSession" s ON s.id = o."sessionId"
      JOIN "Visit" v ON v.id = s."visitId" AND v."salonId" = ${staff.salon.id}::uuid
      LEFT JOIN "Client" c ON c.id = v."clientId" AND c."erasedAt" IS NULL AND c."mergedIntoId" IS NULL
      WHERE ${olderThan(staff, before)}
      ORDER BY o.at DESC, o.id DESC LIMIT ${PAGE + 1}
    ),
    look AS (${looksAtThePage(staff, now)})
    SELECT json_build_object(
      'id', o.id, 'by', o.by, 'at', o.at, 'reason', o.reason, 'isLasting', o."isLasting", 'visitId', o."visitId",
      'became', o.became, 'endReason', o."endReason", 'treatment', ${nameOf('t')},
      'client', CASE WHEN o."clientId" IS NOT NULL THEN
        json_build_object('id', o."clientId", 'name', o.name, 'formOfAddress', o."formOfAddress") END,
      'stops', (
        SELECT coalesce(json_agg(${stopLineSql(Prisma.sql`u.key`, { withHarms: false })} ORDER BY u.n), '[]')
        FROM unnest(o.stops) WITH ORDINALITY u(key, n)
      )
    ) AS facts
    FROM page o JOIN "Treatment" t ON t.id = o."treatmentId"
    ORDER BY o.at DESC, o.id DESC`
  const overrides = rows.slice(0, PAGE).map(({ facts }) => listedOverrideSchema.parse(facts))
  return { overrides, older: rows.length > PAGE ? (overrides.at(-1)?.id ?? null) : null }
}

function olderThan({ salon }: SignedInStaff, before: string | undefined): Prisma.Sql {
  if (!before) return Prisma.sql`true`
  return Prisma.sql`(o.at, o.id) < (
    SELECT b.at, b.id FROM "SafetyOverride" b
    JOIN "StaffMember" w ON w.id = b."byId" AND w."salonId" = ${salon.id}::uuid
    WHERE b.id = ${before}::uuid)`
}

/** As lookAt() does for one guest, for everybody on the page; whoever reads on within five minutes looks once. */
function looksAtThePage(staff: SignedInStaff, now: Date): Prisma.Sql {
  const since = new Date(now.getTime() - ONE_LOOK_MINUTES * 60_000)
  return Prisma.sql`
    INSERT INTO "AuditEntry" (id, "salonId", "actorId", action, "subjectType", "subjectId", particulars, at)
    SELECT gen_random_uuid(), ${staff.salon.id}::uuid, ${staff.id}::uuid, 'override.seen', 'Client', seen."clientId",
      '{}', ${now}
    FROM (
      SELECT DISTINCT p."clientId" FROM (SELECT * FROM page ORDER BY at DESC, id DESC LIMIT ${PAGE}) p
      WHERE p."clientId" IS NOT NULL
    ) seen
    WHERE NOT EXISTS (
      SELECT 1 FROM "AuditEntry" e
      WHERE e."subjectType" = 'Client' AND e."subjectId" = seen."clientId" AND e.at > ${since}
        AND e."actorId" = ${staff.id}::uuid AND e.action = 'override.seen'
    )`
}
