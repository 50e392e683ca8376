// Two archives of one person become one; nothing that hung on either is lost.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayMergeClients, maySeeTransactionClass } from '@/lib/auth/permissions'
import { type Client, Prisma, type VisitStage } from '@/lib/db/generated/client'
import { announceGuest } from './announce-guest'
import { keepSearchTokens } from './keep-search-tokens'
import { MERGE_FIELD_NAMES, MERGE_FIELDS } from './merge-flow'
import { asJson, type MergeMemory, MOVED_TABLES, type MovedTable } from './merge-memory'
import type { MergedClients } from './merge-schemas'
import { type BasicsChange, mergedBasics, recordMergedChanges, toStored } from './merged-basics'
import { endOlderConsents } from './merged-consents'
import { movePhones } from './merged-phones'
import { moveRelations } from './merged-relations'
import { SIDE_BY_SIDE } from './preference-schemas'

/**
 * Takes one archive into the other: the chosen basics, and everything that hangs on it. Of what may stand only once,
 * the newer stands and the older is kept as history. The archive that goes stays as a row that leads to the kept one.
 * Refuses `merge_herself`, `not_found` for archives of another salon and those merged or erased already,
 * `someone_was_faster` when either is no longer as it was shown, `both_in_the_house` while she is here twice.
 */
export async function mergeClients(ctx: StaffContext, asked: MergedClients): Promise<{ mergeId: string }> {
  permit(mayMergeClients(ctx.staff))
  if (asked.keptId === asked.goneId) throw new Refusal('merge_herself')
  const { kept, gone } = await holdBoth(ctx, asked)
  await refuseTwoInHouse(ctx, kept.id, gone.id)
  const basics = mergedBasics(kept, gone, chosenFrom(ctx.staff, kept, gone, asked.fromGone))
  const memory = { ...(await moveEverything(ctx, kept, gone, basics.after)), basics: toStored(basics) }
  await ctx.tx.client.update({
    where: { id: gone.id },
    data: { mergedIntoId: kept.id, revision: { increment: 1 } },
    select: { id: true },
  })
  await ctx.tx.client.update({
    where: { id: kept.id },
    data: { ...basics.after, revision: { increment: 1 } },
    select: { id: true },
  })
  for (const id of [kept.id, gone.id]) await keepSearchTokens(ctx, id)
  return { mergeId: await writeDown(ctx, kept, gone, basics, memory) }
}

/** Fields of which whoever merges sees nothing are no choice of hers: what the kept archive does not say is filled. */
function chosenFrom(
  staff: StaffContext['staff'],
  kept: Client,
  gone: Client,
  fromGone: MergedClients['fromGone'],
): MergedClients['fromGone'] {
  if (maySeeTransactionClass(staff)) return fromGone
  const hidden = ['upgradedAt', 'notYetReason'] as const
  const filled = hidden.filter((field) => kept[field] === null && gone[field] !== null)
  return [...fromGone.filter((field) => !hidden.some((one) => one === field)), ...filled]
}

/** Holds the visits first and then the two, by id: the order of everybody who holds more than one row. */
async function holdBoth(ctx: StaffContext, asked: MergedClients): Promise<{ kept: Client; gone: Client }> {
  const { keptId, goneId, keptRevision, goneRevision } = asked
  await ctx.tx.$queryRaw`
    SELECT 1 FROM "Visit" WHERE "clientId" = ${goneId}::uuid AND "salonId" = ${ctx.staff.salon.id}::uuid
    ORDER BY id FOR UPDATE`
  await ctx.tx.$queryRaw`
    SELECT 1 FROM "Client" WHERE id IN (${keptId}::uuid, ${goneId}::uuid) ORDER BY id FOR UPDATE`
  const living = await ctx.tx.client.findMany({
    where: {
      id: { in: [keptId, goneId] },
      salonId: ctx.staff.salon.id,
      mergedIntoId: null,
      erasedAt: null,
    },
  })
  const [kept, gone] = [keptId, goneId].map((id) => living.find((client) => client.id === id))
  if (!kept || !gone) throw new Refusal('not_found')
  if (kept.revision !== keptRevision || gone.revision !== goneRevision)
    throw new Refusal('someone_was_faster')
  return { kept, gone }
}

