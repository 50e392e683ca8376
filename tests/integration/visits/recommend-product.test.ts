// Recommending a product and what she answers: for her only, once, and at her home when she has taken it.
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { noteAlert } from '@/lib/clients/note-alert'
import { db } from '@/lib/db/client'
import { moveVisit } from '@/lib/visits/move-visit'
import { answerRecommendation, recommendProduct, retractRecommendation } from '@/lib/visits/recommend-product'
import { at, createAppointment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createEntry, createGuestAtGate, type GuestAtGate, noteAllergy } from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'

let house: TestSalon
let guest: GuestAtGate
/** 30 ml, 1 ml a day. */
let serumId: string
const PRICE = 39_800

beforeEach(async () => {
  house = await createSalon()
  guest = await createGuestAtGate(house)
  serumId = await createProduct(house)
})

async function createProduct({ salon }: TestSalon, overrides: object = {}): Promise<string> {
  const facts = { name: '玻尿酸补水精华', priceMinor: PRICE, size: 30, sizeUnit: 'ml', dailyUse: 1 } as const
  return (await db.product.create({ data: { salonId: salon.id, ...facts, ...overrides } })).id
}

const now = () => at(house, '15:00')
const recommend = (productId = serumId, staff: SignedInStaff = house.therapist) =>
  asStaff(staff, now())((ctx) => recommendProduct(ctx, { visitId: guest.visitId, productId, reason: '偏干' }))
type Said = Omit<Parameters<typeof answerRecommendation>[1], 'recommendationId' | 'seenAnsweredAt'>
const answer = (recommendationId: string, said: Said, seenAnsweredAt: Date | null = null, time = '15:10') =>
  asStaff(
    house.therapist,
    at(house, time),
  )((ctx) => answerRecommendation(ctx, { recommendationId, ...said, seenAnsweredAt }))
const made = (id: string) => db.recommendation.findUniqueOrThrow({ where: { id } })
const atHome = () => db.productAtHome.findMany({ where: { clientId: guest.clientId } })
const spent = async () =>
  (await db.clientStanding.findUniqueOrThrow({ where: { clientId: guest.clientId } })).spentMinor

describe('recommending', () => {
  it('is refused to the receptionist, and nothing of it is hers to answer or retract', async () => {
    await expect(recommend(serumId, house.receptionist)).rejects.toThrow('not_permitted')
    const { recommendationId } = await recommend(serumId, house.manager)
    const desk = asStaff(house.receptionist, now())
    const asked = { recommendationId, answer: 'declined', seenAnsweredAt: null } as const
    await expect(desk((ctx) => answerRecommendation(ctx, asked))).rejects.toThrow('not_permitted')
    await expect(desk((ctx) => retractRecommendation(ctx, { recommendationId }))).rejects.toThrow(
      'not_permitted',
    )
  })

  it('knows no visit, no product and no recommendation of another salon', async () => {
    const other = await createSalon()
    const stranger = asStaff(other.manager, now())
    const { visitId } = guest
    await expect(
      stranger((ctx) => recommendProduct(ctx, { visitId, productId: serumId, reason: '偏干' })),
    ).rejects.toThrow('not_found')
    await expect(recommend(other.products[0]?.id)).rejects.toThrow('product_retired')
    const { recommendationId } = await recommend()
    const asked = { recommendationId, answer: 'bought', seenAnsweredAt: null } as const
    await expect(stranger((ctx) => answerRecommendation(ctx, asked))).rejects.toThrow('not_found')
    await expect(stranger((ctx) => retractRecommendation(ctx, { recommendationId }))).rejects.toThrow(
      'not_found',
    )
  })

  it('is refused for what the salon keeps no longer, and for what is used in the room only', async () => {
    const retired = await createProduct(house, { retiredAt: now() })
    await expect(recommend(retired)).rejects.toThrow('product_retired')
    const inside = await createProduct(house, { isForHome: false, isForTreatment: true })
    await expect(recommend(inside)).rejects.toThrow('not_for_home')
  })

  it('is refused before she is here, and once she has gone', async () => {
    const { visitId } = await createAppointment(house, { startsAt: at(house, '18:00') })
    const care = asStaff(house.therapist, now())
    const early = care((ctx) => recommendProduct(ctx, { visitId, productId: serumId, reason: '偏干' }))
    await expect(early).rejects.toThrow('not_arrived')
    const { recommendationId } = await recommend()
    await asStaff(
      house.manager,
      now(),
    )((ctx) => moveVisit(ctx, { visitId: guest.visitId, move: 'leave', reason: '接孩子' }))
    await expect(recommend(house.products[0]?.id)).rejects.toThrow('visit_has_ended')
    await expect(answer(recommendationId, { answer: 'bought' })).rejects.toThrow('visit_has_ended')
  })
})

