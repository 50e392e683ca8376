// What is read to match products to her, and that the shelf and the treatment room are stopped by the same things.
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { readMatching } from '@/lib/matching/matching-queries'
import { answerRecommendation, recommendProduct } from '@/lib/visits/recommend-product'
import { at, createAppointment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createEntry, createGuestAtGate, type GuestAtGate, noteAllergy } from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

let house: TestSalon
let guest: GuestAtGate
let now: Date

beforeEach(async () => {
  house = await createSalon()
  guest = await createGuestAtGate(house)
  now = at(house, '15:00')
})

async function createProduct(overrides: object = {}): Promise<string> {
  const facts = { name: '玻尿酸补水精华', priceMinor: 39_800, concerns: ['dryness'], position: 9 }
  return (await db.product.create({ data: { salonId: house.salon.id, ...facts, ...overrides } })).id
}

/** Her skin holds 32 % of water today, and her nose is red. */
async function takeAssessment(): Promise<void> {
  const { id: templateId } = await db.assessmentTemplate.create({
    data: { salonId: house.salon.id, region: 'face', name: '面部检测' },
  })
  const { id: readingTypeId } = await db.readingType.create({
    data: {
      templateId,
      form: 'measure',
      name: '水分',
      nameEn: 'Moisture',
      unit: '%',
      minimum: 0,
      maximum: 100,
      concern: 'dryness',
      concernBelow: 40,
    },
  })
  await db.assessment.create({
    data: {
      visitId: guest.visitId,
      templateId,
      takenById: house.therapist.id,
      takenAt: now,
      readings: { create: { readingTypeId, value: 32 } },
      marks: { create: { area: 'nose', kind: 'redness', strength: 2 } },
    },
  })
}

const read = (staff = house.therapist) => readMatching(staff, guest.visitId, now)
const proposed = async () =>
  (await read())?.proposals.map(({ product, reasons }) => [product.id, reasons.map(({ code }) => code)])

