// Two guests who were taken for one are two again: neither is less guarded than she was before, nor than what was told of
// "her" meanwhile. Nobody knows which of them it was about, so it stands with both until they are asked.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { type ClientMerge, Prisma } from '@/lib/db/generated/client'
import { readMemory } from './merge-memory'

type Both = { keptId: string; goneId: string }

/** What a merge was taken back over: who, since when, and what of the kept archive is known to be a third one's. */
type Apart = Both & { since: Date; third: { rows: string[]; visits: string[] } }

type Rows = { alerts: string[]; reactions: string[]; patchTests: string[] }

/** What stands again as it stood, and the archive that went was given of what stands in the kept one: ids for the audit. */
export type Guarded = { again: Rows; given: Rows }

/**
 * Guards both archives, once everything that had moved is back in its own. Whatever was eased while they were one was
 * eased by the history of two people, and stands again as it stood. What was told meanwhile in no visit, or in one made
 * since, is given to the archive that went as well; whoever hangs on something older is known.
 */
export async function guardBoth(ctx: StaffContext, both: Both, merge: ClientMerge): Promise<Guarded> {
  const apart = { ...both, since: merge.mergedAt, third: await ofThird(ctx, merge) }
  const again = {
    alerts: await alertsStandAgain(ctx, apart),
    reactions: await reactionsStandAgain(ctx, apart),
    patchTests: await patchTestsStandAgain(ctx, apart),
  }
  const given = {
    alerts: await giveAlerts(ctx, apart),
    reactions: await giveReactions(ctx, apart),
    patchTests: await givePatchTests(ctx, apart),
  }
  if (Object.values(given).some((ids) => ids.length > 0)) await askAnew(ctx, both)
  return { again, given }
}

/** What another archive has brought into the kept one since is that one's. */
async function ofThird(ctx: StaffContext, { keptId, mergedAt }: ClientMerge): Promise<Apart['third']> {
  const later = await ctx.tx.clientMerge.findMany({
    where: { keptId, mergedAt: { gte: mergedAt }, undoneAt: null },
    select: { before: true },
  })
  const rows = later.flatMap(({ before }) => readMemory(before)?.rows ?? [])
  return {
    rows: rows.flatMap(({ Alert, Reaction, PatchTest }) => [...Alert, ...Reaction, ...PatchTest]),
    visits: rows.flatMap(({ Visit }) => Visit),
  }
}

/** A visit made since that no third archive has brought along: either of the two may have come. */
const ofEither = ({ since, third }: Apart) => ({ createdAt: { gte: since }, id: { notIn: third.visits } })

/** What stands in the kept archive and was written in no visit, or in one of {@link ofEither}. */
const aboutEither = (apart: Apart) => ({
  clientId: apart.keptId,
  id: { notIn: apart.third.rows },
  OR: [{ visitId: null }, { visit: ofEither(apart) }],
})

const hers = ({ keptId, goneId }: Both) => Prisma.sql`"clientId" IN (${keptId}::uuid, ${goneId}::uuid)`

// ── Alerts ──

async function alertsStandAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
  const ids = [
    await idsOf(
      ctx,
      Prisma.sql`UPDATE "Alert" SET "retiredAt" = NULL
        WHERE ${hers(apart)} AND "retiredAt" >= ${apart.since} RETURNING id`,
    ),
    await seriousAgain(ctx, apart),
    await meaningAgain(ctx, apart),
    await unsortedAgain(ctx, apart),
    await endLastingOverrides(ctx, apart),
  ]
  return [...new Set(ids.flat())]
}

function seriousAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`UPDATE "Alert" a SET severity = 'serious', "heavierAt" = ${ctx.now}
      WHERE ${hers(apart)} AND severity = 'mild' AND EXISTS (
        SELECT FROM "AlertChange" c
        WHERE c."alertId" = a.id AND c.at >= ${apart.since} AND c.severity = 'serious'
      ) RETURNING id`,
  )
}

/** How the alerts of the two were sorted since, from what. */
const sortedSince = (ctx: StaffContext, apart: Apart) => Prisma.sql`sorted AS (
  SELECT a.id, e.particulars->'from' AS "from"
  FROM "AuditEntry" e JOIN "Alert" a ON a.id = (e.particulars->>'alertId')::uuid
  WHERE e."salonId" = ${ctx.staff.salon.id}::uuid AND e.at >= ${apart.since} AND e.action = 'alert.sorted'
    AND a.${hers(apart)}
)`

function meaningAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`WITH ${sortedSince(ctx, apart)}
      INSERT INTO "AlertContraindication" ("alertId", "contraindicationId")
      SELECT s.id, m::uuid FROM sorted s, jsonb_array_elements_text(
        CASE jsonb_typeof(s."from") WHEN 'array' THEN s."from" ELSE '[]' END
      ) m
      ON CONFLICT DO NOTHING RETURNING "alertId" AS id`,
  )
}

/** What nobody had understood is asked again; what it was taken to mean is kept only beside words that the list knows. */
async function unsortedAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
  const ids = await idsOf(
    ctx,
    Prisma.sql`WITH ${sortedSince(ctx, apart)}
      UPDATE "Alert" SET "sortedAt" = NULL, "sortedById" = NULL
      WHERE id IN (SELECT id FROM sorted WHERE "from" = 'null') RETURNING id`,
  )
  await ctx.tx.$executeRaw`
    DELETE FROM "AlertContraindication" l USING "Alert" a
    WHERE a.id = l."alertId" AND a.id = ANY(${ids}::uuid[]) AND NOT EXISTS (
      SELECT FROM "Contraindication" e, unnest(e.words || e.name || coalesce(e."nameEn", '')) w
      WHERE e."salonId" = ${ctx.staff.salon.id}::uuid AND e."retiredAt" IS NULL AND foyer_speaks_of(a.text, w)
    )`
  return ids
}

