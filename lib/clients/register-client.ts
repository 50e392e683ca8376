// A new client's archive begins with a name.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCheckIn } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { keepSearchTokens, readBasics } from './client-basics'
import type { NewClient } from './client-schemas'
import { pinyinOf } from './pinyin'

/**
 * Begins an archive; whoever may check a guest in may do it. The phone is read as a number of the salon's country.
 * Refuses `phone_invalid`, and `phone_known` with `clientId` and `name` when another client has the number,
 * unless `samePhoneConfirmed`.
 */
export async function registerClient(ctx: StaffContext, typed: NewClient): Promise<{ clientId: string }> {
  permit(mayCheckIn(ctx.staff))
  const basics = await readBasics(ctx, null, typed)
  const client = await ctx.tx.client.create({
    data: { ...basics, pinyin: pinyinOf(basics.name), salonId: ctx.staff.salon.id, createdAt: ctx.now },
  })
  await keepSearchTokens(ctx, client)
  await recordAudit(ctx, { action: 'client.registered', subjectType: 'Client', subjectId: client.id })
  await announce(ctx, { kind: 'clients' })
  return { clientId: client.id }
}
