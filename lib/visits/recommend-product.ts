// Products recommended in a visit, with the reason and her answer.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayRecommend } from '@/lib/auth/permissions'
import type { RecommendationAnswer } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'
import { lockOpenVisit } from './lock-visit'

/** Recommends a product. Refuses one the salon no longer has and `already_recommended` in the same visit. */
export async function recommendProduct(
  ctx: StaffContext,
  { visitId, productId, reason }: { visitId: string; productId: string; reason: string },
): Promise<{ recommendationId: string }> {
  permit(mayRecommend(ctx.staff))
  const visit = await lockOpenVisit(ctx, visitId)
  if (visit.stage === 'expected') throw new Refusal('not_arrived')
  const product = { id: productId, salonId: ctx.staff.salon.id, retiredAt: null }
  if (!(await ctx.tx.product.findFirst({ where: product, select: { id: true } })))
    throw new Refusal('product_retired')
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

/** Keeps her answer, and when she bought it the price of this moment; both can be changed while the visit is open. */
export async function answerRecommendation(
  ctx: StaffContext,
  { recommendationId, answer }: { recommendationId: string; answer: RecommendationAnswer },
): Promise<void> {
  permit(mayRecommend(ctx.staff))
  const visitId = await visitOfRecommendation(ctx, recommendationId)
  await ctx.tx.recommendation.update({
    where: { id: recommendationId },
    data: { answer, priceMinor: answer === 'bought' ? await priceOfNow(ctx, recommendationId) : null },
  })
  await recordAudit(ctx, {
    action: 'recommendation.answered',
    subjectType: 'Visit',
    subjectId: visitId,
    particulars: { recommendationId, answer },
  })
  await announce(ctx, { visitId })
}

async function priceOfNow(ctx: StaffContext, recommendationId: string): Promise<number> {
  const { product } = await ctx.tx.recommendation.findUniqueOrThrow({
    where: { id: recommendationId },
    select: { product: { select: { priceMinor: true } } },
  })
  return product.priceMinor
}

/** Takes back a recommendation noted by mistake. Refuses one she has answered. */
export async function retractRecommendation(
  ctx: StaffContext,
  { recommendationId }: { recommendationId: string },
): Promise<void> {
  permit(mayRecommend(ctx.staff))
  const visitId = await visitOfRecommendation(ctx, recommendationId)
  const { count } = await ctx.tx.recommendation.deleteMany({ where: { id: recommendationId, answer: null } })
  if (count === 0) throw new Refusal('already_answered')
  await recordAudit(ctx, { action: 'recommendation.retracted', subjectType: 'Visit', subjectId: visitId })
  await announce(ctx, { visitId })
}

async function visitOfRecommendation(ctx: StaffContext, recommendationId: string): Promise<string> {
  const found = await ctx.tx.recommendation.findFirst({
    where: { id: recommendationId, visit: { salonId: ctx.staff.salon.id } },
    select: { visitId: true },
  })
  if (!found) throw new Refusal('not_found')
  await lockOpenVisit(ctx, found.visitId)
  return found.visitId
}
