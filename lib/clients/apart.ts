// Two who were taken for one are two again: what of the time between was about either of them.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { type ClientMerge, Prisma } from '@/lib/db/generated/client'
import { readMemory } from './merge-memory'

export type Both = { keptId: string; goneId: string }

/** What a merge is taken back over: who, since when, and what of the kept archive is known to be a third one's. */
export type Apart = Both & { since: Date; third: { rows: string[]; visits: string[] } }

/** What another archive has brought into the kept one is that one's; what came before is older than what is asked for. */
export async function ofThird(ctx: StaffContext, { keptId }: ClientMerge): Promise<Apart['third']> {
  const merges = await ctx.tx.clientMerge.findMany({
    where: { keptId, undoneAt: null },
    select: { before: true },
  })
  const rows = merges.flatMap(({ before }) => readMemory(before)?.rows ?? [])
  return {
    rows: rows.flatMap(({ Alert, Reaction, PatchTest }) => [...Alert, ...Reaction, ...PatchTest]),
    visits: rows.flatMap(({ Visit }) => Visit),
  }
}

/** A visit made since that no third archive has brought along: either of the two may have come. */
export const ofEither = ({ since, third }: Apart) => ({
  createdAt: { gte: since },
  id: { notIn: third.visits },
})

/** What stands in the kept archive and was written in no visit, or in one of {@link ofEither}. */
export const aboutEither = (apart: Apart) => ({
  clientId: apart.keptId,
  id: { notIn: apart.third.rows },
  OR: [{ visitId: null }, { visit: ofEither(apart) }],
})

/** Rows of one of the two. */
export const hers = ({ keptId, goneId }: Both) => Prisma.sql`"clientId" IN (${keptId}::uuid, ${goneId}::uuid)`

/** The ids a statement returns. */
export async function idsOf(ctx: StaffContext, update: Prisma.Sql): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>(update)
  return rows.map(({ id }) => id)
}

/** Creates one row after the other, and tells their ids. */
export async function inTurn<Row>(
  rows: readonly Row[],
  create: (row: Row) => Promise<{ id: string }>,
): Promise<string[]> {
  const ids: string[] = []
  for (const row of rows) ids.push((await create(row)).id)
  return ids
}
