// Taking back: a stretch of the archives that an import began is removed, unless somebody has touched them since.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { ClientImport } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'
import type { ImportProgress } from './import-flow'
import { progressOf } from './import-of-salon'

const STEP = 500

/** Removes the untouched among the next rows' clients; the others stay and are remembered as kept. */
export async function removeRows(ctx: StaffContext, entry: ClientImport): Promise<ImportProgress> {
  const created = await ctx.tx.clientImportRow.findMany({
    where: { importId: entry.id, outcome: 'created', row: { gt: entry.done, lte: entry.done + STEP } },
    select: { row: true, clientId: true },
  })
  const ids = created.flatMap(({ clientId }) => clientId ?? [])
  const removed = await removeUntouched(ctx, entry.id, ids)
  await ctx.tx.$executeRaw`
    UPDATE "ClientImportRow" SET cells = '[]',
      outcome = CASE
        WHEN outcome = 'created' AND ("clientId" IS NULL OR "clientId" <> ALL(${removed}::uuid[])) THEN 'kept'
        WHEN outcome = 'created' THEN 'removed' ELSE outcome END
    WHERE "importId" = ${entry.id}::uuid AND row > ${entry.done} AND row <= ${entry.done + STEP}`
  const done = Math.min(entry.done + STEP, entry.rows)
  if (done === entry.rows) return finish(ctx, entry)
  return progressOf(await ctx.tx.clientImport.update({ where: { id: entry.id }, data: { done } }))
}

/** Held first: whoever is booking one of them waits, and then finds her gone or keeps her. */
async function removeUntouched(ctx: StaffContext, importId: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  await ctx.tx.$queryRaw`SELECT 1 FROM "Client" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
  const untouched = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM "Client" c
    WHERE c.id = ANY(${ids}::uuid[]) AND c."importId" = ${importId}::uuid
      AND c.revision = 1 AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
      AND c."alertsAskedAt" IS NULL AND c."basicsConfirmedAt" IS NULL AND c."natureId" IS NULL
      AND c."upgradedAt" IS NULL AND c."notYetReason" IS NULL AND c."nextAction" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Visit" o WHERE o."clientId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "Alert" o WHERE o."clientId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "Promise" o WHERE o."clientId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "Case" o WHERE o."clientId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "Consent" o WHERE o."clientId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "CarePlan" o WHERE o."clientId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "PatchTest" o WHERE o."clientId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "Photo" o WHERE o."clientId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "ProductAtHome" o WHERE o."clientId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "ArchiveChange" o WHERE o."clientId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "ArchiveDraft" o WHERE o."clientId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "ClientRelation" o WHERE o."clientId" = c.id OR o."otherId" = c.id)
      AND NOT EXISTS (SELECT 1 FROM "ClientMerge" o WHERE o."keptId" = c.id OR o."goneId" = c.id)
      AND NOT EXISTS (
        SELECT 1 FROM "Preference" o
        WHERE o."clientId" = c.id AND (o."notedAt" <> c."createdAt" OR o."retiredAt" IS NOT NULL))
      AND NOT EXISTS (
        SELECT 1 FROM "BroughtOver" o
        WHERE o."clientId" = c.id AND (o."importId" IS DISTINCT FROM c."importId" OR o."sortedAt" IS NOT NULL))
      AND NOT EXISTS (SELECT 1 FROM "ClientTag" o WHERE o."clientId" = c.id AND o."givenAt" <> c."createdAt")
      AND NOT EXISTS (SELECT 1 FROM "Client" o WHERE o."mergedIntoId" = c.id)
      AND NOT EXISTS (
        SELECT 1 FROM "Client" o
        WHERE o."referredById" = c.id AND o."importId" IS DISTINCT FROM c."importId")`
  const clients = untouched.map(({ id }) => id)
  await ctx.tx.preference.deleteMany({ where: { clientId: { in: clients } } })
  await ctx.tx.notDuplicate.deleteMany({
    where: { OR: [{ firstId: { in: clients } }, { secondId: { in: clients } }] },
  })
  await ctx.tx.client.deleteMany({ where: { id: { in: clients } } })
  return clients
}

/**
 * Whoever stays because she is in use by now keeps all that came with her. From those who had an archive before it goes:
 * figures that were only told, and words that nobody has sorted.
 */
async function removeBrought(ctx: StaffContext, { id: importId, salonId }: ClientImport): Promise<void> {
  await ctx.tx.$executeRaw`
    DELETE FROM "BroughtOver" b USING "Client" c
    WHERE b."importId" = ${importId}::uuid AND c.id = b."clientId" AND c."salonId" = ${salonId}::uuid
      AND c."importId" IS DISTINCT FROM b."importId" AND (b.note = '' OR b."sortedAt" IS NULL)`
  await ctx.tx.broughtOver.updateMany({
    where: { importId, OR: [{ client: { importId: null } }, { client: { importId: { not: importId } } }] },
    data: {
      lastVisitOn: null,
      visits: null,
      spentMinor: null,
      level: null,
      balanceMinor: null,
      therapist: null,
      therapistId: null,
    },
  })
}

/** Tags that the import made and nobody wears any more. */
async function removeTags(ctx: StaffContext, { id: importId }: ClientImport): Promise<number> {
  const { count } = await ctx.tx.tag.deleteMany({ where: { importId, clients: { none: {} } } })
  if (count > 0) await announce(ctx, { kind: 'settings' })
  return count
}

async function finish(ctx: StaffContext, entry: ClientImport): Promise<ImportProgress> {
  await removeBrought(ctx, entry)
  const tags = await removeTags(ctx, entry)
  const kept = await ctx.tx.clientImportRow.count({ where: { importId: entry.id, outcome: 'kept' } })
  await recordAudit(ctx, {
    action: 'import.undone',
    subjectType: 'ClientImport',
    subjectId: entry.id,
    particulars: { removed: entry.created - kept, kept, tags },
  })
  await announce(ctx, { kind: 'clients' })
  return progressOf(
    await ctx.tx.clientImport.update({
      where: { id: entry.id },
      data: { done: entry.rows, undoneAt: ctx.now },
    }),
  )
}
