// What treatments did to her, when two who were taken for one are two again.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { Prisma } from '@/lib/db/generated/client'
import { type Apart, hers, idsOf, inTurn, ofEither } from './apart'
import { harmOfEither } from './merged-harms'

/** Reactions that were cleared while two were one stand again. */
export function reactionsStandAgain(ctx: StaffContext, apart: Apart): Promise<string[]> {
  return idsOf(
    ctx,
    Prisma.sql`UPDATE "Reaction" SET "clearedAt" = NULL, "clearedById" = NULL, "clearedReason" = NULL
      WHERE ${hers(apart)} AND "clearedAt" >= ${apart.since} RETURNING id`,
  )
}

/**
 * Gives the archive that went what a treatment did to either of the two, and the harm that a note speaks of while nobody
 * has said what it came from.
 */
export async function giveReactions(ctx: StaffContext, apart: Apart): Promise<string[]> {
  const told = await ctx.tx.reaction.findMany({
    where: { clientId: apart.keptId, id: { notIn: apart.third.rows }, visit: ofEither(apart) },
    omit: { id: true },
  })
  const noted = await harmOfEither(ctx, apart)
  const given = [...told, ...noted].map((reaction) => ({ ...reaction, clientId: apart.goneId }))
  return inTurn(given, (data) => ctx.tx.reaction.create({ data, select: { id: true } }))
}