/** What was let pass for good while two were one was let pass of the other as well: it is weighed anew. */
function endLastingOverrides(ctx: StaffContext, apart: Apart): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`UPDATE "Alert" SET "heavierAt" = ${ctx.now}
      WHERE ${hers(apart)} AND id::text IN (
        SELECT split_part(k, ':', 2)
        FROM "Visit" v JOIN "TreatmentSession" s ON s."visitId" = v.id
        JOIN "SafetyOverride" o ON o."sessionId" = s.id, unnest(o.stops) k
        WHERE v.${hers(apart)} AND o."isLasting" AND o.at >= ${apart.since} AND k LIKE 'said:%'
      ) RETURNING id`,
  )
}

async function giveAlerts(ctx: StaffContext, apart: Apart): Promise<string[]> {
  const where = { ...aboutEither(apart), notedAt: { gte: apart.since } }
  // That it means nothing was said of the one or of the other.
  await ctx.tx.alert.updateMany({
    where: { ...where, contraindications: { none: {} } },
    data: { sortedAt: null, sortedById: null },
  })
  const told = await ctx.tx.alert.findMany({
    where,
    include: { contraindications: { select: { contraindicationId: true } } },
  })
  const given = told.map(({ id: _id, contraindications, ...alert }) => ({
    ...alert,
    clientId: apart.goneId,
    visitId: null,
    confirmedAt: null,
    confirmedById: null,
    contraindications: { create: contraindications },
  }))
  return inTurn(given, (data) => ctx.tx.alert.create({ data, select: { id: true } }))
}

// ── Reactions ──

function reactionsStandAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`UPDATE "Reaction" SET "clearedAt" = NULL, "clearedById" = NULL, "clearedReason" = NULL
      WHERE ${hers(apart)} AND "clearedAt" >= ${apart.since} RETURNING id`,
  )
}

async function giveReactions(ctx: StaffContext, apart: Apart): Promise<string[]> {
  const told = await ctx.tx.reaction.findMany({
    where: { clientId: apart.keptId, id: { notIn: apart.third.rows }, visit: ofEither(apart) },
  })
  const given = told.map(({ id: _id, ...reaction }) => ({ ...reaction, clientId: apart.goneId }))
  return inTurn(given, (data) => ctx.tx.reaction.create({ data, select: { id: true } }))
}

// ── Patch tests ──

async function patchTestsStandAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
  const ids = [
    await reactedAgain(ctx, apart),
    await unreadAgain(ctx, apart),
    await idsOf(
      ctx,
      Prisma.sql`UPDATE "PatchTest" SET "takenBackAt" = NULL, "takenBackById" = NULL
        WHERE ${hers(apart)} AND "takenBackAt" >= ${apart.since} AND "doneAt" < ${apart.since} RETURNING id`,
    ),
  ]
  return [...new Set(ids.flat())]
}

/** A reaction that was unsaid since, but for the words on it, which are gone. */
function reactedAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`UPDATE "PatchTest" p
      SET result = 'reaction', "readById" = (e.particulars->>'readById')::uuid,
        "readAt" = (e.particulars->>'readAt')::timestamptz,
        note = NULL, "validUntil" = NULL, "takenBackAt" = NULL, "takenBackById" = NULL
      FROM "AuditEntry" e
      WHERE p.${hers(apart)} AND p.result IS DISTINCT FROM 'reaction'
        AND e."salonId" = ${ctx.staff.salon.id}::uuid AND e.at >= ${apart.since}
        AND e.action = 'patch_test.reading_taken_back' AND e.particulars->>'patchTestId' = p.id::text
        AND e.particulars->>'result' = 'reaction'
      RETURNING p.id`,
  )
}

/** Whose skin was found clear nobody knows: it is read once more. */
function unreadAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`UPDATE "PatchTest"
      SET result = NULL, "readById" = NULL, "readAt" = NULL, note = NULL, "validUntil" = NULL
      WHERE ${hers(apart)} AND result = 'clear' AND "readAt" >= ${apart.since} RETURNING id`,
  )
}

/** A test done to either of them counts with both where her skin reacted, and with neither where it has not. */
async function givePatchTests(ctx: StaffContext, apart: Apart): Promise<string[]> {
  const done = { ...aboutEither(apart), doneAt: { gte: apart.since }, takenBackAt: null }
  await ctx.tx.patchTest.updateMany({
    where: { ...done, result: null },
    data: { takenBackAt: ctx.now, takenBackById: ctx.staff.id },
  })
  const reacted = await ctx.tx.patchTest.findMany({ where: { ...done, result: 'reaction' } })
  const given = reacted.map(({ id: _id, ...test }) => ({ ...test, clientId: apart.goneId, visitId: null }))
  return inTurn(given, (data) => ctx.tx.patchTest.create({ data, select: { id: true } }))
}

// ── Both ──

async function askAnew(ctx: StaffContext, { keptId, goneId }: Both): Promise<void> {
  await ctx.tx.client.updateMany({
    where: { id: { in: [keptId, goneId] } },
    data: { alertsAskedAt: null, alertsAskedById: null },
  })
}

async function idsOf(ctx: StaffContext, update: Prisma.Sql): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>(update)
  return rows.map(({ id }) => id)
}

async function inTurn<Row>(
  rows: readonly Row[],
  create: (row: Row) => Promise<{ id: string }>,
): Promise<string[]> {
  const ids: string[] = []
  for (const row of rows) ids.push((await create(row)).id)
  return ids
}
