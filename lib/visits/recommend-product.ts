// Products recommended in a visit, with the reason and her answer.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { bringHome, takeBackFromHome } from '@/lib/at-home/bring-home'
import { mayRecommend } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { holdAlerts, refuseStopped } from '@/lib/matching/product-stops'
import { lockOpenVisit } from './lock-visit'
import type { AnsweredRecommendation } from './visit-schemas'

/**
 * Recommends a product. Refuses one the salon no longer has, one that is not for home (`not_for_home`), what her alerts
 * stop (see `refuseStopped`), and `already_recommended` in the same visit.
 */
export async function recommendProduct(
  ctx: StaffContext,
  { visitId, productId, reason }: { visitId: string; productId: string; reason: string },
): Promise<{ recommendationId: string }> {
  permit(mayRecommend(ctx.staff))
  await holdAlerts(ctx, visitId)
  const { stage, clientId } = await lockOpenVisit(ctx, visitId)
  if (stage === 'expected') throw new Refusal('not_arrived')
  const product = await ctx.tx.product.findFirst({
    where: { id: productId, salonId: ctx.staff.salon.id, retiredAt: null },
    select: { isForHome: true },
  })
  if (!product) throw new Refusal('product_retired')
  if (!product.isForHome) throw new Refusal('not_for_home')
  await refuseStopped(ctx, { clientId, productId })
  const twin = await ctx.tx.recommendation.findUnique({
    where: { visitId_productId: { visitId, productId } },
    select: { id: true },
  })
  if (twin) throw new Refusal('already_recommended')
  const { id } = await ctx.tx.recommendation.create({
    data: { visitId, productId, reason: reason.trim(), recommendedById: ctx.staff.id, createdAt: ctx.now },
    select: { id: true },
  })
  await recordAudit(ctx, { action: 'recommendation.made', subjectType: 'Visit', subjectId: visitId })
  await announce(ctx, { visitId })
  return { recommendationId: id }
}

/**
 * Keeps her answer: how many she took, at the price of this moment for all of them, or why she would rather not. What
 * she took is at her home from today, and no longer when the answer is changed, which can be done while the visit is
 * open. Refuses `someone_was_faster` unless the answer that stands is the one the asker saw (`seenAnsweredAt`), and
 * taking what her alerts have stopped meanwhile (see `refuseStopped`).
 */
export async function answerRecommendation(
  ctx: StaffContext,
  { recommendationId, seenAnsweredAt, ...said }: AnsweredRecommendation,
): Promise<{ answeredAt: string }> {
  permit(mayRecommend(ctx.staff))
  const { visitId, clientId, product } = await lockRecommendation(ctx, recommendationId)
  const { answer } = said
  const quantity = answer === 'bought' ? (said.quantity ?? 1) : 1
  if (answer === 'bought') await refuseStopped(ctx, { clientId, productId: product.id })
  const { count } = await ctx.tx.recommendation.updateMany({
    where: { id: recommendationId, answeredAt: seenAnsweredAt },
    data: {
      answer,
      answeredAt: ctx.now,
      quantity,
      priceMinor: answer === 'bought' ? product.priceMinor * quantity : null,
      declineReason: answer === 'declined' ? (said.declineReason ?? null) : null,
    },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  if (answer === 'bought') {
    const bought = { recommendationId, visitId, clientId, productId: product.id, quantity, use: product }
    await bringHome(ctx, bought)
  } else await takeBackFromHome(ctx, recommendationId)
  await recordAudit(ctx, {
    action: 'recommendation.answered',
    subjectType: 'Visit',
    subjectId: visitId,
    particulars: { recommendationId, answer, ...(answer === 'bought' ? { quantity } : {}) },
  })
  await announce(ctx, { visitId })
  return { answeredAt: ctx.now.toISOString() }
}

/** Takes back a recommendation noted by mistake. Refuses one she has answered. */
export async function retractRecommendation(
  ctx: StaffContext,
  { recommendationId }: { recommendationId: string },
): Promise<void> {
  permit(mayRecommend(ctx.staff))
  const { visitId } = await lockRecommendation(ctx, recommendationId)
  const { count } = await ctx.tx.recommendation.deleteMany({ where: { id: recommendationId, answer: null } })
  if (count === 0) throw new Refusal('already_answered')
  await recordAudit(ctx, { action: 'recommendation.retracted', subjectType: 'Visit', subjectId: visitId })
  await announce(ctx, { visitId })
}

async function lockRecommendation(ctx: StaffContext, recommendationId: string) {
  const found = await ctx.tx.recommendation.findFirst({
    where: { id: recommendationId, visit: { salonId: ctx.staff.salon.id } },
    select: {
      visitId: true,
      product: { select: { id: true, priceMinor: true, size: true, dailyUse: true } },
    },
  })
  if (!found) throw new Refusal('not_found')
  await holdAlerts(ctx, found.visitId)
  const { clientId } = await lockOpenVisit(ctx, found.visitId)
  return { ...found, clientId }
}
