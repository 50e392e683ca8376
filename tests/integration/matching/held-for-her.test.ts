// Nothing is given her to take home on the word of whoever treats her alone: the shelf is held as the treatment room is.
import { beforeEach, describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { openArchive } from '@/lib/clients/archive-queries'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { noteAlert } from '@/lib/clients/note-alert'
import { retireAlert } from '@/lib/clients/retire-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { db } from '@/lib/db/client'
import { readMatching } from '@/lib/matching/matching-queries'
import { answerSafetyQuestion } from '@/lib/safety/answer-questions'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { overrideSafety } from '@/lib/visits/override-safety'
import { answerRecommendation, recommendProduct } from '@/lib/visits/recommend-product'
import { asStaff } from '../../factories/context'
import { createEntry, createGate, type GuestAtGate, noteAllergy } from '../../factories/safety'
import type { TestSalon } from '../../factories/salon'

let house: TestSalon
let guest: GuestAtGate
let now: Date
let serum: string
let alcohol: string

beforeEach(async () => {
  ;({ house, guest, now } = await createGate())
  const facts = { salonId: house.salon.id, priceMinor: 39_800, concerns: ['dryness'], position: 9 }
  serum = (await db.product.create({ data: { ...facts, name: '玻尿酸补水精华', nameEn: 'HA serum' } })).id
  alcohol = await createEntry(house, { name: '酒精', nameEn: 'Alcohol', words: ['乙醇'] })
})

const sort = (staff: SignedInStaff, alertId: string) =>
  asStaff(staff, now)((ctx) => sortAlert(ctx, { alertId, contraindicationIds: [alcohol] }))
const recommend = (productId: string, staff: SignedInStaff = house.therapist) =>
  asStaff(
    staff,
    now,
  )((ctx) => recommendProduct(ctx, { visitId: guest.visitId, productId, reason: '皮肤有些缺水' }))
const read = (staff = house.therapist) => readMatching(staff, guest.visitId, now)
const other = () => house.products[0]?.id ?? ''

/** A serious allergy in words that are on nobody's list, understood by whoever treats her. */
async function guessedAlone(text = '百合花粉'): Promise<string> {
  const alertId = await noteAllergy(house, guest.clientId, text)
  await sort(house.therapist, alertId)
  return alertId
}

describe('a serious allergy that whoever treats her has understood alone', () => {
  it('holds every product, on the shelf, at the verb and in what was recommended before', async () => {
    const { recommendationId } = await recommend(serum)
    const alertId = await guessedAlone()
    expect(await read()).toMatchObject({
      heldBack: { why: 'one_word', alerts: [{ id: alertId, text: '百合花粉' }] },
      proposals: [],
    })
    await expect(recommend(other())).rejects.toMatchObject({ code: 'alerts_one_word' })
    const taken = { recommendationId, answer: 'bought', seenAnsweredAt: null } as const
    await expect(
      asStaff(house.manager, now)((ctx) => answerRecommendation(ctx, taken)),
    ).rejects.toMatchObject({ code: 'alerts_one_word' })
    expect(await db.productAtHome.count()).toBe(0)
  })

  it('is freed once somebody else has said what it means', async () => {
    const alertId = await guessedAlone()
    await sort(house.receptionist, alertId)
    expect((await read())?.heldBack).toBeNull()
    await recommend(other())
  })

  it('is freed by whoever signs that the treatment may begin, having seen it', async () => {
    await guessedAlone()
    const { sessionId } = guest
    const stops = await db.$queryRaw<{ key: string }[]>`
      SELECT key FROM foyer_open_stops(${sessionId}::uuid, ${now})`
    const keys = stops.map(({ key }) => key)
    expect(keys.some((key) => key.startsWith('self_sorted:'))).toBe(true)
    await asStaff(
      house.manager,
      now,
    )((ctx) => overrideSafety(ctx, { sessionId, stops: keys, reason: '问过医生，可以做' }))
    await recommend(other())
  })

  it('is her own word where the house has nobody else who decides', async () => {
    await db.staffMember.updateMany({
      where: { salonId: house.salon.id, id: { not: house.therapist.id } },
      data: { mayOverrideSafety: false, role: 'therapist' },
    })
    await guessedAlone()
    await expect(recommend(other())).resolves.toMatchObject({ recommendationId: expect.any(String) })
  })

  it('is held for a therapist who hands it over without treating her, too', async () => {
    const alertId = await noteAllergy(house, guest.clientId, '百合花粉')
    await sort(house.secondTherapist, alertId)
    await expect(recommend(other(), house.secondTherapist)).rejects.toMatchObject({ code: 'alerts_one_word' })
    await recommend(other())
  })

  it('is told of what she has at home', async () => {
    await db.productAtHome.create({
      data: {
        ...{ salonId: house.salon.id, clientId: guest.clientId, productId: serum },
        ...{ sinceOn: new Date('2026-10-26'), notedById: house.therapist.id },
      },
    })
    const meets = async () => (await read())?.atHome[0]?.meets.map(({ kind }) => kind)
    const alertId = await noteAllergy(house, guest.clientId, '百合花粉')
    expect(await meets()).toEqual(['unsorted'])
    await sort(house.therapist, alertId)
    expect(await meets()).toEqual(['self_sorted'])
    await sort(house.manager, alertId)
    expect(await meets()).toEqual([])
  })
})

describe('a serious alert that whoever treats her has ended', () => {
  it('holds every product until somebody else has looked', async () => {
    await db.staffMember.update({ where: { id: house.therapist.id }, data: { mayOverrideSafety: true } })
    const herself = { ...house.therapist, mayOverrideSafety: true }
    const { sessionId } = guest
    await db.treatmentSession.update({ where: { id: sessionId }, data: { therapistId: null } })
    const alertId = await noteAllergy(house, guest.clientId, '百合花粉')
    await asStaff(herself, now)((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }))
    await db.treatmentSession.update({ where: { id: sessionId }, data: { therapistId: herself.id } })
    await db.client.update({
      where: { id: guest.clientId },
      data: { alertsAskedAt: now, alertsAskedById: herself.id },
    })
    expect((await read())?.heldBack).toMatchObject({ why: 'one_word', alerts: [{ id: alertId }] })
    await expect(recommend(other(), herself)).rejects.toMatchObject({ code: 'alerts_one_word' })
    const later = new Date(now.getTime() + 60_000)
    await db.client.update({
      where: { id: guest.clientId },
      data: { alertsAskedAt: later, alertsAskedById: house.receptionist.id },
    })
    await recommend(other(), herself)
  })
})

