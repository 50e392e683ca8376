// What stops a treatment, kind by kind and at its limits; and that nothing gets past the database's own guard.
import { beforeEach, describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { noteAlert } from '@/lib/clients/note-alert'
import { retireAlert } from '@/lib/clients/retire-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { db } from '@/lib/db/client'
import { asRefusalCode } from '@/lib/db/constraint-errors'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import { readPatchTest } from '@/lib/patch-tests/read-patch-test'
import { takeBackPatchTest, takeBackReading } from '@/lib/patch-tests/take-back'
import { SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { startSession } from '@/lib/visits/perform-session'
import { at, createAppointment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import {
  addUsedProduct,
  createEntry,
  createGate,
  createGuestAtGate,
  type GuestAtGate,
  noteAllergy,
  overrideAll,
  stopsOf,
} from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'

const reason = '医生确认可以'

let house: TestSalon
let guest: GuestAtGate
let now: Date
let treatmentId: string

beforeEach(async () => {
  ;({ house, guest, now, treatmentId } = await createGate())
})

const start = () => asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId: guest.sessionId }))
const stops = (moment = now) => stopsOf(guest.sessionId, moment)

/** What the database says when somebody writes the start past the verb. */
async function startedPastTheVerb(startedAt = now): Promise<string | null> {
  try {
    await db.treatmentSession.update({ where: { id: guest.sessionId }, data: { startedAt } })
    return null
  } catch (error) {
    return asRefusalCode(error)?.code ?? String(error)
  }
}

describe('a treatment', () => {
  it('begins when nothing stops it', async () => {
    expect(await stops()).toEqual([])
    await start()
    expect(await db.treatmentSession.findUnique({ where: { id: guest.sessionId } })).toMatchObject({
      startedAt: now,
    })
  })

  it('does not begin while nobody has asked her', async () => {
    const { visitId } = await createAppointment(house, { startsAt: at(house, '18:00') })
    await db.visit.update({ where: { id: visitId }, data: { stage: 'treatment' } })
    const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    const unasked = SAFETY_QUESTIONS.map((question) => `not_asked:${question}`).sort()
    expect(await stopsOf(sessionId, now)).toEqual(unasked)
    const begin = asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId }))
    await expect(begin).rejects.toMatchObject({
      code: 'safety_stop',
      particulars: { stops: unasked.join(' '), count: unasked.length },
    })
  })

  it('is not written down as begun of a guest who was never asked', async () => {
    const { visitId } = await createAppointment(house, { startsAt: at(house, '18:00') })
    const startsAt = at(house, '18:00')
    const begun = { visitId, treatmentId, startsAt, endsAt: addMinutes(startsAt, 60), startedAt: startsAt }
    const error = await db.treatmentSession.create({ data: begun }).catch((thrown: unknown) => thrown)
    expect(asRefusalCode(error)).toEqual({ code: 'safety_stop' })
  })

  it('does not become another treatment once it runs, past the gate of that one', async () => {
    await noteAllergy(house, guest.clientId)
    const other = house.treatments[1]?.id ?? ''
    await createEntry(house, { treatmentId: other })
    await start()
    const error = await db.treatmentSession
      .update({ where: { id: guest.sessionId }, data: { treatmentId: other } })
      .catch((thrown: unknown) => thrown)
    expect(asRefusalCode(error)).toEqual({ code: 'safety_stop' })
  })
})

