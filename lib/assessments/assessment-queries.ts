// Reads of what was assessed: on a visit, what it tells of her concerns, and over her visits.
import 'server-only'
import { z } from 'zod'
import { mayReadAssessments } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { AREAS, type Area } from '@/lib/concerns/area-flow'
import { type Concern, concernOf, isConcern, REGIONS } from '@/lib/concerns/concern-flow'
import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { seenReading } from './assessment-schemas'

const instant = z.string().transform((text) => new Date(text))

const readingType = seenReading.extend({ id: z.uuid() })

export type ReadingType = z.output<typeof readingType>

/** The facts of the reading type under this alias, as JSON pairs. */
function typeAsPairs(alias: string): Prisma.Sql {
  return Prisma.raw(
    Object.keys(readingType.shape)
      .map((column) => `'${column}', ${alias}."${column}"`)
      .join(', '),
  )
}

const markSchema = z.object({ area: z.enum(AREAS), kind: z.string(), strength: z.number() })

const sheetSchema = z.object({
  id: z.uuid(),
  region: z.enum(REGIONS),
  name: z.string(),
  nameEn: z.string().nullable(),
  /** Those in use, and those that were read on this visit. */
  readings: z.array(
    readingType.extend({
      before: z.number().nullable(),
      after: z.number().nullable(),
      /** Before and after the treatment of the last visit on which it was read. */
      last: z.object({ before: z.number(), after: z.number().nullable(), at: instant }).nullable(),
    }),
  ),
  marks: z.array(markSchema),
  /** Of the last visit on which this sheet was filled in. */
  lastMarks: z.array(markSchema),
  taken: z.object({ by: z.string(), at: instant }).nullable(),
})

const visitAssessmentSchema = z.object({
  sheets: z.array(sheetSchema),
  /** What the treatments of this visit are good for. */
  booked: z.array(z.string()),
  /** The sheet filled in on the visit before this one. */
  lastUsedId: z.uuid().nullable(),
  /** A treatment has begun, so that key readings can be taken again. */
  hasBegun: z.boolean(),
})

export type AreaMarkTold = z.output<typeof markSchema>
export type VisitSheet = z.output<typeof sheetSchema>
export type VisitAssessment = z.output<typeof visitAssessmentSchema>

/**
 * The sheets as they stand on this visit, each reading with its value of before, of after and of her last visit. Null for
 * whoever may not read assessments, and for a visit of another salon. One statement.
 */
export async function getVisitAssessment(
  staff: SignedInStaff,
  visitId: string,
): Promise<VisitAssessment | null> {
  if (!mayReadAssessments(staff)) return null
  const [row] = await db.$queryRaw<{ facts: unknown }[]>`
    WITH here AS (
      SELECT id, "clientId", "salonId" FROM "Visit"
      WHERE id = ${visitId}::uuid AND "salonId" = ${staff.salon.id}::uuid
    ),
    today AS (SELECT a.* FROM "Assessment" a JOIN here ON a."visitId" = here.id),
    earlier AS (
      SELECT a.* FROM here
      JOIN "Visit" o ON o."clientId" = here."clientId" AND o.id <> here.id
      JOIN "Assessment" a ON a."visitId" = o.id AND a.moment = 'before'
      WHERE a."takenAt" < coalesce((SELECT min("takenAt") FROM today), 'infinity')
        AND (EXISTS (SELECT 1 FROM "Reading" r WHERE r."assessmentId" = a.id)
          OR EXISTS (SELECT 1 FROM "AreaMark" m WHERE m."assessmentId" = a.id))
    ),
    last_read AS (
      SELECT DISTINCT ON (r."readingTypeId") r."readingTypeId", r.value, a."visitId", a."takenAt"
      FROM earlier a JOIN "Reading" r ON r."assessmentId" = a.id
      ORDER BY r."readingTypeId", a."takenAt" DESC
    ),
    last_sheet AS (
      SELECT DISTINCT ON ("templateId") id, "templateId" FROM earlier ORDER BY "templateId", "takenAt" DESC
    ),
    today_read AS (
      SELECT r."readingTypeId",
        max(r.value) FILTER (WHERE a.moment = 'before') AS before,
        max(r.value) FILTER (WHERE a.moment = 'after') AS after
      FROM today a JOIN "Reading" r ON r."assessmentId" = a.id GROUP BY r."readingTypeId"
    )
    SELECT json_build_object(
      'sheets', (
        SELECT coalesce(json_agg(json_build_object(
          'id', s.id, 'region', s.region, 'name', s.name, 'nameEn', s."nameEn",
          'readings', (
            SELECT coalesce(json_agg(json_build_object(
              ${typeAsPairs('t')}, 'before', d.before, 'after', d.after,
              'last', CASE WHEN l.value IS NOT NULL THEN json_build_object(
                'before', l.value, 'at', l."takenAt",
                'after', (SELECT r.value FROM "Assessment" f JOIN "Reading" r ON r."assessmentId" = f.id
                  WHERE f."visitId" = l."visitId" AND f.moment = 'after' AND r."readingTypeId" = t.id)
              ) END
            ) ORDER BY t.position, t.id), '[]')
            FROM "ReadingType" t
            LEFT JOIN today_read d ON d."readingTypeId" = t.id
            LEFT JOIN last_read l ON l."readingTypeId" = t.id
            WHERE t."templateId" = s.id
              AND (t."retiredAt" IS NULL OR d.before IS NOT NULL OR d.after IS NOT NULL)
          ),
          'marks', ${marksAsJson(Prisma.sql`
            (SELECT id FROM today WHERE "templateId" = s.id AND moment = 'before')`)},
          'lastMarks', ${marksAsJson(Prisma.sql`(SELECT id FROM last_sheet WHERE "templateId" = s.id)`)},
          'taken', (
            SELECT json_build_object('by', m.name, 'at', d."takenAt")
            FROM today d JOIN "StaffMember" m ON m.id = d."takenById"
            WHERE d."templateId" = s.id AND d.moment = 'before'
          )
        ) ORDER BY s.position, s.id), '[]')
        FROM "AssessmentTemplate" s
        WHERE s."salonId" = here."salonId"
          AND (s."retiredAt" IS NULL OR EXISTS (SELECT 1 FROM today d WHERE d."templateId" = s.id))
      ),
      'booked', (
        SELECT coalesce(json_agg(DISTINCT code), '[]')
        FROM "TreatmentSession" x JOIN "Treatment" t ON t.id = x."treatmentId", unnest(t.concerns) AS code
        WHERE x."visitId" = here.id AND x."releasedAt" IS NULL
      ),
      'lastUsedId', (SELECT "templateId" FROM earlier ORDER BY "takenAt" DESC LIMIT 1),
      'hasBegun', EXISTS (
        SELECT 1 FROM "TreatmentSession" x WHERE x."visitId" = here.id AND x."startedAt" IS NOT NULL
      )
    ) AS facts
    FROM here`
  return row ? visitAssessmentSchema.parse(row.facts) : null
}

