// What a treatment changed: the key readings taken before it and again after it.
import 'server-only'
import { z } from 'zod'
import { mayReadAssessments } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { turnOf } from '@/lib/concerns/concern-flow'
import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

const factsSchema = z.object({
  readingTypeId: z.uuid(),
  name: z.string(),
  nameEn: z.string().nullable(),
  steps: z.number().nullable(),
  unit: z.string().nullable(),
  concern: z.string().nullable(),
  concernBelow: z.number().nullable(),
  concernAbove: z.number().nullable(),
  before: z.number(),
  after: z.number(),
})

/** The rows of {@link keyChangesAsJson}, with whether it is for the better. */
export const keyChangesSchema = z.array(
  factsSchema.transform((facts) => ({ ...facts, turn: turnOf(facts, facts.before, facts.after) })),
)

export type KeyChange = z.output<typeof keyChangesSchema>[number]

/** An SQL expression: the key readings of the visit with this id, from before to after, as a JSON array. */
export function keyChangesAsJson(visitId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object(
      'readingTypeId', kt.id, 'name', kt.name, 'nameEn', kt."nameEn", 'steps', kt.steps, 'unit', kt.unit,
      'concern', kt.concern, 'concernBelow', kt."concernBelow", 'concernAbove', kt."concernAbove",
      'before', kb.value, 'after', ka.value
    ) ORDER BY ks.position, kt.position, kt.id), '[]')
    FROM "Assessment" kf
    JOIN "Assessment" kl ON kl."visitId" = kf."visitId" AND kl."templateId" = kf."templateId" AND kl.moment = 'after'
    JOIN "Reading" kb ON kb."assessmentId" = kf.id
    JOIN "Reading" ka ON ka."assessmentId" = kl.id AND ka."readingTypeId" = kb."readingTypeId"
    JOIN "ReadingType" kt ON kt.id = kb."readingTypeId"
    JOIN "AssessmentTemplate" ks ON ks.id = kf."templateId"
    WHERE kf."visitId" = ${visitId} AND kf.moment = 'before'
  )`
}

/**
 * What changed in these visits, by the visit's id; visits without such readings are left out. None for whoever may not
 * read assessments. One statement.
 */
export async function keyChanges(
  staff: SignedInStaff,
  visitIds: readonly string[],
  store: Pick<Tx, '$queryRaw'> = db,
): Promise<ReadonlyMap<string, KeyChange[]>> {
  if (!mayReadAssessments(staff) || visitIds.length === 0) return new Map()
  const rows = await store.$queryRaw<{ id: string; changes: unknown }[]>`
    SELECT v.id::text AS id, ${keyChangesAsJson(Prisma.sql`v.id`)} AS changes
    FROM "Visit" v
    WHERE v.id = ANY(${[...visitIds]}::uuid[]) AND v."salonId" = ${staff.salon.id}::uuid`
  const told = rows.map(({ id, changes }) => [id, keyChangesSchema.parse(changes)] as const)
  return new Map(told.filter(([, changes]) => changes.length > 0))
}
