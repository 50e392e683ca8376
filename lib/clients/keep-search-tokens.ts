// What a client is found by follows what is written of her.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { Tx } from '@/lib/db/client'
import { type Findable, searchTokens } from './search-tokens'

/**
 * Writes the tokens of a client anew from her archive as it stands in this transaction: name, reading, form of
 * address, nickname and all her numbers. To be called by every verb that has changed one of them. An archive that was
 * merged or erased keeps none.
 */
export async function keepSearchTokens(ctx: StaffContext, clientId: string): Promise<void> {
  const { phone, phones, ...client } = await ctx.tx.client.findUniqueOrThrow({
    where: { id: clientId },
    relationLoadStrategy: 'join',
    select: {
      salonId: true,
      name: true,
      pinyin: true,
      formOfAddress: true,
      nickname: true,
      phone: true,
      mergedIntoId: true,
      erasedAt: true,
      phones: { where: { wrongSince: null }, select: { e164: true } },
    },
  })
  const { salonId, mergedIntoId, erasedAt } = client
  await ctx.tx.clientSearchToken.deleteMany({ where: { clientId } })
  if (mergedIntoId || erasedAt) return
  const numbers = [...(phone ? [phone] : []), ...phones.map(({ e164 }) => e164)]
  await ctx.tx.clientSearchToken.createMany({
    data: searchTokens({ ...client, phones: numbers }).map((found) => ({ ...found, clientId, salonId })),
  })
}

/** Writes the tokens of many archives that have none, in one statement. */
export async function writeSearchTokens(
  tx: Tx,
  salonId: string,
  archives: readonly (Findable & { id: string })[],
): Promise<void> {
  const tokens = archives.flatMap((archive) =>
    searchTokens(archive).map((found) => ({ ...found, id: archive.id })),
  )
  await tx.$executeRaw`
    INSERT INTO "ClientSearchToken" ("salonId", weight, token, "clientId")
    SELECT ${salonId}::uuid, t.weight, t.token, t.client FROM unnest(
      ${tokens.map(({ weight }) => weight)}::smallint[], ${tokens.map(({ token }) => token)}::text[],
      ${tokens.map(({ id }) => id)}::uuid[]
    ) AS t (weight, token, client)`
}