describe('a match', () => {
  it('is found in the treatment, in its products, and in those of its steps as they are now', async () => {
    const alertId = await noteAllergy(house, guest.clientId)
    const entry = await createEntry(house)
    expect(await stops()).toEqual([])
    const names = (thing: string) => `matched:${alertId}:${entry}:${thing}`

    await db.treatmentContraindication.create({ data: { treatmentId, contraindicationId: entry } })
    expect(await stops()).toEqual([names(treatmentId)])
    await db.treatmentContraindication.deleteMany({ where: { treatmentId } })

    const productId = await addUsedProduct(house)
    await db.productContraindication.create({ data: { productId, contraindicationId: entry } })
    expect(await stops()).toEqual([names(productId)])
    await db.treatmentProduct.deleteMany({ where: { treatmentId } })
    expect(await stops()).toEqual([])

    const step = await db.protocolStep.create({
      data: { addedAt: now, treatmentId, title: '焕肤', minutes: 5, products: { create: { productId } } },
    })
    expect(await stops()).toEqual([names(productId)])
    await expect(start()).rejects.toMatchObject({ code: 'safety_stop' })
    expect(await startedPastTheVerb()).toBe('safety_stop')
    await db.protocolStep.update({ where: { id: step.id }, data: { retiredAt: now } })
    expect(await stops()).toEqual([])
    await start()
  })

  it.each([
    ['水杨酸过敏', true],
    ['salicylic ACID', true],
    ['对bha过敏', true],
    ['ＢＨＡ', true],
    ['BHA, AHA', true],
    ['BHAngra', false],
    ['ABHA', false],
    ['玫瑰', false],
  ])('is recognised in the words "%s": %s', async (text, isRecognised) => {
    await createEntry(house, { treatmentId })
    await noteAllergy(house, guest.clientId, text)
    const kinds = (await stops()).map((key) => key.split(':')[0])
    expect(kinds).toEqual([isRecognised ? 'matched' : 'unsorted'])
  })

  it('knows no entry of another salon, and none without words', async () => {
    await createEntry(await createSalon())
    await createEntry(house, { name: ' ', words: ['', ' '], nameEn: '', treatmentId }).catch(() => undefined)
    await createEntry(house, { name: '阿司匹林', words: ['', ' '], nameEn: '', treatmentId })
    const alertId = await noteAllergy(house, guest.clientId)
    expect(await stops()).toEqual([`unsorted:${alertId}`])
  })

  it('is what somebody said, besides what the words say', async () => {
    const entry = await createEntry(house, { treatmentId })
    const alertId = await noteAllergy(house, guest.clientId, '一种药膏，说不清')
    const sort = (contraindicationIds: string[]) =>
      asStaff(house.manager, now)((ctx) => sortAlert(ctx, { alertId, contraindicationIds, reason }))
    expect(await stops()).toEqual([`unsorted:${alertId}`])
    await sort([entry])
    expect(await stops()).toEqual([`matched:${alertId}:${entry}:${treatmentId}`])
    await sort([])
    expect(await stops()).toEqual([])
    await start()
  })

  it('holds for an alert named from the list when it was noted', async () => {
    const entry = await createEntry(house, { treatmentId })
    const noted = { clientId: guest.clientId, kind: 'allergy', severity: 'mild', text: '去黑头水' } as const
    const { alertId } = await asStaff(
      house.receptionist,
      now,
    )((ctx) => noteAlert(ctx, { ...noted, contraindicationIds: [entry] }))
    expect(await stops()).toEqual([`matched:${alertId}:${entry}:${treatmentId}`])
    await asStaff(house.receptionist, now)((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }))
    expect(await stops()).toEqual([])
  })

  it('goes with its entry when that goes off the list; what it meant must then be said anew', async () => {
    const entry = await createEntry(house, { treatmentId })
    const alertId = await noteAllergy(house, guest.clientId, '去黑头水')
    await asStaff(house.therapist, now)((ctx) => sortAlert(ctx, { alertId, contraindicationIds: [entry] }))
    await db.contraindication.update({ where: { id: entry }, data: { retiredAt: now } })
    expect(await stops()).toEqual([`unsorted:${alertId}`])
  })
})

