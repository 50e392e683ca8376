// Her alerts, when two who were taken for one are two again.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import type { StaffContext } from '@/lib/actions/staff-context'
import { Prisma } from '@/lib/db/generated/client'
import { type Apart, aboutEither, hers, idsOf, inTurn } from './apart'

/** Alerts that were ended, made lighter, sorted or let pass for good while two were one stand again as they stood. */
export async function alertsStandAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
  const ids = [
    await idsOf(
      ctx,
      Prisma.sql`UPDATE "Alert" SET "retiredAt" = NULL
        WHERE ${hers(apart)} AND "retiredAt" >= ${apart.since} RETURNING id`,
    ),
    await seriousAgain(ctx, apart),
    await meaningAgain(ctx, apart),
    await unsortedAgain(ctx, apart),
    await endOverrides(ctx, apart),
  ]
  return [...new Set(ids.flat())]
}

async function seriousAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string; clientId: string }[]>`
    UPDATE "Alert" a SET severity = 'serious', "heavierAt" = ${ctx.now}
    WHERE ${hers(apart)} AND severity = 'mild' AND EXISTS (
      SELECT FROM "AlertChange" c
      WHERE c."alertId" = a.id AND c.at >= ${apart.since} AND c.severity = 'serious'
    ) RETURNING id, "clientId"`
  for (const { id: alertId, clientId } of rows)
    await recordAudit(ctx, {
      action: 'alert.revised',
      subjectType: 'Client',
      subjectId: clientId,
      particulars: { alertId, from: 'mild', to: 'serious' },
    })
  return rows.map(({ id }) => id)
}

/** How the alerts of the two were sorted since, from what. */
const sortedSince = (ctx: StaffContext, apart: Apart) => Prisma.sql`sorted AS (
  SELECT a.id, e.particulars->'from' AS "from"
  FROM "AuditEntry" e JOIN "Alert" a ON a.id::text = e.particulars->>'alertId'
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

/** What was let pass while two were one, for good or for a treatment to come, is weighed anew. */
function endOverrides(ctx: StaffContext, apart: Apart): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`UPDATE "Alert" SET "heavierAt" = ${ctx.now}
      WHERE ${hers(apart)} AND id::text IN (
        SELECT split_part(k, ':', 2)
        FROM "Visit" v JOIN "TreatmentSession" s ON s."visitId" = v.id
        JOIN "SafetyOverride" o ON o."sessionId" = s.id, unnest(o.stops) k
        WHERE v.${hers(apart)} AND o.at >= ${apart.since} AND (o."isLasting" OR s."startedAt" IS NULL)
      ) RETURNING id`,
  )
}

/** Gives the archive that went what was told of either of the two. */
export async function giveAlerts(ctx: StaffContext, apart: Apart): Promise<string[]> {
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
