// Her patch tests, when two who were taken for one are two again.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { Prisma } from '@/lib/db/generated/client'
import { type Apart, aboutEither, hers, idsOf, inTurn } from './apart'

/** Readings and tests that were taken back, or found clear, while two were one are as they were. */
export async function patchTestsStandAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
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
export async function givePatchTests(ctx: StaffContext, apart: Apart): Promise<string[]> {
  const done = { ...aboutEither(apart), doneAt: { gte: apart.since }, takenBackAt: null }
  await ctx.tx.patchTest.updateMany({
    where: { ...done, result: null },
    data: { takenBackAt: ctx.now, takenBackById: ctx.staff.id },
  })
  const reacted = await ctx.tx.patchTest.findMany({ where: { ...done, result: 'reaction' } })
  const given = reacted.map(({ id: _id, ...test }) => ({ ...test, clientId: apart.goneId, visitId: null }))
  return inTurn(given, (data) => ctx.tx.patchTest.create({ data, select: { id: true } }))
}