const NOT_IN_HOUSE: VisitStage[] = ['expected', 'follow_up', 'closed', 'cancelled', 'no_show', 'left']

async function refuseTwoInHouse(ctx: StaffContext, keptId: string, goneId: string): Promise<void> {
  const here = await ctx.tx.visit.count({
    where: { clientId: { in: [keptId, goneId] }, stage: { notIn: NOT_IN_HOUSE } },
  })
  if (here > 1) throw new Refusal('both_in_the_house')
}

async function moveEverything(
  ctx: StaffContext,
  kept: Client,
  gone: Client,
  basics: Partial<Client>,
): Promise<Omit<MergeMemory, 'basics'>> {
  await endOlderConsents(ctx, { keptId: kept.id, goneId: gone.id })
  const carePlans = await endOlderPlan(ctx, kept.id, gone.id)
  const rows = await moveRows(ctx, kept.id, gone.id)
  return {
    rows,
    ended: { carePlans, preferences: await retireOlderPreferences(ctx, kept.id) },
    phones: await movePhones(ctx, kept, gone, basics.phone ?? null),
    relations: await moveRelations(ctx, kept.id, gone.id),
    tags: await moveTags(ctx, kept.id, gone.id),
    drafts: await moveDrafts(ctx, kept.id, gone.id),
    importRows: await moveImportRows(ctx, kept.id, gone.id),
    referred: await moveReferred(ctx, kept.id, gone.id),
    mergedFrom: await moveMergedFrom(ctx, kept.id, gone.id),
    notDuplicates: await sayNotDuplicates(ctx, kept.id, gone.id),
  }
}

