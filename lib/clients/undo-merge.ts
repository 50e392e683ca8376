// A merge is taken back within a day: what moved goes back, and the kept archive says again what it said.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayMergeClients } from '@/lib/auth/permissions'
import { type Client, type ClientMerge, Prisma } from '@/lib/db/generated/client'
import { announceGuest } from './announce-guest'
import type { Both } from './apart'
import { guardBoth } from './guard-both'
import { keepSearchTokens } from './keep-search-tokens'
import { canUndoMerge } from './merge-flow'
import { type MergeMemory, MOVED_TABLES, NOTED_IN_VISITS, readMemory } from './merge-memory'
import {
  type BasicsChange,
  COLUMN_GROUPS,
  columnsOf,
  recordMergedChanges,
  storedColumns,
} from './merged-basics'
import { letConsentsStand } from './merged-consents'
import { returnPhones } from './merged-phones'
import { returnRelations } from './merged-relations'

/**
 * Takes a merge back. What was noted since in a visit that goes back goes with it; what else has come to the kept archive
 * stays there, and fields that somebody has changed since stay as they are. What guards her guards both ({@link guardBoth}).
 * Refuses `merge_too_old` after a day, `someone_was_faster` when it was taken back already,
 * `merged_further` when the kept archive was merged into another one meanwhile, and `not_found` when it was erased.
 */
export async function undoMerge(ctx: StaffContext, { mergeId }: { mergeId: string }): Promise<Both> {
  permit(mayMergeClients(ctx.staff))
  const merge = await ctx.tx.clientMerge.findFirst({ where: { id: mergeId, salonId: ctx.staff.salon.id } })
  if (!merge) throw new Refusal('not_found')
  const { keptId, goneId } = merge
  const { kept, gone } = await holdBoth(ctx, merge)
  const memory = await claim(ctx, merge)
  await ctx.tx.client.update({
    where: { id: goneId },
    data: { mergedIntoId: null, revision: { increment: 1 } },
    select: { id: true },
  })
  await returnEverything(ctx, { keptId, goneId }, memory, merge)
  const basics = await restoreBasics(ctx, kept, memory)
  const { again, given } = await guardBoth(ctx, { keptId, goneId }, merge)
  for (const id of [keptId, goneId]) await keepSearchTokens(ctx, id)
  await recordMergedChanges(ctx, keptId, basics, { before: gone.name, after: null })
  await recordAudit(ctx, {
    action: 'client.merge_undone',
    subjectType: 'Client',
    subjectId: keptId,
    particulars: { mergeId, goneId, again, given },
  })
  for (const id of [keptId, goneId]) await announceGuest(ctx, id)
  return { keptId, goneId }
}

async function holdBoth(
  ctx: StaffContext,
  { keptId, goneId }: Both,
): Promise<{ kept: Client; gone: Client }> {
  await ctx.tx.$queryRaw`SELECT 1 FROM "Visit" WHERE "clientId" = ${keptId}::uuid ORDER BY id FOR UPDATE`
  await ctx.tx.$queryRaw`
    SELECT 1 FROM "Client" WHERE id IN (${keptId}::uuid, ${goneId}::uuid) ORDER BY id FOR UPDATE`
  const kept = await ctx.tx.client.findUniqueOrThrow({ where: { id: keptId } })
  const gone = await ctx.tx.client.findUniqueOrThrow({ where: { id: goneId } })
  if (kept.erasedAt || gone.erasedAt) throw new Refusal('not_found')
  if (kept.mergedIntoId) throw new Refusal('merged_further')
  return { kept, gone }
}

