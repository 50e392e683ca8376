// Her consents in two archives made one: of each kind the newest word of hers counts.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { type ClientMerge, Prisma } from '@/lib/db/generated/client'

type Both = { keptId: string; goneId: string }

/**
 * Of one kind the newest word counts, be it an answer or its withdrawal; an older answer that stands is ended. What only a
 * merge has ended she never took back. Tells which it ended.
 */
export async function endOlderConsents(ctx: StaffContext, { keptId, goneId }: Both): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    UPDATE "Consent" c SET "withdrawnAt" = ${ctx.now}, "withdrawnById" = ${ctx.staff.id}::uuid
    WHERE c."clientId" IN (${keptId}::uuid, ${goneId}::uuid) AND c."withdrawnAt" IS NULL AND EXISTS (
      SELECT 1 FROM "Consent" n
      WHERE n."clientId" IN (${keptId}::uuid, ${goneId}::uuid) AND n."clientId" <> c."clientId"
        AND n.kind = c.kind AND NOT ${endedByMerge(ctx)}
        AND (n."withdrawnAt" > c."recordedAt" OR (n."recordedAt", n.id) > (c."recordedAt", c.id))
    ) RETURNING id`
  return rows.map(({ id }) => id)
}

/** An answer that the merge ended stands again, unless she has said anything on the matter since. */
export async function letConsentsStand(
  ctx: StaffContext,
  { keptId, goneId }: Both,
  ended: string[],
  { mergedAt }: ClientMerge,
): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE "Consent" c SET "withdrawnAt" = NULL, "withdrawnById" = NULL
    WHERE c.id = ANY(${ended}::uuid[]) AND c."withdrawnAt" = ${mergedAt} AND NOT EXISTS (
      SELECT 1 FROM "Consent" n
      WHERE n."clientId" IN (${keptId}::uuid, ${goneId}::uuid) AND n.kind = c.kind AND n.id <> c.id
        AND (n."recordedAt" > ${mergedAt} OR n."withdrawnAt" > ${mergedAt} AND NOT ${endedByMerge(ctx)})
    )`
}

/** Whether the consent `n` was ended by a merge, and not by her. */
function endedByMerge({ staff }: StaffContext): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "ClientMerge" m
    WHERE m."salonId" = ${staff.salon.id}::uuid AND m."mergedAt" = n."withdrawnAt" AND m."mergedById" = n."withdrawnById"
  )`
}
