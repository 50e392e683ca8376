// Her standing care plan as every reader of it gets it: the goal, and how far each of its courses has come.
import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'

export const courseSchema = z.object({
  treatmentId: z.uuid(),
  name: z.string(),
  nameEn: z.string().nullable(),
  isOffered: z.boolean(),
  sessions: z.number(),
  intervalDays: z.number(),
  done: z.number(),
  lastOn: z.iso.date().nullable(),
  booked: z.number(),
  bookedOn: z.iso.date().nullable(),
  bookedUntil: z.iso.date().nullable(),
})

export const standingPlan = z.object({
  id: z.uuid(),
  goal: z.string(),
  /** YYYY-MM-DD in the salon's zone. */
  madeOn: z.iso.date(),
  courses: z.array(courseSchema),
})

export type StandingPlan = z.output<typeof standingPlan>

/**
 * Whether the session `s` of the treatment `t` counts in a plan once it has ended: what was performed does; what was done
 * in part does from half of its minutes on, by the rule of {@link isSurelyEarly}; what was broken off never does.
 */
const countsSql = Prisma.sql`CASE s.outcome
  WHEN 'broken_off' THEN false
  WHEN 'in_part' THEN s."endedAt" - s."startedAt" >= make_interval(mins => t."durationMinutes") / 2
  ELSE true
END`

/**
 * The courses of the plan `p` of the query as the JSON that {@link courseSchema} reads; `zone` is the salon's, as SQL.
 * Done is what has ended since the plan was made, and until it ended, and counts; the last one may have been
 * before it; booked is what is planned or under way.
 */
export function coursesSql(zone: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object(
      'treatmentId', t.id, 'name', t.name, 'nameEn', t."nameEn", 'isOffered', t."retiredAt" IS NULL,
      'sessions', k.sessions, 'intervalDays', k."intervalDays",
      'done', x.done, 'lastOn', x."lastOn", 'booked', x.booked, 'bookedOn', x."bookedOn", 'bookedUntil', x."bookedUntil"
    ) ORDER BY k.position, t.id), '[]')
    FROM "CarePlanTreatment" k
    JOIN "Treatment" t ON t.id = k."treatmentId"
    CROSS JOIN LATERAL (
      SELECT
        count(*) FILTER (WHERE q."isDone") AS done,
        (max(q."endedAt") FILTER (WHERE q."isPast") AT TIME ZONE ${zone})::date AS "lastOn",
        count(*) FILTER (WHERE q."isBooked") AS booked,
        (min(q."startsAt") FILTER (WHERE q."isBooked") AT TIME ZONE ${zone})::date AS "bookedOn",
        (max(q."startsAt") FILTER (WHERE q."isBooked") AT TIME ZONE ${zone})::date AS "bookedUntil"
      FROM (
        SELECT s."startsAt", s."endedAt",
          s."endedAt" IS NOT NULL AND (p."endedAt" IS NULL OR s."endedAt" <= p."endedAt") AS "isPast",
          s."endedAt" >= p."madeAt" AND (p."endedAt" IS NULL OR s."endedAt" <= p."endedAt") AS "isDone",
          p."endedAt" IS NULL AND s."endedAt" IS NULL AND s."releasedAt" IS NULL
            AND v.stage IN ('expected', 'greeting', 'seating', 'consultation', 'treatment') AS "isBooked"
        FROM "Visit" v JOIN "TreatmentSession" s ON s."visitId" = v.id
        WHERE v."clientId" = p."clientId" AND s."treatmentId" = k."treatmentId"
          AND ${countsSql}
      ) q
    ) x
    WHERE k."planId" = p.id
  )`
}

/** The standing plan of the client `c` of the query, whose column `zone` is the salon's; null when there is none. */
export const standingPlanSql = Prisma.sql`(
  SELECT json_build_object(
    'id', p.id, 'goal', p.goal, 'madeOn', (p."madeAt" AT TIME ZONE c.zone)::date,
    'courses', ${coursesSql(Prisma.sql`c.zone`)}
  )
  FROM "CarePlan" p WHERE p."clientId" = c.id AND p."endedAt" IS NULL
)`
