// The sheets of traits and of business: what holds, what once held, what can be counted.
import { describe, expect, it } from 'vitest'
import { readBusiness } from '@/lib/clients/business-queries'
import { notePreference } from '@/lib/clients/note-preference'
import { readTraits } from '@/lib/clients/trait-queries'
import { db } from '@/lib/db/client'
import type { VisitStage } from '@/lib/db/generated/client'
import { recordCall } from '@/lib/follow-ups/record-call'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { rateSession } from '@/lib/visits/rate-session'
import { at, createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { createPastVisit } from './past-visit'

const now = new Date('2026-11-21T04:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

describe('traits', () => {
  it('say who noted them, when and from which visit, and keep what once held', async () => {
    const { receptionist, therapist, seats } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const visitId = await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(9) })
    await asStaff(
      therapist,
      daysAgo(9),
    )((ctx) => notePreference(ctx, { clientId, kind: 'tea', choice: 'longjing', visitId }))
    await asStaff(
      receptionist,
      daysAgo(2),
    )((ctx) => notePreference(ctx, { clientId, kind: 'tea', choice: 'rose', degree: 'light' }))
    const { result, statements } = await countStatements(() => readTraits(receptionist, clientId))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject({
      traits: [
        {
          preference: { kind: 'tea', choice: 'rose', degree: 'light' },
          notedBy: receptionist.name,
          notedAt: daysAgo(2),
          visit: null,
          retiredAt: null,
        },
        {
          preference: { kind: 'tea', choice: 'longjing' },
          notedBy: therapist.name,
          visit: { id: visitId, startsAt: daysAgo(9) },
          retiredAt: daysAgo(2),
        },
      ],
      seats: seats.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    })
  })

  it('are nobody else’s', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    expect(await readTraits(there.manager, clientId)).toBeNull()
    expect(await readBusiness(there.manager, clientId, now)).toBeNull()
  })
})

