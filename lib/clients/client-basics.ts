// What registering, completing and revising the basics have in common: the phone, who referred her, and what she is found by.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { NewClient } from './client-schemas'
import { toE164 } from './phone-numbers'
import { type Findable, searchTokens } from './search-tokens'

/** The columns of a client's basics. `clientId` is null for a new one. Refuses as its callers say. */
export async function readBasics(ctx: StaffContext, clientId: string | null, typed: NewClient) {
  const phone = readPhone(ctx, typed.phone)
  if (phone && !typed.samePhoneConfirmed) await refuseKnownPhone(ctx, clientId, phone)
  if (typed.referredById) await refuseForeignReferrer(ctx, clientId, typed.referredById)
  return {
    name: typed.name.replace(/\s+/g, ' '),
    phone,
    formOfAddress: typed.formOfAddress || null,
    sex: typed.sex ?? null,
    birthYear: typed.birthYear ?? null,
    birthMonth: typed.birthMonth ?? null,
    birthDay: typed.birthDay ?? null,
    nature: typed.nature ?? null,
    referredById: typed.referredById ?? null,
  }
}

/** Writes the tokens she is found by, in place of those that were. */
export async function keepSearchTokens(ctx: StaffContext, client: Findable & { id: string }): Promise<void> {
  await ctx.tx.clientSearchToken.deleteMany({ where: { clientId: client.id } })
  const salonId = ctx.staff.salon.id
  await ctx.tx.clientSearchToken.createMany({
    data: searchTokens(client).map((token) => ({ clientId: client.id, salonId, token })),
  })
}

/** The names of the columns that are about to change; never their words. */
export function changedFields<Basics extends object>(before: Basics, after: Partial<Basics>): string[] {
  return (Object.keys(after) as (keyof Basics & string)[]).filter((field) => before[field] !== after[field])
}

function readPhone(ctx: StaffContext, typed: string | undefined): string | null {
  if (!typed) return null
  const phone = toE164(typed, ctx.staff.salon.phoneCountry)
  if (!phone) throw new Refusal('phone_invalid')
  return phone
}

async function refuseKnownPhone(ctx: StaffContext, clientId: string | null, phone: string): Promise<void> {
  const salonId = ctx.staff.salon.id
  // Mother and daughter may share a number, so it is not unique; two tablets that enter it at once line up here.
  await ctx.tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${salonId} ${phone}`}, 0))::text`
  const known = await ctx.tx.client.findFirst({
    where: { salonId, phone, ...(clientId ? { id: { not: clientId } } : {}) },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true },
  })
  if (known) throw new Refusal('phone_known', { clientId: known.id, name: known.name })
}

/** Refuses a client as her own referrer (`referred_by_herself`), and one of another salon (`not_found`). */
export async function refuseForeignReferrer(
  ctx: StaffContext,
  clientId: string | null,
  referredById: string,
): Promise<void> {
  if (referredById === clientId) throw new Refusal('referred_by_herself')
  const referrer = await ctx.tx.client.findFirst({
    where: { id: referredById, salonId: ctx.staff.salon.id },
    select: { id: true },
  })
  if (!referrer) throw new Refusal('not_found')
}
