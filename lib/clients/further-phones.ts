// The further numbers of a client: her husband's, the office, the old one.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditClients } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import type { NewPhone } from './basics-schemas'
import { readPhone } from './client-basics'
import { livingArchive, lockClientOfSalon } from './client-of-salon'
import { keepSearchTokens } from './keep-search-tokens'
import { recordArchiveChanges } from './record-archive-change'

/**
 * Adds a number beside the first; she is found by it as well. Refuses `phone_twice` when it is hers already, and
 * `phone_invalid` and `phone_known` as registering does.
 */
export async function addPhone(
  ctx: StaffContext,
  { clientId, phone: typed, label, samePhoneConfirmed = false }: NewPhone,
): Promise<{ phoneId: string }> {
  permit(mayEditClients(ctx.staff))
  await lockClientOfSalon(ctx, { clientId })
  const e164 = await readPhone(ctx, clientId, typed, samePhoneConfirmed)
  const hers = { OR: [{ phone: e164 }, { phones: { some: { e164 } } }] }
  if ((await ctx.tx.client.count({ where: { id: clientId, ...hers } })) > 0) throw new Refusal('phone_twice')
  const salonId = ctx.staff.salon.id
  const { id } = await ctx.tx.clientPhone.create({
    data: { clientId, salonId, e164, label: label || null },
    select: { id: true },
  })
  await noteNumber(ctx, clientId, 'client.phone_added', { before: null, after: e164 })
  return { phoneId: id }
}

/** Takes a further number away. Refuses `not_found` when it is gone already. */
export async function removePhone(ctx: StaffContext, { phoneId }: { phoneId: string }): Promise<void> {
  permit(mayEditClients(ctx.staff))
  const phone = await ctx.tx.clientPhone.findFirst({
    where: { id: phoneId, client: { salonId: ctx.staff.salon.id, ...livingArchive } },
    select: { clientId: true, e164: true },
  })
  if (!phone) throw new Refusal('not_found')
  const { count } = await ctx.tx.clientPhone.deleteMany({ where: { id: phoneId } })
  if (count === 0) throw new Refusal('not_found')
  await noteNumber(ctx, phone.clientId, 'client.phone_removed', { before: phone.e164, after: null })
}

async function noteNumber(
  ctx: StaffContext,
  clientId: string,
  action: string,
  change: { before: string | null; after: string | null },
): Promise<void> {
  await keepSearchTokens(ctx, clientId)
  await recordArchiveChanges(ctx, clientId, [{ field: 'phones', ...change }])
  await recordAudit(ctx, { action, subjectType: 'Client', subjectId: clientId })
  await announce(ctx, { kind: 'clients' })
}