describe('business', () => {
  it('is nothing before her first visit', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    expect(await readBusiness(receptionist, clientId, now)).toMatchObject({
      standing: { visits: 0, spentMinor: 0 },
      usualGapDays: null,
      thisYear: 2026,
      years: [],
      treatments: [],
      effects: {},
      feelings: {},
      products: { bought: 0, will_think: 0, declined: 0 },
      next: null,
    })
  })

  it('counts no visit that she left, that was cancelled or is still to come, and nobody else’s', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const other = await createClient(receptionist, { name: '方婷' }, now)
    const visit = (stage: VisitStage, days: number, of = clientId) =>
      createPastVisit({ clientId: of, staff: receptionist, startsAt: daysAgo(days), stage })
    for (const days of [100, 80, 60]) await visit('closed', days)
    await visit('follow_up', 40)
    for (const [index, stage] of (['left', 'cancelled', 'no_show', 'greeting'] as const).entries())
      await visit(stage, 30 - index)
    await visit('closed', 20, other)
    expect(await readBusiness(receptionist, clientId, now)).toMatchObject({
      usualGapDays: 20,
      years: [{ year: 2026, visits: 4, spentMinor: 0 }],
    })
  })

  it('tells apart what was done, bought and said, and what only nearly was', async () => {
    const house = await createSalon()
    const { receptionist, therapist, treatments, products } = house
    const clientId = await createClient(receptionist, {}, now)
    const [facial, neck, eyes] = treatments.map(({ id }) => id)
    const done = (days: number, treatmentId = '', effect?: number) =>
      createPastVisit({
        clientId,
        staff: receptionist,
        startsAt: daysAgo(days),
        session: { treatmentId, therapistId: therapist.id, ...(effect ? { effect } : {}) },
        ...(effect ? { call: { feeling: effect, note: '' } } : {}),
      })
    await done(90, facial, 5)
    await done(60, facial)
    const last = await done(30, neck, 2)
    const planned = { visitId: last, treatmentId: eyes ?? '', startsAt: daysAgo(30), endsAt: daysAgo(29) }
    await db.treatmentSession.create({ data: { ...planned, effect: 1, releasedAt: now } })
    const call = { salonId: house.salon.id, visitId: last, dueAt: daysAgo(29), madeAt: daysAgo(29) }
    await db.followUpCall.create({
      data: { ...call, attempt: 2, madeById: therapist.id, outcome: 'no_answer' },
    })
    const [toner = '', serum = ''] = products.map(({ id }) => id)
    const recommended = { visitId: last, reason: '干', createdAt: daysAgo(30), priceMinor: 100 }
    const answered = { answeredAt: daysAgo(30) }
    await db.recommendation.createMany({
      data: [
        { ...recommended, ...answered, productId: toner, answer: 'bought', recommendedById: therapist.id },
        { ...recommended, ...answered, productId: serum, answer: 'declined', recommendedById: therapist.id },
      ],
    })
    const other = await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(20) })
    await db.recommendation.create({
      data: { ...recommended, visitId: other, productId: serum, recommendedById: therapist.id },
    })
    // What is to come: neither what was cancelled, nor what nobody came for, nor a treatment that was taken off it.
    const coming = (days: number, stage: VisitStage) =>
      createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(days), stage })
    await coming(1, 'expected')
    await coming(-1, 'cancelled')
    const next = await coming(0, 'expected')
    await coming(-3, 'expected')
    const hour = { visitId: next, startsAt: now, endsAt: addMinutes(now, 60) }
    await db.treatmentSession.createMany({
      data: [
        { ...hour, treatmentId: eyes ?? '' },
        { ...hour, treatmentId: neck ?? '', releasedAt: now },
      ],
    })
    const business = await readBusiness(receptionist, clientId, now)
    expect(business?.treatments.map(({ id, times, effects }) => [id, times, effects])).toEqual([
      [facial, 2, { 5: 1 }],
      [neck, 1, { 2: 1 }],
    ])
    expect(business).toMatchObject({
      effects: { 2: 1, 5: 1 },
      feelings: { 2: 1, 5: 1 },
      products: { bought: 1, will_think: 0, declined: 1 },
      favourites: [{ id: toner, times: 1 }],
      years: [{ year: 2026, visits: 4, spentMinor: 100 }],
      next: { visitId: next, treatments: [{ name: treatments[2]?.name }] },
    })
    expect(business?.favourites).toHaveLength(1)
    expect(business?.next?.treatments).toHaveLength(1)
  })

  it('is counted from visits, treatments and answers, in one statement', async () => {
    const house = await createSalon()
    const { manager, receptionist, treatments, products } = house
    const clientId = await createClient(receptionist, {}, now)
    // The last hour of 2025 in Shanghai is still 2025, whatever the clock in Greenwich says.
    const first = at(house, '20:00', '2025-12-31')
    for (const startsAt of [first, at(house, '10:00', '2026-11-02'), at(house, '10:00', '2026-11-09')]) {
      const { visitId, callId, dueAt } = await createOwedCall(house, { clientId, startsAt, now: startsAt })
      const session = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
      await asStaff(
        manager,
        addMinutes(dueAt, -60),
      )((ctx) => rateSession(ctx, { sessionId: session.id, effect: startsAt === first ? 2 : 5 }))
      await asStaff(manager, dueAt)((ctx) => recordCall(ctx, { callId, outcome: 'reached', feeling: 4 }))
    }
    const { visitId } = await createAppointment(house, { clientId, startsAt: at(house, '14:00'), now })
    const { result, statements } = await countStatements(() => readBusiness(manager, clientId, now))
    expect(statements).toHaveLength(1)
    const price = (treatments[0]?.priceMinor ?? 0) + (products[0]?.priceMinor ?? 0)
    expect(result).toMatchObject({
      standing: { visits: 3, spentMinor: 3 * price },
      years: [
        { year: 2025, visits: 1, spentMinor: price },
        { year: 2026, visits: 2, spentMinor: 2 * price },
      ],
      treatments: [{ id: treatments[0]?.id, times: 3, effects: { 2: 1, 5: 2 } }],
      effects: { 2: 1, 5: 2 },
      feelings: { 4: 3 },
      products: { bought: 3, will_think: 3, declined: 0 },
      favourites: [{ id: products[0]?.id, times: 3 }],
      next: { visitId },
    })
  })
})