describe('what is proposed', () => {
  it('answers the assessment, in two statements', async () => {
    await takeAssessment()
    const calm = await createProduct({ name: '积雪草', concerns: ['redness'], position: 8 })
    const serum = await createProduct({ benefit: '补水锁水', benefitEn: 'Holds moisture' })
    await createProduct({ name: '院用精华', isForHome: false, isForTreatment: true })
    await createProduct({ name: '停售精华', retiredAt: now })
    const { result, statements } = await countStatements(() => read())
    expect(statements).toHaveLength(2)
    expect(result?.heldBack).toBeNull()
    expect(result?.proposals).toMatchObject([
      {
        product: { id: serum, benefit: '补水锁水', benefitEn: 'Holds moisture' },
        reasons: [{ code: 'reading', value: 32, unit: '%', reading: { name: '水分', nameEn: 'Moisture' } }],
      },
      { product: { id: calm }, reasons: [{ code: 'areas', areas: ['nose'], strength: 2 }] },
    ])
    expect(result?.products.map(({ id }) => id)).toEqual([...house.products.map(({ id }) => id), calm, serum])
  })

  it('answers her plan, by its words and by its treatments', async () => {
    const named = await createProduct({ concerns: [] })
    const cared = await createProduct({ name: '舒缓霜', concerns: ['tension'] })
    const treatmentId = house.treatments[1]?.id ?? ''
    await db.treatment.update({ where: { id: treatmentId }, data: { concerns: ['tension'] } })
    const plan = await db.carePlan.create({
      data: {
        salonId: house.salon.id,
        clientId: guest.clientId,
        goal: '不紧绷',
        homeCare: '每晚用玻尿酸补水精华',
        madeById: house.therapist.id,
        madeAt: now,
        treatments: { create: { treatmentId, sessions: 4, intervalDays: 14 } },
      },
    })
    expect(await proposed()).toEqual([
      [named, ['plan_home_care']],
      [cared, ['plan_treatment']],
    ])
    const ended = { endedAt: now, endedById: house.therapist.id, end: 'stopped' as const }
    await db.carePlan.update({ where: { id: plan.id }, data: ended })
    expect(await proposed()).toEqual([])
  })

  it('remembers what she bought, left, and has at home', async () => {
    await takeAssessment()
    const serum = await createProduct({ size: 30, sizeUnit: 'ml', dailyUse: 1 })
    const visit = await createAppointment(house, {
      clientId: guest.clientId,
      startsAt: at(house, '14:00', '2026-10-26'),
      now: at(house, '09:00', '2026-10-26'),
    })
    const { id: recommendationId } = await db.recommendation.create({
      data: {
        createdAt: now,
        visitId: visit.visitId,
        productId: serum,
        reason: '-',
        recommendedById: house.therapist.id,
      },
    })
    const said = (data: object) => db.recommendation.update({ where: { id: recommendationId }, data })
    await said({
      answer: 'declined',
      declineReason: 'too_dear',
      answeredAt: at(house, '15:00', '2026-10-26'),
    })
    expect(await proposed()).toEqual([])
    const product = async () => (await read())?.products.find(({ id }) => id === serum)
    expect(await product()).toMatchObject({
      declined: { reason: 'too_dear', on: '2026-10-26' },
      timesBought: 0,
    })

    await said({ answer: 'bought', declineReason: null, priceMinor: 39_800 })
    const { id: atHomeId } = await db.productAtHome.create({
      data: {
        salonId: house.salon.id,
        clientId: guest.clientId,
        productId: serum,
        recommendationId,
        sinceOn: new Date('2026-10-26'),
        runsOutOn: new Date('2026-11-25'),
        notedById: house.therapist.id,
      },
    })
    expect(await proposed()).toEqual([[serum, ['runs_out', 'reading']]])
    expect((await read())?.atHome).toMatchObject([{ id: atHomeId, runsOutOn: '2026-11-25', wasBought: true }])
    const change = (data: object) => db.productAtHome.update({ where: { id: atHomeId }, data })
    await change({ runsOutOn: new Date('2027-02-01') })
    expect(await proposed()).toEqual([])
    await change({ endedOn: new Date('2026-11-20'), end: 'used_up' })
    expect(await proposed()).toEqual([[serum, ['reading', 'loved']]])
    await change({ end: 'unsuitable' })
    expect(await proposed()).toEqual([])
  })

  it('is not what this visit recommends already, and her answer of today is no history', async () => {
    await takeAssessment()
    const serum = await createProduct()
    const { visitId } = guest
    const care = asStaff(house.therapist, now)
    const { recommendationId } = await care((ctx) =>
      recommendProduct(ctx, { visitId, productId: serum, reason: '偏干' }),
    )
    const asked = { recommendationId, answer: 'declined', seenAnsweredAt: null } as const
    await care((ctx) => answerRecommendation(ctx, asked))
    expect(await proposed()).toEqual([])
    expect((await read())?.products.find(({ id }) => id === serum)).toMatchObject({
      isRecommended: true,
      declined: null,
    })
  })

  it('says where a patch test is wanted and none holds', async () => {
    await takeAssessment()
    const serum = await createProduct({ patchTestDays: 180 })
    const needs = async () => (await read())?.proposals.map(({ needsPatchTest }) => needsPatchTest)
    expect(await needs()).toEqual([true])
    const by = { doneById: house.therapist.id, readById: house.therapist.id }
    const test = await db.patchTest.create({
      data: {
        salonId: house.salon.id,
        clientId: guest.clientId,
        productId: serum,
        ...by,
        doneAt: new Date(now.getTime() - 60_000),
        readableAt: now,
        readAt: now,
        result: 'clear',
        validUntil: new Date(now.getTime() + 1),
      },
    })
    expect(await needs()).toEqual([false])
    await db.patchTest.update({ where: { id: test.id }, data: { validUntil: now } })
    expect(await needs()).toEqual([true])
  })
})

describe('what is held back', () => {
  it('is everything while nobody has asked her', async () => {
    await takeAssessment()
    await createProduct()
    await db.client.update({ where: { id: guest.clientId }, data: { alertsAskedAt: null } })
    expect(await read()).toMatchObject({ heldBack: { why: 'not_asked' }, proposals: [] })
  })

  it('is everything while nobody knows what an alert means', async () => {
    await takeAssessment()
    const serum = await createProduct()
    const alertId = await noteAllergy(house, guest.clientId, '说不清的东西')
    expect(await read()).toMatchObject({
      heldBack: { why: 'unsorted', alerts: [{ id: alertId, text: '说不清的东西' }] },
      proposals: [],
    })
    await db.alert.update({ where: { id: alertId }, data: { sortedAt: now } })
    expect(await proposed()).toEqual([[serum, ['reading']]])
  })

  it('is the one that meets her allergy, with what it meets', async () => {
    await takeAssessment()
    const serum = await createProduct()
    const other = await createProduct({ name: '神经酰胺' })
    await createEntry(house, { productId: serum })
    const alertId = await noteAllergy(house, guest.clientId, '水杨酸')
    expect(await proposed()).toEqual([[other, ['reading']]])
    expect((await read())?.products.find(({ id }) => id === serum)?.stops).toEqual([
      { kind: 'matched', alertId, meets: { name: '水杨酸', nameEn: 'Salicylic acid' } },
    ])
  })
})

describe('who reads it', () => {
  it('is whoever may recommend, of this salon', async () => {
    const { result, statements } = await countStatements(() => read(house.receptionist))
    expect([result, statements]).toEqual([null, []])
    const other = await createSalon()
    expect(await readMatching(other.manager, guest.visitId, now)).toBeNull()
    expect(await read(house.manager)).not.toBeNull()
  })
})

const WORDS = ['水杨酸', 'BHA', '果酸', '酒精', '说不清的东西', '玻尿酸用了会红', '果酸和玻尿酸']

