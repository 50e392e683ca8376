// What she has bought goes home with her, and comes back when her answer is changed. Called within the deed that notes it.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { salonDate } from '@/lib/salon-time/salon-time'
import { runsOutOn, type Use } from './at-home-flow'

type Bought = {
  recommendationId: string
  visitId: string
  clientId: string
  productId: string
  quantity: number
  use: Use
}

/**
 * Notes what she has bought as being at her home from today. Where she still has some of the same, the new one is begun
 * after it. Bought again with another quantity, the same row is reckoned anew.
 */
export async function bringHome(ctx: StaffContext, bought: Bought): Promise<void> {
  const { recommendationId, visitId, clientId, productId, quantity, use } = bought
  const today = salonDate(ctx.now, ctx.staff.salon.timeZone)
  const from = await usedFrom(ctx, bought, today)
  const end = runsOutOn(use, { quantity, from })
  const facts = { quantity, runsOutOn: end === null ? null : new Date(end) }
  await ctx.tx.productAtHome.upsert({
    where: { recommendationId },
    update: { ...facts, endedOn: null, end: null },
    create: {
      ...facts,
      salonId: ctx.staff.salon.id,
      clientId,
      productId,
      recommendationId,
      visitId,
      sinceOn: new Date(today),
      notedById: ctx.staff.id,
    },
    select: { id: true },
  })
}

/** The day on which the last of what she has of the same will be used up, or today. */
async function usedFrom(
  ctx: StaffContext,
  { recommendationId, clientId, productId }: Bought,
  today: string,
): Promise<string> {
  const { _max } = await ctx.tx.productAtHome.aggregate({
    where: {
      clientId,
      productId,
      endedOn: null,
      OR: [{ recommendationId: null }, { recommendationId: { not: recommendationId } }],
    },
    _max: { runsOutOn: true },
  })
  const last = _max.runsOutOn?.toISOString().slice(0, 10)
  return last && last > today ? last : today
}

/** She did not take it after all. */
export async function takeBackFromHome(ctx: StaffContext, recommendationId: string): Promise<void> {
  await ctx.tx.productAtHome.deleteMany({ where: { recommendationId } })
}