describe('what she takes home', () => {
  it('is begun today where all she had of the same, or has of another, is over', async () => {
    const had = { salonId: house.salon.id, clientId: guest.clientId, notedById: house.therapist.id }
    const late = { sinceOn: new Date('2026-11-01'), runsOutOn: new Date('2027-11-01') }
    const ended = { endedOn: new Date('2026-11-20'), end: 'stopped' } as const
    const another = house.products[0]?.id ?? ''
    await db.productAtHome.create({ data: { ...had, ...late, productId: serumId, ...ended } })
    await db.productAtHome.create({ data: { ...had, ...late, productId: another } })
    const { recommendationId } = await recommend()
    await answer(recommendationId, { answer: 'bought' })
    const bought = (await atHome()).find((row) => row.recommendationId === recommendationId)
    expect(bought?.runsOutOn?.getTime()).toBeLessThan(late.runsOutOn.getTime())
  })
})

describe('what must not be given her', () => {
  it('is refused when her alert names what is in it, by its words or by its link', async () => {
    const entry = await createEntry(house, { productId: serumId })
    await noteAllergy(house, guest.clientId, '用过含 bha 的水会红')
    await expect(recommend()).rejects.toThrow('not_for_her')
    await db.alert.deleteMany({ where: { clientId: guest.clientId } })
    const alertId = await noteAllergy(house, guest.clientId, '那瓶蓝色的')
    await db.alertContraindication.create({ data: { alertId, contraindicationId: entry } })
    await expect(recommend()).rejects.toThrow('not_for_her')
    const { recommendationId } = await recommend(house.products[0]?.id)
    expect(await made(recommendationId)).toMatchObject({ productId: house.products[0]?.id, answer: null })
  })

  it('is everything while nobody has asked, or knows what she has told', async () => {
    await noteAllergy(house, guest.clientId, '说不清的东西')
    await expect(recommend()).rejects.toThrow('alerts_unsorted')
    await db.alert.updateMany({ where: { clientId: guest.clientId }, data: { sortedAt: now() } })
    const { recommendationId } = await recommend()
    expect(await made(recommendationId)).toMatchObject({ productId: serumId, answer: null })
    await db.client.update({ where: { id: guest.clientId }, data: { alertsAskedAt: null } })
    await expect(recommend(house.products[0]?.id)).rejects.toThrow('alerts_not_asked')
  })

  it('is what her skin has answered, until a later test was clear', async () => {
    const facts = { salonId: house.salon.id, clientId: guest.clientId, productId: serumId }
    const by = { doneById: house.therapist.id, readById: house.therapist.id }
    const day = (date: string) => {
      const moment = at(house, '10:00', date)
      return { doneAt: moment, readableAt: moment, readAt: moment }
    }
    await db.patchTest.create({ data: { ...facts, ...by, ...day('2026-11-02'), result: 'reaction' } })
    await expect(recommend()).rejects.toThrow('not_for_her')
    const validUntil = at(house, '10:00', '2027-05-09')
    await db.patchTest.create({
      data: { ...facts, ...by, ...day('2026-11-09'), result: 'clear', validUntil },
    })
    const { recommendationId } = await recommend()
    expect(await made(recommendationId)).toMatchObject({ productId: serumId, answer: null })
  })

  it('is not taken home when it was noted after the recommendation', async () => {
    await createEntry(house, { productId: serumId })
    const { recommendationId } = await recommend()
    await noteAllergy(house, guest.clientId)
    await expect(answer(recommendationId, { answer: 'bought' })).rejects.toThrow('not_for_her')
    await answer(recommendationId, { answer: 'declined', declineReason: 'sensitive' })
    expect(await atHome()).toEqual([])
  })

  it('is seen although it is being noted at this very moment', async () => {
    await createEntry(house, { productId: serumId })
    let recommended: Promise<unknown> = Promise.resolve()
    await asStaff(
      house.receptionist,
      now(),
    )(async (ctx) => {
      const { clientId, visitId } = guest
      await noteAlert(ctx, { clientId, visitId, kind: 'allergy', severity: 'serious', text: '水杨酸' })
      recommended = recommend().then(
        () => 'recommended',
        (refusal: Error) => refusal.message,
      )
      expect(await waitsForHer(recommended)).toBe(true)
    })
    expect(await recommended).toBe('not_for_her')
  })
})

/** Asks the database, until somebody is waiting for her row or the other is done. */
async function waitsForHer(other: Promise<unknown>): Promise<boolean> {
  let isDone = false
  void other.finally(() => {
    isDone = true
  })
  while (!isDone) {
    const [row] = await db.$queryRaw<{ waits: boolean }[]>`
      SELECT EXISTS (
        SELECT FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE '%FOR SHARE OF c%'
      ) AS waits`
    if (row?.waits) return true
  }
  return false
}

