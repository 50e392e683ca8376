// The standing that the database reckons follows the visits; prices are those of the day.
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { markStep } from '@/lib/visits/mark-step'
import { moveVisit } from '@/lib/visits/move-visit'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { answerRecommendation, recommendProduct } from '@/lib/visits/recommend-product'
import { undoMove } from '@/lib/visits/undo-move'
import type { MoveName } from '@/lib/visits/visit-flow'
import { leadHer } from '../../factories/answers'
import { at, createAppointment, firstTreatment } from '../../factories/appointment'
import { createVisit } from '../../factories/assessment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

const standingOf = (clientId: string) => db.clientStanding.findUniqueOrThrow({ where: { clientId } })

describe('her standing', () => {
  it('follows a whole visit step by step, and an undo', async () => {
    const house = await createSalon()
    const { manager, treatments, products } = house
    const startsAt = at(house, '14:00')
    const clientId = await createClient(house.receptionist, { alertsAsked: true }, at(house, '09:00'))
    expect(await standingOf(clientId)).toMatchObject({ visits: 0, bookedUntil: null, hasTransacted: false })
    const { visitId } = await createAppointment(house, { clientId, startsAt })
    expect(await standingOf(clientId)).toMatchObject({ visits: 0, bookedUntil: startsAt })
    const led = (minutes: number) => asStaff(manager, addMinutes(startsAt, minutes))
    const move = (name: MoveName, minutes: number) =>
      led(minutes)((ctx) => leadHer(ctx, { visitId, move: name }))
    await move('arrive', 0)
    expect(await standingOf(clientId)).toMatchObject({ bookedUntil: null })
    await move('lead_to_seat', 1)
    await move('begin_consultation', 2)
    await move('begin_treatment', 3)
    const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    await led(4)((ctx) => startSession(ctx, { sessionId }))
    const price = treatments[0]?.priceMinor ?? 0
    expect(await standingOf(clientId)).toMatchObject({
      hasTransacted: true,
      spentMinor: price,
      // It is not over yet, and so it is not her last.
      lastTherapistId: null,
    })
    await led(60)((ctx) => endSession(ctx, { sessionId }))
    await move('begin_recommendation', 61)
    const productId = products[0]?.id ?? ''
    const { recommendationId } = await led(62)((ctx) =>
      recommendProduct(ctx, { visitId, productId, reason: '偏干' }),
    )
    const answer = async (said: 'bought' | 'declined') => {
      const { answeredAt } = await db.recommendation.findUniqueOrThrow({ where: { id: recommendationId } })
      const asked = { recommendationId, answer: said, seenAnsweredAt: answeredAt }
      await led(63)((ctx) => answerRecommendation(ctx, asked))
    }
    const bought = price + (products[0]?.priceMinor ?? 0)
    await answer('bought')
    expect(await standingOf(clientId)).toMatchObject({ spentMinor: bought })
    await answer('declined')
    expect(await standingOf(clientId)).toMatchObject({ spentMinor: price })
    await answer('bought')
    await move('begin_farewell', 64)
    await led(65)((ctx) => markStep(ctx, { visitId, stepKey: 'return_belongings', mark: 'done' }))
    const next = { clientId, startsAt: at(house, '14:00', '2026-12-14'), bookedDuringVisitId: visitId }
    await createAppointment(house, { ...next, now: addMinutes(startsAt, 66) })
    await move('see_off', 67)
    expect(await standingOf(clientId)).toMatchObject({
      visits: 1,
      firstVisitAt: startsAt,
      lastVisitAt: startsAt,
      lastTherapistId: house.therapist.id,
      bookedUntil: next.startsAt,
      spentMinor: bought,
    })
    const { sequence } = await db.visitEvent.findFirstOrThrow({
      where: { visitId, move: 'see_off' },
      orderBy: { sequence: 'desc' },
    })
    await led(68)((ctx) => undoMove(ctx, { visitId, sequence }))
    expect(await standingOf(clientId)).toMatchObject({ visits: 0, lastVisitAt: null, spentMinor: bought })
  })

  it('forgets a booking that was cancelled', async () => {
    const house = await createSalon()
    const { visitId, clientId } = await createAppointment(house)
    await asStaff(
      house.receptionist,
      at(house, '10:00'),
    )((ctx) => moveVisit(ctx, { visitId, move: 'cancel' }))
    expect(await standingOf(clientId)).toMatchObject({ bookedUntil: null, visits: 0 })
  })

  it('says who treated her in that very last visit, and nobody of another', async () => {
    const house = await createSalon()
    const { clientId } = await createOwedCall(house, {
      startsAt: at(house, '14:00', '2026-11-20'),
      now: at(house, '09:00', '2026-11-20'),
    })
    const first = await standingOf(clientId)
    expect(first).toMatchObject({ lastTherapistId: house.therapist.id })
    const later = at(house, '14:00', '2026-11-22')
    const { visitId } = await createVisit(house, { clientId, startsAt: later, stage: 'treatment' })
    expect(await standingOf(clientId)).toMatchObject({
      lastVisitAt: first.lastVisitAt,
      lastTherapistId: house.therapist.id,
    })
    // She only had tea: nobody treated her last time.
    await db.treatmentSession.updateMany({ where: { visitId }, data: { releasedAt: later } })
    await db.visit.update({ where: { id: visitId }, data: { stage: 'follow_up' } })
    expect(await standingOf(clientId)).toMatchObject({ lastVisitAt: later, lastTherapistId: null })
  })

  it('holds what was charged that day, whatever the menu says later', async () => {
    const house = await createSalon()
    const { clientId } = await createOwedCall(house, { startsAt: at(house, '14:00') })
    const { spentMinor } = await standingOf(clientId)
    expect(spentMinor).toBe((house.treatments[0]?.priceMinor ?? 0) + (house.products[0]?.priceMinor ?? 0))
    await db.treatment.updateMany({ data: { priceMinor: 1 } })
    await db.product.updateMany({ data: { priceMinor: 1 } })
    await createAppointment(house, { clientId, startsAt: at(house, '14:00', '2026-12-14') })
    expect(await standingOf(clientId)).toMatchObject({ spentMinor })
  })

  it('counts both of two visits that change at once', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, { alertsAsked: true }, TEST_NOW)
    const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']
    const visits = []
    for (const date of days) {
      const startsAt = at(house, '14:00', date)
      const treatments = [{ ...firstTreatment(house) }]
      visits.push(await createAppointment(house, { clientId, startsAt, treatments }))
    }
    const cancel = (visitId: string) =>
      asStaff(house.receptionist, at(house, '10:00'))((ctx) => moveVisit(ctx, { visitId, move: 'cancel' }))
    await Promise.all(visits.slice(1).map(({ visitId }) => cancel(visitId)))
    expect(await standingOf(clientId)).toMatchObject({ bookedUntil: at(house, '14:00') })
    await db.$executeRaw`SELECT foyer_reckon_client(${clientId}::uuid)`
    expect(await standingOf(clientId)).toMatchObject({ bookedUntil: at(house, '14:00') })
  })
})
