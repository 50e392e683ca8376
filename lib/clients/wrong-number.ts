// Somebody else answered at her number: it is kept as a wrong one and never offered again.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { announce } from '@/lib/live/announce'
import { readPhone } from './client-basics'
import { lockClientOfSalon } from './client-of-salon'
import { keepSearchTokens } from './keep-search-tokens'
import { recordArchiveChanges } from './record-archive-change'

/**
 * Takes her first number away and keeps it among her numbers as wrong; the right one, where it is known, is her first
 * number from now on. Refuses `phone_invalid`, and `still_wrong` for a number that is known to be wrong.
 */
export async function flagWrongNumber(
  ctx: StaffContext,
  { clientId, rightPhone }: { clientId: string; rightPhone?: string | undefined },
): Promise<void> {
  await lockClientOfSalon(ctx, { clientId })
  const { phone: wrong, phones } = await ctx.tx.client.findUniqueOrThrow({
    where: { id: clientId },
    select: { phone: true, phones: { where: { wrongSince: { not: null } }, select: { e164: true } } },
  })
  // Whose number it is besides is of no matter while she is being looked for.
  const right = rightPhone ? await readPhone(ctx, clientId, rightPhone, true) : null
  if (right && [wrong, ...phones.map(({ e164 }) => e164)].includes(right)) throw new Refusal('still_wrong')
  await ctx.tx.client.update({
    where: { id: clientId },
    data: { phone: right, revision: { increment: 1 } },
    select: { id: true },
  })
  if (right) await ctx.tx.clientPhone.deleteMany({ where: { clientId, e164: right } })
  if (wrong) await keepAsWrong(ctx, clientId, wrong)
  await keepSearchTokens(ctx, clientId)
  await recordArchiveChanges(ctx, clientId, [{ field: 'phone', before: wrong, after: right }])
  await recordAudit(ctx, { action: 'client.number_wrong', subjectType: 'Client', subjectId: clientId })
  await announce(ctx, { kind: 'clients' })
}

async function keepAsWrong(ctx: StaffContext, clientId: string, e164: string): Promise<void> {
  const wrongSince = ctx.now
  await ctx.tx.clientPhone.upsert({
    where: { clientId_e164: { clientId, e164 } },
    create: { clientId, salonId: ctx.staff.salon.id, e164, wrongSince },
    update: { wrongSince },
    select: { id: true },
  })
}
