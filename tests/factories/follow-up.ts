// A visit led through the whole flow to the call that it owes, with the domain's own verbs.
import type { StaffContext } from '@/lib/actions/staff-context'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { declineNextBooking } from '@/lib/visits/decline-next-booking'
import { markStep } from '@/lib/visits/mark-step'
import { moveVisit } from '@/lib/visits/move-visit'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { answerRecommendation, recommendProduct } from '@/lib/visits/recommend-product'
import { saveVisitNote } from '@/lib/visits/save-visit-note'
import type { MoveName } from '@/lib/visits/visit-flow'
import { askHer } from '@/prisma/seed/situations/care/ask-her'
import { type AppointmentOverrides, createAppointment } from './appointment'
import { asStaff } from './context'
import type { TestSalon } from './salon'

export type OwedCall = { visitId: string; clientId: string; callId: string; dueAt: Date; leftAt: Date }

/**
 * A guest who was cared for and has left, so that a call is owed. She bought the first product, will think
 * about the second, and said that she will call herself about the next visit.
 */
export async function createOwedCall(
  house: TestSalon,
  overrides: AppointmentOverrides = {},
): Promise<OwedCall> {
  const { visitId, clientId, startsAt, endsAt } = await createAppointment(house, overrides)
  const led = (minutes: number) => asStaff(house.manager, addMinutes(startsAt, minutes))
  const move = (name: MoveName, minutes: number) =>
    led(minutes)((ctx) => moveVisit(ctx, { visitId, move: name }))
  await move('arrive', 0)
  await move('lead_to_seat', 2)
  await move('begin_consultation', 8)
  await led(10)((ctx) => askHer(ctx, visitId))
  await move('begin_treatment', 15)
  await led(20)((ctx) => perform(ctx, visitId, startSession))
  const leftAt = addMinutes(endsAt, 30)
  // Late enough for what began at twenty past to count as done, however short it is.
  const afterwards = asStaff(house.manager, addMinutes(endsAt, 20))
  await afterwards((ctx) => perform(ctx, visitId, endSession))
  await afterwards((ctx) =>
    saveVisitNote(ctx, { visitId, kind: 'advice', text: '三天内不去角质', baseRevision: 0 }),
  )
  await afterwards((ctx) => moveVisit(ctx, { visitId, move: 'begin_recommendation' }))
  await afterwards((ctx) => recommend(ctx, house, visitId))
  await afterwards((ctx) => moveVisit(ctx, { visitId, move: 'begin_farewell' }))
  await afterwards((ctx) => markStep(ctx, { visitId, stepKey: 'return_belongings', mark: 'done' }))
  await afterwards((ctx) => declineNextBooking(ctx, { visitId, reason: 'will_call' }))
  await asStaff(house.manager, leftAt)((ctx) => moveVisit(ctx, { visitId, move: 'see_off' }))
  const call = await db.followUpCall.findFirstOrThrow({ where: { visitId, madeAt: null } })
  return { visitId, clientId, callId: call.id, dueAt: call.dueAt, leftAt }
}

async function perform(
  ctx: StaffContext,
  visitId: string,
  verb: (ctx: StaffContext, session: { sessionId: string }) => Promise<void>,
): Promise<void> {
  const sessions = await ctx.tx.treatmentSession.findMany({ where: { visitId, releasedAt: null } })
  for (const { id } of sessions) await verb(ctx, { sessionId: id })
}

async function recommend(ctx: StaffContext, house: TestSalon, visitId: string): Promise<void> {
  const answers = ['bought', 'will_think'] as const
  for (const [index, answer] of answers.entries()) {
    const product = house.products[index]
    if (!product) continue
    const { recommendationId } = await recommendProduct(ctx, {
      visitId,
      productId: product.id,
      reason: '换季偏干',
    })
    await answerRecommendation(ctx, { recommendationId, answer, seenAnsweredAt: null })
  }
}
