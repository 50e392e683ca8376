// A new client's archive begins with a name.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCheckIn } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import type { NewClient } from './basics-schemas'
import { contactOf, identityOf, lifeOf } from './client-basics'
import { keepSearchTokens } from './keep-search-tokens'
import { findNamesakes, refuseKnownName } from './namesakes'
import { findNature } from './nature-of-salon'
import { pinyinOf } from './pinyin'

/**
 * Begins an archive; whoever may check a guest in may do it. The phone is read as a number of the salon's country.
 * Refuses `phone_invalid`, and `phone_known` with `clientId` and `name` when another client has the number,
 * unless `samePhoneConfirmed`; `name_known` when somebody has the name, unless `sameNameConfirmed`, and who
 * they are is kept, for she may be one of them all the same (lib/safety/likely-others.ts); `not_found` for a referrer or a nature that is not this salon's.
 */
export async function registerClient(ctx: StaffContext, typed: NewClient): Promise<{ clientId: string }> {
  permit(mayCheckIn(ctx.staff))
  const identity = identityOf(typed)
  const contact = await contactOf(ctx, null, typed)
  if (!typed.sameNameConfirmed) await refuseKnownName(ctx, identity.name)
  const namesakeIds = typed.sameNameConfirmed ? await findNamesakes(ctx, identity.name) : []
  const nature = typed.natureId ? await findNature(ctx, typed.natureId) : null
  const client = await ctx.tx.client.create({
    data: {
      ...identity,
      ...contact,
      ...lifeOf(typed),
      natureId: nature?.id ?? null,
      namesakeIds,
      pinyin: pinyinOf(identity.name),
      salonId: ctx.staff.salon.id,
      createdAt: ctx.now,
    },
    select: { id: true },
  })
  await keepSearchTokens(ctx, client.id)
  await recordAudit(ctx, { action: 'client.registered', subjectType: 'Client', subjectId: client.id })
  await announce(ctx, { kind: 'clients' })
  return { clientId: client.id }
}