/** One of two who take it back at once wins. What was kept for it is emptied in the same stroke. */
async function claim(ctx: StaffContext, merge: ClientMerge): Promise<MergeMemory> {
  const { count } = await ctx.tx.clientMerge.updateMany({
    where: { id: merge.id, undoneAt: null },
    data: { undoneAt: ctx.now, undoneById: ctx.staff.id, before: {} },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  const memory = readMemory(merge.before)
  if (!memory || !canUndoMerge(merge.mergedAt, ctx.now)) throw new Refusal('merge_too_old')
  return memory
}

async function returnEverything(
  ctx: StaffContext,
  both: Both,
  memory: MergeMemory,
  merge: ClientMerge,
): Promise<void> {
  const { keptId, goneId } = both
  for (const table of MOVED_TABLES) {
    await ctx.tx.$executeRaw`
      UPDATE ${Prisma.raw(`"${table}"`)} SET "clientId" = ${goneId}::uuid
      WHERE "clientId" = ${keptId}::uuid AND id = ANY(${memory.rows[table]}::uuid[])`
  }
  await returnNotedInVisits(ctx, both, memory)
  await letConsentsStand(ctx, both, merge)
  await letPreferencesHold(ctx, memory, merge)
  await letPlanStand(ctx, memory, merge)
  await returnPhones(ctx, keptId, goneId, memory.phones)
  await returnRelations(ctx, keptId, goneId, memory.relations)
  await returnTags(ctx, both, memory)
  await returnDrafts(ctx, both, memory)
  await returnImportRows(ctx, both, memory)
  await ctx.tx.client.updateMany({
    where: { id: { in: memory.referred }, referredById: keptId },
    data: { referredById: goneId },
  })
  await ctx.tx.client.updateMany({
    where: { id: { in: memory.mergedFrom }, mergedIntoId: keptId },
    data: { mergedIntoId: goneId },
  })
  for (const pair of memory.notDuplicates) await ctx.tx.notDuplicate.deleteMany({ where: pair })
}

/** Whoever came in a visit told it there: an alert, a reaction to what was done to her. */
async function returnNotedInVisits(
  ctx: StaffContext,
  { keptId, goneId }: Both,
  { rows }: MergeMemory,
): Promise<void> {
  for (const table of NOTED_IN_VISITS) {
    await ctx.tx.$executeRaw`
      UPDATE ${Prisma.raw(`"${table}"`)} SET "clientId" = ${goneId}::uuid
      WHERE "clientId" = ${keptId}::uuid AND "visitId" = ANY(${rows.Visit}::uuid[])`
  }
}

async function letPreferencesHold(
  ctx: StaffContext,
  { ended }: MergeMemory,
  { mergedAt }: ClientMerge,
): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE "Preference" p SET "retiredAt" = NULL
    WHERE p.id = ANY(${ended.preferences}::uuid[]) AND p."retiredAt" = ${mergedAt} AND NOT EXISTS (
      SELECT 1 FROM "Preference" n
      WHERE n."clientId" = p."clientId" AND n.kind = p.kind AND n."retiredAt" IS NULL
        AND n."therapistId" IS NOT DISTINCT FROM p."therapistId"
    )`
}

/** A plan that the merge ended stands again, unless another has been made for her since. */
async function letPlanStand(
  ctx: StaffContext,
  { ended }: MergeMemory,
  { mergedAt }: ClientMerge,
): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE "CarePlan" p SET "endedAt" = NULL, "endedById" = NULL, "end" = NULL
    WHERE p.id = ANY(${ended.carePlans ?? []}::uuid[]) AND p."endedAt" = ${mergedAt} AND NOT EXISTS (
      SELECT 1 FROM "CarePlan" n WHERE n."clientId" = p."clientId" AND n."endedAt" IS NULL
    )`
}

async function returnTags(ctx: StaffContext, { keptId, goneId }: Both, { tags }: MergeMemory): Promise<void> {
  await ctx.tx.clientTag.updateMany({
    where: { clientId: keptId, tagId: { in: tags } },
    data: { clientId: goneId },
  })
}

async function returnDrafts(
  ctx: StaffContext,
  { keptId, goneId }: Both,
  { drafts }: MergeMemory,
): Promise<void> {
  for (const { staffMemberId, section, baseRevision } of drafts) {
    await ctx.tx.archiveDraft.updateMany({
      where: { clientId: keptId, staffMemberId, section },
      data: { clientId: goneId, baseRevision },
    })
  }
  // What was typed since the merge about something that goes back goes with it.
  await ctx.tx.$executeRaw`
    UPDATE "ArchiveDraft" d SET "clientId" = ${goneId}::uuid
    WHERE d."clientId" = ${keptId}::uuid AND split_part(d.section, ':', 2) IN (
      SELECT v.id::text FROM "Visit" v WHERE v."clientId" = ${goneId}::uuid
      UNION ALL
      SELECT x.id::text FROM "Visit" v JOIN "TreatmentSession" x ON x."visitId" = v.id
      WHERE v."clientId" = ${goneId}::uuid
      UNION ALL
      SELECT a.id::text FROM "Alert" a WHERE a."clientId" = ${goneId}::uuid
    )`
}

async function returnImportRows(
  ctx: StaffContext,
  { keptId, goneId }: Both,
  { importRows }: MergeMemory,
): Promise<void> {
  for (const { importId, row } of importRows) {
    await ctx.tx.clientImportRow.updateMany({
      where: { importId, row, clientId: keptId },
      data: { clientId: goneId },
    })
  }
}

/**
 * Each group of columns goes back to what it was where it still is what the merge made of it. Which of the two was asked
 * about alerts since nobody knows: she is asked anew.
 */
async function restoreBasics(
  ctx: StaffContext,
  kept: Client,
  { basics }: MergeMemory,
): Promise<BasicsChange> {
  const now = storedColumns(columnsOf(kept))
  const untouched = COLUMN_GROUPS.filter((columns) =>
    columns.every((column) => now[column] === basics.after[column]),
  )
  const referrerIsLiving = await isLiving(ctx, basics.before.referredById)
  const restored = untouched
    .flat()
    .filter((column) => column !== 'referredById' || referrerIsLiving)
    .map((column) => [column, basics.before[column]] as const)
  const isAsked = !untouched.flat().includes('alertsAskedAt')
  const after = await ctx.tx.client.update({
    where: { id: kept.id },
    data: {
      ...Object.fromEntries(restored),
      ...(isAsked ? { alertsAskedAt: null, alertsAskedById: null } : {}),
      revision: { increment: 1 },
    },
  })
  return { before: columnsOf(kept), after: columnsOf(after) }
}

async function isLiving(ctx: StaffContext, clientId: unknown): Promise<boolean> {
  if (typeof clientId !== 'string') return true
  const where = { id: clientId, mergedIntoId: null, erasedAt: null }
  return (await ctx.tx.client.count({ where })) > 0
}