describe('a patch test', () => {
  let productId: string
  beforeEach(async () => {
    productId = await addUsedProduct(house, 30)
  })

  const testIt = async (moment: Date) =>
    (
      await asStaff(
        house.therapist,
        moment,
      )((ctx) => doPatchTest(ctx, { clientId: guest.clientId, productId, place: 'neck' }))
    ).patchTestId
  const read = (patchTestId: string, result: 'clear' | 'reaction', moment: Date) =>
    asStaff(house.therapist, moment)((ctx) => readPatchTest(ctx, { patchTestId, result }))
  const daysAgo = (days: number) => addMinutes(now, -days * 24 * 60)

  it('is wanted first, then read', async () => {
    expect(await stops()).toEqual([`patch_missing:${productId}`])
    const test = await testIt(daysAgo(2))
    expect(await stops()).toEqual([`patch_unread:${productId}:${test}`])
    await expect(start()).rejects.toMatchObject({ code: 'safety_stop' })
    expect(await startedPastTheVerb()).toBe('safety_stop')
    await read(test, 'clear', daysAgo(1))
    expect(await stops()).toEqual([])
    await start()
  })

  it('is wanted of the treatment itself too', async () => {
    await db.product.update({ where: { id: productId }, data: { patchTestDays: null } })
    await db.treatment.update({ where: { id: treatmentId }, data: { patchTestDays: 7 } })
    expect(await stops()).toEqual([`patch_missing:${treatmentId}`])
  })

  it('holds until its last second and no longer', async () => {
    const test = await testIt(daysAgo(32))
    await read(test, 'clear', daysAgo(30))
    const second = 1000
    const end = now.getTime()
    expect(await stops(new Date(end - second))).toEqual([])
    expect(await stops(new Date(end))).toEqual([`patch_expired:${productId}:${test}`])
    expect(await stops(new Date(end + second))).toEqual([`patch_expired:${productId}:${test}`])
    expect(await startedPastTheVerb(new Date(end))).toBe('safety_stop')
    expect(await startedPastTheVerb(new Date(end - second))).toBeNull()
  })

  it('that failed stops it until a later one is clear', async () => {
    const bad = await testIt(daysAgo(9))
    await read(bad, 'reaction', daysAgo(8))
    expect(await stops()).toEqual([`patch_failed:${productId}:${bad}`])
    const again = await testIt(daysAgo(3))
    expect(await stops()).toEqual([`patch_failed:${productId}:${again}`])
    await read(again, 'clear', daysAgo(1))
    expect(await stops()).toEqual([])
  })

  it('that is clear does not outweigh a reaction seen after it', async () => {
    const slow = await testIt(daysAgo(9))
    const quick = await testIt(daysAgo(8))
    await read(quick, 'clear', daysAgo(6))
    await read(slow, 'reaction', daysAgo(5))
    expect(await stops()).toEqual([`patch_failed:${productId}:${quick}`])
  })

  it('counts as the latest one, even while an older one still holds', async () => {
    const first = await testIt(daysAgo(9))
    await read(first, 'clear', daysAgo(8))
    expect(await stops()).toEqual([])
    const second = await testIt(daysAgo(1))
    expect(await stops()).toEqual([`patch_unread:${productId}:${second}`])
  })

  const takeBack = (patchTestId: string) =>
    asStaff(house.manager, now)((ctx) => takeBackPatchTest(ctx, { patchTestId }))
  const unread = (staff: SignedInStaff, patchTestId: string, result: 'clear' | 'reaction', moment = now) =>
    asStaff(staff, moment)((ctx) => takeBackReading(ctx, { patchTestId, result }))

  it('that was taken back was never done; what counted before it counts again', async () => {
    const first = await testIt(daysAgo(9))
    await takeBack(first)
    expect(await stops()).toEqual([`patch_missing:${productId}`])
    const second = await testIt(daysAgo(8))
    await read(second, 'clear', daysAgo(7))
    const third = await testIt(now)
    expect(await stops()).toEqual([`patch_unread:${productId}:${third}`])
    await takeBack(third)
    expect(await stops()).toEqual([])
  })

  it('of which the clear reading was taken back closes the gate again', async () => {
    const test = await testIt(daysAgo(2))
    await read(test, 'clear', daysAgo(1))
    await unread(house.manager, test, 'clear')
    expect(await stops()).toEqual([`patch_unread:${productId}:${test}`])
    await expect(start()).rejects.toMatchObject({ code: 'safety_stop' })
    expect(await startedPastTheVerb()).toBe('safety_stop')
  })

  it('still stops whoever has unsaid a reaction before she was to treat her, until other eyes or a later test find it clear', async () => {
    const mine = (therapistId: string | null) =>
      db.treatmentSession.update({ where: { id: guest.sessionId }, data: { therapistId } })
    await mine(house.manager.id)
    const test = await testIt(daysAgo(2))
    const soon = addMinutes(now, -8)
    await read(test, 'reaction', soon)
    await unread(house.therapist, test, 'reaction', soon)
    expect(await stops()).toEqual([`patch_unread:${productId}:${test}`])
    await mine(house.therapist.id)
    expect(await stops()).toEqual([`patch_failed:${productId}:${test}`])
    // Nor by reading it as clear herself, nor by a test that was none.
    await read(test, 'clear', addMinutes(now, -7))
    expect(await stops()).toEqual([`patch_failed:${productId}:${test}`])
    await mine(house.manager.id)
    expect(await stops()).toEqual([])
    await mine(house.therapist.id)
    await unread(house.manager, test, 'clear')
    await asStaff(house.manager, now)((ctx) => readPatchTest(ctx, { patchTestId: test, result: 'clear' }))
    expect(await stops()).toEqual([])
  })

  it('of which a reaction was unsaid and which was then taken back stops her all the same', async () => {
    const test = await testIt(daysAgo(2))
    await db.treatmentSession.update({ where: { id: guest.sessionId }, data: { therapistId: null } })
    await read(test, 'reaction', addMinutes(now, -5))
    await unread(house.therapist, test, 'reaction')
    await takeBack(test)
    expect(await stops()).toEqual([`patch_missing:${productId}`])
    await db.treatmentSession.update({
      where: { id: guest.sessionId },
      data: { therapistId: house.therapist.id },
    })
    expect(await stops()).toEqual([`patch_failed:${productId}`])
    // A later one, found clear by anybody, is an answer of her skin.
    const later = await testIt(now)
    const tomorrow = addMinutes(now, 1440)
    await read(later, 'clear', tomorrow)
    expect(await stops(tomorrow)).toEqual([])
  })

  it('of another guest says nothing of her', async () => {
    const other = await createGuestAtGate(house, at(house, '16:00'))
    const { patchTestId } = await asStaff(
      house.therapist,
      daysAgo(2),
    )((ctx) => doPatchTest(ctx, { clientId: other.clientId, productId, place: 'neck' }))
    await read(patchTestId, 'clear', daysAgo(1))
    expect(await stops()).toEqual([`patch_missing:${productId}`])
  })
})

describe('an override', () => {
  it('opens the gate for what it names, in this session alone; what comes later stops it again', async () => {
    await createEntry(house, { treatmentId })
    await noteAllergy(house, guest.clientId)
    await overrideAll(house, guest.sessionId, now)
    const nuts = await noteAllergy(house, guest.clientId, '坚果')
    await expect(start()).rejects.toMatchObject({
      code: 'safety_stop',
      particulars: { stops: `unsorted:${nuts}` },
    })
    expect(await startedPastTheVerb()).toBe('safety_stop')
    await asStaff(
      house.manager,
      now,
    )((ctx) => sortAlert(ctx, { alertId: nuts, contraindicationIds: [], reason }))
    await start()
  })
})
