// Somebody else answered at her number: it is kept as a wrong one and never offered again, unless it turns out that it
// is hers after all.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditClients } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { readPhone } from './client-basics'
import { livingArchive, lockClientOfSalon } from './client-of-salon'
import { keepSearchTokens } from './keep-search-tokens'
import { type FieldChange, recordArchiveChanges } from './record-archive-change'

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
  const further = right ? await takeFurther(ctx, clientId, right) : []
  if (wrong) await keepAsWrong(ctx, clientId, wrong)
  await keepSearchTokens(ctx, clientId)
  await recordArchiveChanges(ctx, clientId, [{ field: 'phone', before: wrong, after: right }, ...further])
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

/** What was one of her further numbers is her first now. Returns what that changes, with whose it was. */
async function takeFurther(ctx: StaffContext, clientId: string, e164: string): Promise<FieldChange[]> {
  const further = await ctx.tx.clientPhone.findUnique({
    where: { clientId_e164: { clientId, e164 } },
    select: { id: true, label: true },
  })
  if (!further) return []
  await ctx.tx.clientPhone.delete({ where: { id: further.id }, select: { id: true } })
  return [{ field: 'phones', before: [further.label, e164].filter(Boolean).join(' '), after: null }]
}

/**
 * Takes back what {@link flagWrongNumber} did at `flaggedAt`: the number is her first again, and the right one that was
 * typed goes, or is the further number again that it was. A first number written down since then stays her first, and the
 * other is a further one. Refuses `not_found` for an archive that is merged or erased.
 */
export async function unflagWrongNumber(
  ctx: StaffContext,
  { clientId, flaggedAt }: { clientId: string; flaggedAt: Date },
): Promise<void> {
  await lockClientOfSalon(ctx, { clientId })
  const flagged = await ctx.tx.archiveChange.findMany({
    where: { clientId, at: flaggedAt, field: { in: ['phone', 'phones'] } },
    orderBy: { id: 'asc' },
    select: { field: true, before: true, after: true },
  })
  const flag = flagged.findLast(({ field }) => field === 'phone')
  if (!flag) return
  const further = flagged.find(
    ({ field, before }) => field === 'phones' && before?.endsWith(flag.after ?? ' '),
  )
  const changes = await giveBack(ctx, clientId, { number: flag.before, instead: flag.after })
  if (further?.before && flag.after)
    changes.push(await keepFurther(ctx, clientId, flag.after, further.before))
  await noteRight(ctx, clientId, changes)
}

/**
 * A number that was put away as wrong is hers after all: her first one where she has none, else a further one. Refuses
 * `not_found` when it is gone, or is not wrong any more.
 */
export async function rightAfterAll(ctx: StaffContext, { phoneId }: { phoneId: string }): Promise<void> {
  permit(mayEditClients(ctx.staff))
  const found = await ctx.tx.clientPhone.findFirst({
    where: { id: phoneId, client: { salonId: ctx.staff.salon.id, ...livingArchive } },
    select: { clientId: true },
  })
  if (!found) throw new Refusal('not_found')
  const { clientId } = found
  await lockClientOfSalon(ctx, { clientId })
  const phone = await ctx.tx.clientPhone.findFirst({
    where: { id: phoneId, clientId, wrongSince: { not: null } },
    select: { e164: true },
  })
  if (!phone) throw new Refusal('not_found')
  await noteRight(ctx, clientId, await giveBack(ctx, clientId, { number: phone.e164, instead: null }))
}

/** Her first number again, where she has none or `instead`; else a further one. Returns what that changes. */
async function giveBack(
  ctx: StaffContext,
  clientId: string,
  { number, instead }: { number: string | null; instead: string | null },
): Promise<FieldChange[]> {
  const { phone: first } = await ctx.tx.client.findUniqueOrThrow({
    where: { id: clientId },
    select: { phone: true },
  })
  if (first === null || first === instead) {
    if (number) await ctx.tx.clientPhone.deleteMany({ where: { clientId, e164: number } })
    const data = { phone: number, revision: { increment: 1 } }
    await ctx.tx.client.update({ where: { id: clientId }, data, select: { id: true } })
    return [{ field: 'phone', before: first, after: number }]
  }
  return number && number !== first ? [await keepFurther(ctx, clientId, number, number)] : []
}

/** `words` are the number with whose it is before it. */
async function keepFurther(
  ctx: StaffContext,
  clientId: string,
  e164: string,
  words: string,
): Promise<FieldChange> {
  const label = words.slice(0, -e164.length).trim() || null
  await ctx.tx.clientPhone.upsert({
    where: { clientId_e164: { clientId, e164 } },
    create: { clientId, salonId: ctx.staff.salon.id, e164, label },
    update: { wrongSince: null },
    select: { id: true },
  })
  return { field: 'phones', before: null, after: words }
}

async function noteRight(ctx: StaffContext, clientId: string, changes: FieldChange[]): Promise<void> {
  await keepSearchTokens(ctx, clientId)
  await recordArchiveChanges(ctx, clientId, changes)
  await recordAudit(ctx, { action: 'client.number_right', subjectType: 'Client', subjectId: clientId })
  await announce(ctx, { kind: 'clients' })
}
