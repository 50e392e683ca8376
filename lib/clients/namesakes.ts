// Somebody of the same name may be the same person: whoever begins a second archive is asked.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { wholeNames } from './search-tokens'

/** Of so many who are found by that word the names are compared. */
const MOST_COMPARED = 200

/** As many as are shown; more would not be read. */
const MOST_SHOWN = 5

/**
 * Refuses `name_known` when a living archive of this salon has the name or nickname, however it is written; with their
 * number as `count` and the first of their ids in `clientIds`.
 */
export async function refuseKnownName(ctx: StaffContext, name: string): Promise<void> {
  const ids = await findNamesakes(ctx, name)
  if (ids.length === 0) return
  throw new Refusal('name_known', { name, count: ids.length, clientIds: ids.slice(0, MOST_SHOWN).join(',') })
}

/** The living archives of this salon that have the name or nickname, however it is written; two who ask line up. */
export async function findNamesakes(ctx: StaffContext, name: string): Promise<string[]> {
  const salonId = ctx.staff.salon.id
  const wholes = wholeNames(name)
  const [key = ''] = [...wholes].sort()
  // Two tablets that write down one name at once line up here.
  await ctx.tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${salonId} ${key}`}, 0))::text`
  const found = await ctx.tx.clientSearchToken.findMany({
    where: { salonId, weight: 0, token: { in: wholes } },
    take: MOST_COMPARED,
    select: { clientId: true, client: { select: { name: true, nickname: true } } },
  })
  const isOne = (other: string | null) =>
    other !== null && wholeNames(other).some((word) => wholes.includes(word))
  const known = found.filter(({ client }) => isOne(client.name) || isOne(client.nickname))
  return [...new Set(known.map(({ clientId }) => clientId))]
}