function marksAsJson(assessmentId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('area', m.area, 'kind', m.kind, 'strength', m.strength)
      ORDER BY m.strength DESC, m.area, m.kind), '[]')
    FROM "AreaMark" m WHERE m."assessmentId" = ${assessmentId}
  )`
}

const tellingSchema = z.object({
  readings: z.array(
    z.object({
      name: z.string(),
      nameEn: z.string().nullable(),
      /** Of a scale; null when it is a measure with its unit. */
      steps: z.number().nullable(),
      unit: z.string().nullable(),
      value: z.number(),
      concern: z.string().nullable(),
      concernBelow: z.number().nullable(),
      concernAbove: z.number().nullable(),
    }),
  ),
  marks: z.array(markSchema),
})

/** Why a concern is hers today: a value that was read, or an area that was marked (1 slight to 3 strong). */
export type ConcernReason =
  | {
      by: 'reading'
      reading: { name: string; nameEn: string | null }
      value: number
      steps: number | null
      unit: string | null
    }
  | { by: 'mark'; area: Area; strength: number }

export type VisitConcern = { concern: Concern; because: ConcernReason[] }

/**
 * Her concerns as this visit's assessment before the treatment tells them, those with the most behind them first. None
 * for whoever may not read assessments, and for a visit of another salon. One statement.
 */
export async function listVisitConcerns(
  staff: SignedInStaff,
  visitId: string,
  store: Pick<Tx, '$queryRaw'> = db,
): Promise<VisitConcern[]> {
  if (!mayReadAssessments(staff)) return []
  const [row] = await store.$queryRaw<{ facts: unknown }[]>`
    SELECT json_build_object(
      'readings', (
        SELECT coalesce(json_agg(json_build_object(
          'name', t.name, 'nameEn', t."nameEn", 'steps', t.steps, 'unit', t.unit, 'value', r.value,
          'concern', t.concern, 'concernBelow', t."concernBelow", 'concernAbove', t."concernAbove"
        ) ORDER BY s.position, t.position, t.id), '[]')
        FROM "Assessment" a
        JOIN "Reading" r ON r."assessmentId" = a.id
        JOIN "ReadingType" t ON t.id = r."readingTypeId"
        JOIN "AssessmentTemplate" s ON s.id = a."templateId"
        WHERE a."visitId" = v.id AND a.moment = 'before' AND t.concern IS NOT NULL
      ),
      'marks', (
        SELECT coalesce(json_agg(json_build_object('area', m.area, 'kind', m.kind, 'strength', m.strength)
          ORDER BY m.strength DESC, m.area), '[]')
        FROM "Assessment" a JOIN "AreaMark" m ON m."assessmentId" = a.id
        WHERE a."visitId" = v.id AND a.moment = 'before'
      )
    ) AS facts
    FROM "Visit" v WHERE v.id = ${visitId}::uuid AND v."salonId" = ${staff.salon.id}::uuid`
  return row ? concernsFrom(tellingSchema.parse(row.facts)) : []
}

function concernsFrom({ readings, marks }: z.output<typeof tellingSchema>): VisitConcern[] {
  const found = new Map<Concern, ConcernReason[]>()
  const add = (concern: Concern, reason: ConcernReason) =>
    found.set(concern, [...(found.get(concern) ?? []), reason])
  for (const { name, nameEn, value, steps, unit, ...telling } of readings) {
    const concern = concernOf(telling, value)
    if (concern) add(concern, { by: 'reading', reading: { name, nameEn }, value, steps, unit })
  }
  for (const { kind, area, strength } of marks) if (isConcern(kind)) add(kind, { by: 'mark', area, strength })
  return [...found]
    .map(([concern, because]) => ({ concern, because }))
    .sort((one, other) => weightOf(other) - weightOf(one))
}

/** A reading counts as a clear mark. */
function weightOf({ because }: VisitConcern): number {
  return because.reduce((sum, reason) => sum + (reason.by === 'mark' ? reason.strength : 2), 0)
}

const trendsSchema = z.object({
  /** How many of her visits were assessed, the oldest of those told first. */
  visits: z.array(z.object({ id: z.uuid(), at: instant })),
  sheets: z.array(
    z.object({
      id: z.uuid(),
      region: z.enum(REGIONS),
      name: z.string(),
      nameEn: z.string().nullable(),
      readings: z.array(
        readingType.extend({
          points: z.array(
            z.object({
              visitId: z.uuid(),
              at: instant,
              before: z.number().nullable(),
              after: z.number().nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
})

export type Trends = z.output<typeof trendsSchema>
export type TrendOfReading = Trends['sheets'][number]['readings'][number]

/** As far back as a plot stays readable. */
const MOST_VISITS = 24

/**
 * Her readings over the last visits on which any was taken. Null for whoever may not read assessments, and for an archive
 * that is not living in this salon. One statement however many visits.
 */
export async function readTrends(staff: SignedInStaff, clientId: string): Promise<Trends | null> {
  if (!mayReadAssessments(staff)) return null
  const [row] = await db.$queryRaw<{ facts: unknown }[]>`
    WITH her AS (
      SELECT id FROM "Client"
      WHERE id = ${clientId}::uuid AND "salonId" = ${staff.salon.id}::uuid
        AND "mergedIntoId" IS NULL AND "erasedAt" IS NULL
    ),
    assessed AS (
      SELECT a."visitId", min(a."takenAt") AS at
      FROM her JOIN "Visit" v ON v."clientId" = her.id JOIN "Assessment" a ON a."visitId" = v.id
      WHERE EXISTS (SELECT 1 FROM "Reading" r WHERE r."assessmentId" = a.id)
      GROUP BY a."visitId" ORDER BY at DESC LIMIT ${MOST_VISITS}
    ),
    points AS (
      SELECT r."readingTypeId", p."visitId", p.at,
        max(r.value) FILTER (WHERE a.moment = 'before') AS before,
        max(r.value) FILTER (WHERE a.moment = 'after') AS after
      FROM assessed p JOIN "Assessment" a ON a."visitId" = p."visitId"
      JOIN "Reading" r ON r."assessmentId" = a.id
      GROUP BY r."readingTypeId", p."visitId", p.at
    ),
    told AS (
      SELECT t.*, (
        SELECT json_agg(json_build_object(
          'visitId', p."visitId", 'at', p.at, 'before', p.before, 'after', p.after
        ) ORDER BY p.at, p."visitId")
        FROM points p WHERE p."readingTypeId" = t.id
      ) AS points
      FROM "ReadingType" t WHERE t.id IN (SELECT "readingTypeId" FROM points)
    )
    SELECT json_build_object(
      'visits', (
        SELECT coalesce(json_agg(json_build_object('id', p."visitId", 'at', p.at) ORDER BY p.at), '[]')
        FROM assessed p
      ),
      'sheets', (
        SELECT coalesce(json_agg(json_build_object(
          'id', s.id, 'region', s.region, 'name', s.name, 'nameEn', s."nameEn",
          'readings', (
            SELECT json_agg(json_build_object(${typeAsPairs('t')}, 'points', t.points) ORDER BY t.position, t.id)
            FROM told t WHERE t."templateId" = s.id
          )
        ) ORDER BY s.position, s.id), '[]')
        FROM "AssessmentTemplate" s WHERE s.id IN (SELECT "templateId" FROM told)
      )
    ) AS facts
    FROM her`
  return row ? trendsSchema.parse(row.facts) : null
}