describe('her answer', () => {
  it('keeps how many she took, at the price of all of them, and what is at her home from today', async () => {
    const { recommendationId } = await recommend()
    await answer(recommendationId, { answer: 'bought', quantity: 2 })
    expect(await made(recommendationId)).toMatchObject({
      answer: 'bought',
      quantity: 2,
      priceMinor: 2 * PRICE,
    })
    expect(await spent()).toBe(2 * PRICE)
    expect(await atHome()).toMatchObject([
      {
        productId: serumId,
        recommendationId,
        visitId: guest.visitId,
        quantity: 2,
        sinceOn: new Date('2026-11-23'),
        runsOutOn: new Date('2027-01-22'),
        endedOn: null,
      },
    ])
  })

  it('can be changed while she is here, and what she leaves is not at her home', async () => {
    const { recommendationId } = await recommend()
    await answer(recommendationId, { answer: 'bought', quantity: 3 })
    const first = (await made(recommendationId)).answeredAt
    await answer(recommendationId, { answer: 'bought' }, first, '15:20')
    expect(await atHome()).toMatchObject([{ quantity: 1, runsOutOn: new Date('2026-12-23') }])
    expect(await spent()).toBe(PRICE)
    const second = (await made(recommendationId)).answeredAt
    await answer(recommendationId, { answer: 'declined', declineReason: 'too_dear' }, second, '15:30')
    expect(await made(recommendationId)).toMatchObject({
      answer: 'declined',
      declineReason: 'too_dear',
      quantity: 1,
      priceMinor: null,
    })
    expect(await atHome()).toEqual([])
    expect(await spent()).toBe(0)
    const third = (await made(recommendationId)).answeredAt
    await answer(recommendationId, { answer: 'will_think', declineReason: 'other' }, third, '15:40')
    expect(await made(recommendationId)).toMatchObject({ answer: 'will_think', declineReason: null })
  })

  it('says nothing of its end where size or use is unknown, and begins after what she still has', async () => {
    const unknown = await recommend(house.products[0]?.id)
    await answer(unknown.recommendationId, { answer: 'bought' })
    expect(await atHome()).toMatchObject([{ runsOutOn: null }])
    const since = { sinceOn: new Date('2026-11-01'), runsOutOn: new Date('2026-12-01') }
    await db.productAtHome.create({
      data: {
        salonId: house.salon.id,
        clientId: guest.clientId,
        productId: serumId,
        notedById: house.manager.id,
        ...since,
      },
    })
    // What has ended, another product of hers, and what another guest has of it count for nothing.
    const later = { runsOutOn: new Date('2027-03-01'), sinceOn: since.sinceOn, notedById: house.manager.id }
    const { clientId: strangerId } = await createAppointment(house, { startsAt: at(house, '18:00') })
    const base = { ...later, salonId: house.salon.id, clientId: guest.clientId, productId: serumId }
    const other = await createProduct(house, { name: '面霜' })
    await db.productAtHome.createMany({
      data: [
        { ...base, endedOn: new Date('2026-11-20'), end: 'used_up' },
        { ...base, productId: other },
        { ...base, clientId: strangerId },
      ],
    })
    const another = await recommend()
    await answer(another.recommendationId, { answer: 'bought' })
    const bought = { where: { recommendationId: another.recommendationId } }
    expect(await db.productAtHome.findUnique(bought)).toMatchObject({ runsOutOn: new Date('2026-12-31') })
  })

  it('is refused on another answer than the one that was seen', async () => {
    const { recommendationId } = await recommend()
    await answer(recommendationId, { answer: 'will_think' })
    await expect(answer(recommendationId, { answer: 'bought' }, null, '15:20')).rejects.toThrow(
      'someone_was_faster',
    )
    expect(await atHome()).toEqual([])
  })

  it('given on two tablets at once is one of the two', async () => {
    const { recommendationId } = await recommend()
    const both = await Promise.allSettled([
      answer(recommendationId, { answer: 'bought' }),
      answer(recommendationId, { answer: 'declined' }, null, '15:11'),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const won = both[0]?.status === 'fulfilled' ? 'bought' : 'declined'
    expect(await made(recommendationId)).toMatchObject({ answer: won })
    expect(await atHome()).toHaveLength(won === 'bought' ? 1 : 0)
  })

  it('sent twice under one key is given once', async () => {
    const { recommendationId } = await recommend()
    const asked = { recommendationId, answer: 'bought', quantity: 2, seenAnsweredAt: null } as const
    const key = randomUUID()
    const send = () =>
      performDeed({
        staff: house.therapist,
        now: now(),
        name: 'visits.answer_recommendation',
        key,
        body: asked,
        run: (ctx) => answerRecommendation(ctx, asked),
      })
    const [first, again] = [await send(), await send()]
    expect(again).toEqual(first)
    expect(await atHome()).toHaveLength(1)
    const audited = { subjectId: guest.visitId, action: 'recommendation.answered' }
    const entries = await db.auditEntry.findMany({ where: audited })
    expect(entries).toMatchObject([{ particulars: { recommendationId, answer: 'bought', quantity: 2 } }])
  })

  it('once given is not retracted', async () => {
    const { recommendationId } = await recommend()
    await answer(recommendationId, { answer: 'will_think' })
    const retract = asStaff(house.therapist, now())((ctx) => retractRecommendation(ctx, { recommendationId }))
    await expect(retract).rejects.toThrow('already_answered')
  })
})

it('two tablets that recommend the same at once recommend it once', async () => {
  const both = await Promise.allSettled([recommend(), recommend(serumId, house.manager)])
  const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason.message] : []))
  expect(refused).toEqual(['already_recommended'])
  expect(await db.recommendation.count({ where: { visitId: guest.visitId } })).toBe(1)
})