async function moveRows(
  ctx: StaffContext,
  keptId: string,
  goneId: string,
): Promise<Record<MovedTable, string[]>> {
  const moved: Partial<Record<MovedTable, string[]>> = {}
  for (const table of MOVED_TABLES) {
    moved[table] = await idsOf(
      ctx,
      Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} SET "clientId" = ${keptId}::uuid
        WHERE "clientId" = ${goneId}::uuid RETURNING id`,
    )
  }
  return moved as Record<MovedTable, string[]>
}

/** One plan stands: the newer. */
function endOlderPlan(ctx: StaffContext, keptId: string, goneId: string): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`
      UPDATE "CarePlan" p SET "endedAt" = ${ctx.now}, "endedById" = ${ctx.staff.id}::uuid, "end" = 'replaced'
      WHERE p."clientId" IN (${keptId}::uuid, ${goneId}::uuid) AND p."endedAt" IS NULL AND EXISTS (
        SELECT 1 FROM "CarePlan" n
        WHERE n."clientId" IN (${keptId}::uuid, ${goneId}::uuid) AND n."clientId" <> p."clientId"
          AND n."endedAt" IS NULL AND (n."madeAt", n.id) > (p."madeAt", p.id)
      ) RETURNING id`,
  )
}

/** One tea, one seat, one word on each therapist: the newer stays current. */
function retireOlderPreferences(ctx: StaffContext, keptId: string): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`
      UPDATE "Preference" p SET "retiredAt" = ${ctx.now}
      WHERE p."clientId" = ${keptId}::uuid AND p."retiredAt" IS NULL
        AND (p."therapistId" IS NOT NULL OR NOT (p.kind::text = ANY(${[...SIDE_BY_SIDE]})))
        AND EXISTS (
          SELECT 1 FROM "Preference" n
          WHERE n."clientId" = p."clientId" AND n.kind = p.kind AND n."retiredAt" IS NULL
            AND n."therapistId" IS NOT DISTINCT FROM p."therapistId"
            AND (n."notedAt", n.id) > (p."notedAt", p.id)
        ) RETURNING id`,
  )
}

/** A tag that both have stays where it is. */
async function moveTags(ctx: StaffContext, keptId: string, goneId: string): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ tagId: string }[]>`
    UPDATE "ClientTag" t SET "clientId" = ${keptId}::uuid
    WHERE t."clientId" = ${goneId}::uuid AND NOT EXISTS (
      SELECT 1 FROM "ClientTag" k WHERE k."clientId" = ${keptId}::uuid AND k."tagId" = t."tagId"
    ) RETURNING "tagId"`
  return rows.map(({ tagId }) => tagId)
}

/** What somebody was typing goes on in the kept archive, as a draft begun before its basics changed. */
async function moveDrafts(ctx: StaffContext, keptId: string, goneId: string): Promise<MergeMemory['drafts']> {
  return ctx.tx.$queryRaw`
    WITH moving AS (
      SELECT d."staffMemberId", d.section, d."baseRevision" FROM "ArchiveDraft" d
      WHERE d."clientId" = ${goneId}::uuid AND NOT EXISTS (
        SELECT 1 FROM "ArchiveDraft" k WHERE k."clientId" = ${keptId}::uuid
          AND k."staffMemberId" = d."staffMemberId" AND k.section = d.section
      )
    )
    UPDATE "ArchiveDraft" d SET "clientId" = ${keptId}::uuid, "baseRevision" = 0
    FROM moving m
    WHERE d."clientId" = ${goneId}::uuid AND d."staffMemberId" = m."staffMemberId" AND d.section = m.section
    RETURNING m."staffMemberId", m.section, m."baseRevision"`
}

async function moveImportRows(
  ctx: StaffContext,
  keptId: string,
  goneId: string,
): Promise<MergeMemory['importRows']> {
  return ctx.tx.$queryRaw`
    UPDATE "ClientImportRow" SET "clientId" = ${keptId}::uuid
    WHERE "clientId" = ${goneId}::uuid RETURNING "importId", row`
}

/** Nobody was referred by herself: where one of the two had referred the other, her own field says so no more. */
function moveReferred(ctx: StaffContext, keptId: string, goneId: string): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`UPDATE "Client" SET "referredById" = ${keptId}::uuid
      WHERE "referredById" = ${goneId}::uuid AND id <> ${keptId}::uuid RETURNING id`,
  )
}

function moveMergedFrom(ctx: StaffContext, keptId: string, goneId: string): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`UPDATE "Client" SET "mergedIntoId" = ${keptId}::uuid
      WHERE "mergedIntoId" = ${goneId}::uuid RETURNING id`,
  )
}

/** Whoever was found to be another person than the one is another person than both. */
async function sayNotDuplicates(
  ctx: StaffContext,
  keptId: string,
  goneId: string,
): Promise<MergeMemory['notDuplicates']> {
  return ctx.tx.$queryRaw`
    WITH others AS (
      SELECT CASE WHEN "firstId" = ${goneId}::uuid THEN "secondId" ELSE "firstId" END AS id, "saidAt"
      FROM "NotDuplicate" WHERE "firstId" = ${goneId}::uuid OR "secondId" = ${goneId}::uuid
    )
    INSERT INTO "NotDuplicate" ("firstId", "secondId", "saidAt")
    SELECT least(o.id, ${keptId}::uuid), greatest(o.id, ${keptId}::uuid), o."saidAt"
    FROM others o WHERE o.id <> ${keptId}::uuid
    ON CONFLICT DO NOTHING RETURNING "firstId", "secondId"`
}

async function idsOf(ctx: StaffContext, update: Prisma.Sql): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>(update)
  return rows.map(({ id }) => id)
}

async function writeDown(
  ctx: StaffContext,
  kept: Client,
  gone: Client,
  basics: BasicsChange,
  memory: MergeMemory,
): Promise<string> {
  const { id } = await ctx.tx.clientMerge.create({
    data: {
      salonId: ctx.staff.salon.id,
      keptId: kept.id,
      goneId: gone.id,
      mergedById: ctx.staff.id,
      mergedAt: ctx.now,
      before: asJson(memory),
    },
    select: { id: true },
  })
  await recordMergedChanges(ctx, kept.id, basics, { before: null, after: gone.name })
  await recordAudit(ctx, {
    action: 'client.merged',
    subjectType: 'Client',
    subjectId: kept.id,
    particulars: { mergeId: id, goneId: gone.id, fields: chosenFields(basics) },
  })
  await announceGuest(ctx, kept.id)
  return id
}

function chosenFields({ before, after }: BasicsChange): string[] {
  const changed = (column: keyof BasicsChange['before']) => String(before[column]) !== String(after[column])
  return MERGE_FIELD_NAMES.filter((field) => MERGE_FIELDS[field].some(changed))
}