describe('a yes of this visit of which nobody has noted what it is', () => {
  const answer = (staff: SignedInStaff, said: 'no' | 'yes', seconds: number) =>
    asStaff(
      staff,
      new Date(now.getTime() + seconds * 1000),
    )((ctx) =>
      answerSafetyQuestion(ctx, {
        visitId: guest.visitId,
        question: 'allergy',
        answer: said,
        ...(said === 'no' ? { seen: 'yes', reason: '客人说听错了' } : {}),
      }),
    )

  it('holds every product, is told on her card, and makes no earlier "none known" stand', async () => {
    await answer(house.receptionist, 'yes', 0)
    expect((await read())?.heldBack).toEqual({ why: 'told' })
    await expect(recommend(other())).rejects.toMatchObject({ code: 'alerts_told' })
    const card = await getDoorCard(house.salon.id, guest.clientId, now, guest.visitId, house.therapist)
    expect(card).toMatchObject({ untold: ['allergy'], alertState: 'not_asked' })
    const archive = await openArchive(house.therapist, guest.clientId, now)
    expect(archive).toMatchObject({ glance: { untold: ['allergy'], alertsAskedAt: null } })
    const [onBoard] = await listBoardVisits(house.salon, now)
    expect(onBoard?.marks).toMatchObject({ untold: true })
  })

  it('is not unsaid by whoever treats her, until somebody else has asked', async () => {
    await answer(house.therapist, 'yes', 0)
    await answer(house.therapist, 'no', 60)
    await expect(recommend(other())).rejects.toMatchObject({ code: 'alerts_told' })
    await answer(house.receptionist, 'yes', 70)
    await answer(house.receptionist, 'no', 80)
    await recommend(other())
  })
})

describe('her own words', () => {
  it('are held against names besides the meaning, by every name of the substance', async () => {
    for (const text of ['透明质酸', 'hyaluronic acid', '玻尿酸']) {
      const { alertId } = await asStaff(
        house.receptionist,
        now,
      )((ctx) => noteAlert(ctx, { clientId: guest.clientId, kind: 'allergy', severity: 'serious', text }))
      await sort(house.manager, alertId)
      const stopped = (await read())?.products.find(({ id }) => id === serum)?.stops
      expect(stopped).toMatchObject([{ kind: 'said', words: text }])
      await expect(recommend(serum)).rejects.toMatchObject({ code: 'not_for_her' })
      await db.alert.update({ where: { id: alertId }, data: { retiredAt: now } })
    }
  })

  it('are held against what a product is made of, by every name of it', async () => {
    await db.product.update({ where: { id: serum }, data: { name: '水光精华', nameEn: null } })
    await createEntry(house, { name: '玻尿酸', nameEn: null, words: [], productId: serum })
    const alertId = await noteAllergy(house, guest.clientId, '透明质酸')
    await sort(house.manager, alertId)
    await expect(recommend(serum)).rejects.toMatchObject({ code: 'not_for_her' })
  })

  it('stop a treatment that is done with it, by every name of it', async () => {
    const treatmentId = house.treatments[0]?.id ?? ''
    await db.treatmentProduct.create({ data: { treatmentId, productId: serum } })
    const alertId = await noteAllergy(house, guest.clientId, '透明质酸')
    await sort(house.manager, alertId)
    const rows = await db.$queryRaw<{ key: string }[]>`
      SELECT key FROM foyer_safety_stops(${guest.sessionId}::uuid, ${now})`
    expect(rows.map(({ key }) => key)).toContain(`said:${alertId}:${serum}`)
  })
})
