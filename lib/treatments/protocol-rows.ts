// What the verbs on a protocol share: its treatment's row as the lock, and a step as it is written.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { Prisma } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'
import type { ProtocolStepFacts } from './protocol-schemas'

/** Whoever changes a treatment or its protocol waits here for one another. Refuses `not_found`. */
export async function lockProtocol(ctx: StaffContext, treatmentId: string): Promise<void> {
  const found = await ctx.tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Treatment"
    WHERE id = ${treatmentId}::uuid AND "salonId" = ${ctx.staff.salon.id}::uuid FOR UPDATE`
  if (found.length === 0) throw new Refusal('not_found')
}

/**
 * Locks the protocol of a step. Refuses `not_found`, and `someone_was_faster` when the step is no longer in use: a
 * colleague has changed it or taken it out.
 */
export async function lockStep(
  ctx: StaffContext,
  stepId: string,
): Promise<{ treatmentId: string; position: number }> {
  const where = { id: stepId, treatment: { salonId: ctx.staff.salon.id } }
  const found = await ctx.tx.protocolStep.findFirst({ where, select: { treatmentId: true } })
  if (!found) throw new Refusal('not_found')
  await lockProtocol(ctx, found.treatmentId)
  const step = await ctx.tx.protocolStep.findFirst({
    where: { ...where, retiredAt: null },
    select: { treatmentId: true, position: true },
  })
  if (!step) throw new Refusal('someone_was_faster')
  return step
}

/**
 * Writes a step; what it uses belongs to the treatment's products from now on, so that the treatment is held to be no
 * safer than its steps. Refuses `entry_out_of_use` for a product off the shelf.
 */
export async function writeStep(
  ctx: StaffContext,
  treatmentId: string,
  position: number,
  { products, ...facts }: ProtocolStepFacts,
): Promise<string> {
  const productIds = products.map(({ productId }) => productId)
  const kept = await ctx.tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Product" WHERE id = ANY(${productIds}::uuid[])
      AND "salonId" = ${ctx.staff.salon.id}::uuid AND "retiredAt" IS NULL FOR SHARE`
  if (kept.length < productIds.length) throw new Refusal('entry_out_of_use')
  const { id } = await ctx.tx.protocolStep.create({
    data: {
      treatmentId,
      position,
      title: facts.title,
      titleEn: facts.titleEn ?? null,
      instruction: facts.instruction ?? '',
      instructionEn: facts.instructionEn ?? null,
      minutes: facts.minutes,
      addedAt: ctx.now,
      products: {
        create: products.map(({ productId, amount }) => ({ productId, amount: amount ?? null })),
      },
    },
    select: { id: true },
  })
  await ctx.tx.treatmentProduct.createMany({
    data: productIds.map((productId) => ({ treatmentId, productId })),
    skipDuplicates: true,
  })
  return id
}

/** Writes down and announces what was done to a protocol. */
export async function noteProtocol(
  ctx: StaffContext,
  treatmentId: string,
  what: 'step_added' | 'step_revised' | 'step_retired' | 'reordered',
  particulars: Prisma.InputJsonObject = {},
): Promise<void> {
  await recordAudit(ctx, {
    action: `protocol.${what}`,
    subjectType: 'Treatment',
    subjectId: treatmentId,
    particulars,
  })
  await announce(ctx, { kind: 'settings' })
}