it('stops on the shelf what stops in the treatment room', async () => {
  const productId = await createProduct({ patchTestDays: 180 })
  const treatmentId = house.treatments[0]?.id ?? ''
  await db.treatmentProduct.create({ data: { treatmentId, productId } })
  const entries = await Promise.all([
    createEntry(house),
    createEntry(house, { name: '果酸', nameEn: 'AHA', words: ['AHA'] }),
  ])
  const alert = fc.record({
    text: fc.constantFrom(...WORDS),
    isSorted: fc.boolean(),
    links: fc.subarray([0, 1]),
    isRetired: fc.boolean(),
  })
  const test = fc.record({
    result: fc.constantFrom('clear', 'reaction'),
    minutes: fc.integer({ min: 1, max: 99 }),
  })
  const facts = fc.record({
    wasAsked: fc.boolean(),
    contains: fc.subarray([0, 1]),
    offTheList: fc.subarray([0, 1]),
    alerts: fc.array(alert, { maxLength: 3 }),
    tests: fc.array(test, { maxLength: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(facts, async ({ wasAsked, contains, offTheList, alerts, tests }) => {
      const { clientId } = guest
      await db.alert.deleteMany({ where: { clientId } })
      await db.patchTest.deleteMany({ where: { clientId } })
      await db.productContraindication.deleteMany({ where: { productId } })
      const idsOf = (indexes: number[]) => indexes.map((index) => entries[index] ?? '')
      await db.client.update({ where: { id: clientId }, data: { alertsAskedAt: wasAsked ? now : null } })
      await db.contraindication.updateMany({ where: { id: { in: entries } }, data: { retiredAt: null } })
      await db.contraindication.updateMany({
        where: { id: { in: idsOf(offTheList) } },
        data: { retiredAt: now },
      })
      await db.productContraindication.createMany({
        data: idsOf(contains).map((contraindicationId) => ({ productId, contraindicationId })),
      })
      for (const { text, isSorted, links, isRetired } of alerts) {
        await db.alert.create({
          data: {
            notedAt: now,
            clientId,
            kind: 'allergy',
            severity: 'mild',
            text,
            notedById: house.therapist.id,
            sortedAt: isSorted ? now : null,
            retiredAt: isRetired ? now : null,
            contraindications: {
              create: idsOf(links).map((contraindicationId) => ({ contraindicationId })),
            },
          },
        })
      }
      for (const { result, minutes } of tests) {
        const doneAt = new Date(now.getTime() - minutes * 60_000)
        const isClear = result === 'clear'
        await db.patchTest.create({
          data: {
            salonId: house.salon.id,
            clientId,
            productId,
            doneById: house.therapist.id,
            readById: house.therapist.id,
            doneAt,
            readableAt: doneAt,
            readAt: doneAt,
            result: isClear ? 'clear' : 'reaction',
            validUntil: isClear ? at(house, '15:00', '2027-05-01') : null,
          },
        })
      }
      const onShelf = await stopsOnShelf(clientId, productId)
      expect(onShelf.some((stop) => stop.startsWith('not_asked'))).toBe(!wasAsked)
      // Of an alert that nobody has understood, the room asks first what it means.
      const isAsked = (stop: string) => onShelf.includes(`unsorted ${stop.split(' ')[1]} `)
      const wanted = onShelf.filter(
        (stop) => !stop.startsWith('not_asked') && !(stop.startsWith('said') && isAsked(stop)),
      )
      expect(wanted).toEqual(await stopsInRoom(guest.sessionId, productId, now))
    }),
    { numRuns: 60 },
  )
}, 600_000)

type Stop = { kind: string; alertId: string | null; contraindicationId: string | null }

const inWords = (stops: Stop[]) =>
  [...new Set(stops.map((stop) => [stop.kind, stop.alertId, stop.contraindicationId].join(' ')))].toSorted()

async function stopsOnShelf(clientId: string, productId: string): Promise<string[]> {
  return inWords(
    await db.$queryRaw<Stop[]>`
      SELECT kind, "alertId", "contraindicationId" FROM foyer_product_stops(${clientId}::uuid)
      WHERE "productId" IS NULL OR "productId" = ${productId}::uuid`,
  )
}

/** Of the kinds that say something of a product to take home; a reaction goes by another name there. */
async function stopsInRoom(sessionId: string, productId: string, moment: Date): Promise<string[]> {
  return inWords(
    await db.$queryRaw<Stop[]>`
      SELECT CASE kind WHEN 'patch_failed' THEN 'reacted' ELSE kind END AS kind, "alertId", "contraindicationId"
      FROM foyer_safety_stops(${sessionId}::uuid, ${moment})
      WHERE kind = 'unsorted' OR (kind IN ('matched', 'said', 'patch_failed') AND "productId" = ${productId}::uuid)`,
  )
}
