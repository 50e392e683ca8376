// She tells of a product that she has at home and did not buy in front of us.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNoteAtHome } from '@/lib/auth/permissions'
import { lockClientOfSalon } from '@/lib/clients/client-of-salon'
import { announce } from '@/lib/live/announce'
import { salonDate } from '@/lib/salon-time/salon-time'
import { runsOutOn } from './at-home-flow'
import type { NewAtHome } from './at-home-schemas'

/**
 * Notes a product of the salon's that she has at home, and from what is left of it when it runs out. Refuses
 * `already_at_home` where one is noted already, and a product that is not for home (`not_for_home`).
 */
export async function noteAtHome(ctx: StaffContext, told: NewAtHome): Promise<{ atHomeId: string }> {
  permit(mayNoteAtHome(ctx.staff))
  const { clientId, visitId, productId, left } = told
  // The lock keeps two people from noting the same twice.
  await lockClientOfSalon(ctx, { clientId, visitId })
  const product = await ctx.tx.product.findFirst({
    where: { id: productId, salonId: ctx.staff.salon.id },
    select: { size: true, dailyUse: true, isForHome: true },
  })
  if (!product) throw new Refusal('not_found')
  if (!product.isForHome) throw new Refusal('not_for_home')
  const standing = { clientId, productId, endedOn: null }
  if ((await ctx.tx.productAtHome.count({ where: standing })) > 0) throw new Refusal('already_at_home')
  const today = salonDate(ctx.now, ctx.staff.salon.timeZone)
  const end = runsOutOn(product, { quantity: 1, from: today, left })
  const { id } = await ctx.tx.productAtHome.create({
    data: {
      salonId: ctx.staff.salon.id,
      clientId,
      productId,
      visitId: visitId ?? null,
      sinceOn: new Date(today),
      runsOutOn: end === null ? null : new Date(end),
      notedById: ctx.staff.id,
    },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'at_home.noted',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { atHomeId: id, productId },
  })
  await announce(ctx, { kind: 'clients', ...(visitId ? { visitId } : {}) })
  return { atHomeId: id }
}
