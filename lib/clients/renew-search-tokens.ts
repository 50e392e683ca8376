// Every client is found by the rule of today, though her archive was written under an older one.
import 'server-only'
import { db, type Tx } from '@/lib/db/client'
import { writeSearchTokens } from './keep-search-tokens'
import { SEARCH_TOKENS_VERSION } from './search-tokens'

/** So many archives are held at once, for some milliseconds; whoever wants one of them waits no longer. */
const BATCH = 50

/**
 * Writes the tokens of all clients anew in every salon where that was last done by an older rule: from where it was cut
 * off, a few archives at a time, beside the day's work. Two servers that do it at once do no harm.
 */
export async function renewSearchTokens(): Promise<void> {
  const behind = await db.salon.findMany({
    where: { searchTokensVersion: { lt: SEARCH_TOKENS_VERSION } },
    select: { id: true, searchTokensUpTo: true },
  })
  for (const { id, searchTokensUpTo } of behind) await renewSalon(id, searchTokensUpTo)
}

async function renewSalon(salonId: string, from: string | null): Promise<void> {
  let upTo = from
  for (;;) {
    const ids = await nextClients(salonId, upTo)
    const last = ids.at(-1)
    if (!last) break
    const busy = await renewFree(salonId, ids)
    // One by one: whoever holds several archives never waits for us while we wait for her.
    for (const id of busy) await db.$transaction((tx) => renewTokens(tx, salonId, [id], 'wait'))
    upTo = last
    await db.salon.update({ where: { id: salonId }, data: { searchTokensUpTo: upTo }, select: { id: true } })
  }
  await db.salon.update({
    where: { id: salonId },
    data: { searchTokensVersion: SEARCH_TOKENS_VERSION, searchTokensUpTo: null },
    select: { id: true },
  })
}

async function nextClients(salonId: string, upTo: string | null): Promise<string[]> {
  const clients = await db.client.findMany({
    where: { salonId, ...(upTo ? { id: { gt: upTo } } : {}) },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true },
  })
  return clients.map(({ id }) => id)
}

/** Those of them whom nobody is just writing to; returns the others. */
async function renewFree(salonId: string, ids: string[]): Promise<string[]> {
  const done = new Set(await db.$transaction((tx) => renewTokens(tx, salonId, ids, 'pass')))
  return ids.filter((id) => !done.has(id))
}

/** Holds the archives, so that nobody's new name is overtaken by the one that was read here. */
async function renewTokens(tx: Tx, salonId: string, ids: string[], held: 'wait' | 'pass'): Promise<string[]> {
  const free = await (held === 'wait'
    ? tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM "Client" WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
    : tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM "Client" WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED`)
  const taken = free.map(({ id }) => id)
  const clients = await tx.client.findMany({
    where: { id: { in: taken }, mergedIntoId: null, erasedAt: null },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      name: true,
      pinyin: true,
      formOfAddress: true,
      nickname: true,
      phone: true,
      phones: { where: { wrongSince: null }, select: { e164: true } },
    },
  })
  await tx.clientSearchToken.deleteMany({ where: { clientId: { in: taken } } })
  await writeSearchTokens(
    tx,
    salonId,
    clients.map(({ phone, phones, ...client }) => ({
      ...client,
      phones: [...(phone ? [phone] : []), ...phones.map(({ e164 }) => e164)],
    })),
  )
  return taken
}
