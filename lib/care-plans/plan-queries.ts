// Care plans as they are read: beside the consultation, in the archive, and before a call.
import 'server-only'
import { z } from 'zod'
import { mayReadWholePlans } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import {
  courseSchema,
  coursesSql,
  type StandingPlan,
  standingPlan,
  standingPlanSql,
} from '@/lib/clients/standing-plan'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { PLAN_ENDS } from './plan-schemas'

const instant = z.string().transform((text) => new Date(text))
const named = z.object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable() })

const versionSchema = z.object({
  revision: z.number(),
  content: z.object({
    goal: z.string(),
    homeCare: z.string(),
    avoid: z.string(),
    treatments: z.array(z.object({ treatmentId: z.uuid(), sessions: z.number(), intervalDays: z.number() })),
  }),
  changedBy: z.string(),
  changedAt: instant,
})

const planSchema = z.object({
  id: z.uuid(),
  goal: z.string(),
  /** Empty for those who do not care for her. */
  homeCare: z.string(),
  avoid: z.string(),
  revision: z.number(),
  madeOn: z.iso.date(),
  madeBy: z.string(),
  courses: z.array(courseSchema),
  end: z.enum([...PLAN_ENDS, 'replaced']).nullable(),
  endedBy: z.string().nullable(),
  endedOn: z.iso.date().nullable(),
  /** Oldest first; the first is how it was made. None for those who do not care for her. */
  versions: z.array(versionSchema),
})

export type CarePlan = z.output<typeof planSchema>
export type CarePlanVersion = z.output<typeof versionSchema>

const menuSchema = z.array(
  named.extend({ intervalDays: z.number().nullable(), concerns: z.array(z.string()) }),
)

export type PlannableTreatment = z.output<typeof menuSchema>[number]

const deskSchema = z.object({
  clientId: z.uuid(),
  /** YYYY-MM-DD in the salon's zone. */
  today: z.iso.date(),
  plans: z.array(planSchema),
  /** What the salon offers now. */
  menu: menuSchema,
  /** What is on the menu or in one of these plans, by name. */
  names: z.array(named),
})

/** Her plans, the standing one first, then the newest; and what they can be made of. */
export type PlanDesk = z.output<typeof deskSchema>

/** Once is enough to remember what was advised years ago. */
const MOST_PLANS = 24

/** Beside the consultation: the plan that stands, to be changed. Null when it is not a visit of this salon. One statement. */
export async function getVisitPlan(
  staff: SignedInStaff,
  visitId: string,
  now: Date,
): Promise<PlanDesk | null> {
  const ofVisit = Prisma.sql`c.id = (
    SELECT v."clientId" FROM "Visit" v WHERE v.id = ${visitId}::uuid AND v."salonId" = ${staff.salon.id}::uuid
  )`
  return readDesk(staff, ofVisit, Prisma.sql`AND o."endedAt" IS NULL`, now)
}

/** In the archive: all her plans. Null when there is no such living archive in this salon. One statement. */
export async function listCarePlans(
  staff: SignedInStaff,
  clientId: string,
  now: Date,
): Promise<PlanDesk | null> {
  return readDesk(staff, Prisma.sql`c.id = ${clientId}::uuid`, Prisma.empty, now)
}

async function readDesk(
  staff: SignedInStaff,
  whose: Prisma.Sql,
  which: Prisma.Sql,
  now: Date,
): Promise<PlanDesk | null> {
  const [row] = await db.$queryRaw<{ desk: unknown }[]>`
    SELECT json_build_object(
      'clientId', c.id,
      'today', (${now}::timestamptz AT TIME ZONE z."timeZone")::date,
      'plans', (
        SELECT coalesce(json_agg(${planSql(mayReadWholePlans(staff))} ORDER BY p."endedAt" DESC NULLS FIRST, p."madeAt" DESC), '[]')
        FROM (
          SELECT * FROM "CarePlan" o WHERE o."clientId" = c.id ${which}
          ORDER BY o."endedAt" DESC NULLS FIRST, o."madeAt" DESC LIMIT ${MOST_PLANS}
        ) p
        JOIN "StaffMember" m ON m.id = p."madeById"
        LEFT JOIN "StaffMember" e ON e.id = p."endedById"
      ),
      'menu', (
        SELECT coalesce(json_agg(json_build_object(
          'id', t.id, 'name', t.name, 'nameEn', t."nameEn", 'intervalDays', t."intervalDays", 'concerns', t.concerns
        ) ORDER BY t.position, t.id), '[]')
        FROM "Treatment" t WHERE t."salonId" = c."salonId" AND t."retiredAt" IS NULL
      ),
      'names', (
        SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'nameEn', t."nameEn")
          ORDER BY t.position, t.id), '[]')
        FROM "Treatment" t WHERE t."salonId" = c."salonId"
      )
    ) AS desk
    FROM "Client" c JOIN "Salon" z ON z.id = c."salonId"
    WHERE ${whose} AND c."salonId" = ${staff.salon.id}::uuid
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL`
  return row ? deskSchema.parse(row.desk) : null
}

/** The plan `p`, made by `m` and ended by `e`; what to do at home and what it said before stay with those who care. */
function planSql(isForCare: boolean): Prisma.Sql {
  return Prisma.sql`json_build_object(
    'id', p.id, 'goal', p.goal, 'revision', p.revision,
    'homeCare', ${isForCare ? Prisma.sql`p."homeCare"` : Prisma.sql`''`},
    'avoid', ${isForCare ? Prisma.sql`p.avoid` : Prisma.sql`''`},
    'madeOn', (p."madeAt" AT TIME ZONE z."timeZone")::date, 'madeBy', m.name,
    'courses', ${coursesSql(Prisma.sql`z."timeZone"`)},
    'end', p."end", 'endedBy', e.name, 'endedOn', (p."endedAt" AT TIME ZONE z."timeZone")::date,
    'versions', ${isForCare ? versionsSql : Prisma.sql`'[]'::json`}
  )`
}

const versionsSql = Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object(
    'revision', n.revision, 'content', n.content, 'changedBy', w.name, 'changedAt', n."changedAt"
  ) ORDER BY n.revision), '[]')
  FROM "CarePlanVersion" n JOIN "StaffMember" w ON w.id = n."changedById" WHERE n."planId" = p.id
)`

/** The standing plans of those whose visit waits for its call or its next booking, by client. One statement. */
export async function readPlansToCall(salonId: string): Promise<Map<string, StandingPlan>> {
  const rows = await db.$queryRaw<{ clientId: string; plan: unknown }[]>`
    SELECT c.id AS "clientId", ${standingPlanSql} AS plan
    FROM (
      SELECT o.id, z."timeZone" AS zone FROM "Client" o JOIN "Salon" z ON z.id = o."salonId"
      WHERE o."mergedIntoId" IS NULL AND o."erasedAt" IS NULL AND EXISTS (
        SELECT 1 FROM "Visit" v
        WHERE v."clientId" = o.id AND v."salonId" = ${salonId}::uuid AND v.stage = 'follow_up'
      )
    ) c`
  return new Map(
    rows.flatMap(({ clientId, plan }) => (plan ? [[clientId, standingPlan.parse(plan)] as const] : [])),
  )
}
