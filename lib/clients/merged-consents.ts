// Her consents in two archives made one: of each kind the newest word of hers counts.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { type ClientMerge, Prisma } from '@/lib/db/generated/client'
import type { Both } from './apart'

/**
 * Of one kind the newest word counts, be it an answer or its withdrawal; an older answer that stands is ended. What only a
 * merge has ended she never took back.
 */
export async function endOlderConsents(ctx: StaffContext, { keptId, goneId }: Both): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE "Consent" c SET "withdrawnAt" = ${ctx.now}, "withdrawnById" = ${ctx.staff.id}::uuid
    WHERE c."clientId" IN (${keptId}::uuid, ${goneId}::uuid) AND c."withdrawnAt" IS NULL AND EXISTS (
      SELECT 1 FROM "Consent" n
      WHERE n."clientId" IN (${keptId}::uuid, ${goneId}::uuid) AND n."clientId" <> c."clientId"
        AND n.kind = c.kind AND NOT ${endedByMerge(ctx, 'n')}
        AND (n."withdrawnAt" > c."recordedAt" OR (n."recordedAt", n.id) > (c."recordedAt", c.id))
    )`
}

/** In each of the two her newest answer stands again where only a merge has ended it, unless she has said anything since. */
export async function letConsentsStand(
  ctx: StaffContext,
  { keptId, goneId }: Both,
  { mergedAt }: ClientMerge,
): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE "Consent" c SET "withdrawnAt" = NULL, "withdrawnById" = NULL
    WHERE c."clientId" IN (${keptId}::uuid, ${goneId}::uuid) AND ${endedByMerge(ctx, 'c')} AND NOT EXISTS (
      SELECT 1 FROM "Consent" n
      WHERE n."clientId" IN (${keptId}::uuid, ${goneId}::uuid) AND n.kind = c.kind AND n.id <> c.id AND (
        n."recordedAt" > ${mergedAt} OR n."withdrawnAt" > ${mergedAt} AND NOT ${endedByMerge(ctx, 'n')}
        OR n."clientId" = c."clientId" AND (
          (n."recordedAt", n.id) > (c."recordedAt", c.id)
          OR n."withdrawnAt" IS NULL
          OR n."withdrawnAt" > c."recordedAt" AND NOT ${endedByMerge(ctx, 'n')}
        )
      )
    )`
}

/** Whether a consent was ended by a merge, and not by her. */
function endedByMerge({ staff }: StaffContext, consent: 'c' | 'n'): Prisma.Sql {
  const [endedAt, endedBy] = [
    Prisma.raw(`${consent}."withdrawnAt"`),
    Prisma.raw(`${consent}."withdrawnById"`),
  ]
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "ClientMerge" m
    WHERE m."salonId" = ${staff.salon.id}::uuid AND m."mergedAt" = ${endedAt} AND m."mergedById" = ${endedBy}
  )`
}
