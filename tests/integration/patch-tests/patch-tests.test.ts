// Patch tests: done, read once, by those who care; and what an alert means, said and said anew.
import { beforeEach, describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { noteAlert } from '@/lib/clients/note-alert'
import { retireAlert } from '@/lib/clients/retire-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { CONSENT_KINDS, type ConsentKind } from '@/lib/consents/consent-flow'
import { db } from '@/lib/db/client'
import { asRefusalCode } from '@/lib/db/constraint-errors'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import { listPatchTests } from '@/lib/patch-tests/patch-test-queries'
import { readPatchTest } from '@/lib/patch-tests/read-patch-test'
import { takeBackPatchTest, takeBackReading } from '@/lib/patch-tests/take-back'
import { addProduct } from '@/lib/products/add-product'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { at, createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { addUsedProduct, createEntry, noteAllergy } from '../../factories/safety'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

let house: TestSalon
let clientId: string
let productId: string
let now: Date

beforeEach(async () => {
  house = await createSalon()
  now = at(house, '11:00')
  clientId = await createClient(house.receptionist, {}, now)
  productId = await addUsedProduct(house, 30)
})

const test = (staff: SignedInStaff, about: object = {}) =>
  asStaff(staff, now)((ctx) => doPatchTest(ctx, { clientId, productId, place: 'inner_arm', ...about }))
const read = (
  staff: SignedInStaff,
  patchTestId: string,
  about: object = {},
  moment = addMinutes(now, 1440),
) => asStaff(staff, moment)((ctx) => readPatchTest(ctx, { patchTestId, result: 'clear', ...about }))

describe('the list of her patch tests', () => {
  const listed = (id = clientId) => listPatchTests(house.therapist, id, now)

  it('is hers alone, with what the salon wants a test of today', async () => {
    const other = await createClient(house.receptionist, { name: '方婷' }, now)
    await test(house.therapist, { clientId: other })
    const elsewhere = await createSalon()
    await addUsedProduct(elsewhere, 30)
    const retired = await addUsedProduct(house, 30)
    await db.product.update({ where: { id: retired }, data: { retiredAt: now } })
    const [wanted, past] = house.treatments
    const asks = (id: string | undefined, data: object) =>
      db.treatment.update({ where: { id: id ?? '' }, data: { patchTestDays: 90, ...data } })
    await asks(wanted?.id, {})
    await asks(past?.id, { retiredAt: now })
    const list = await listed()
    expect(list?.tests).toEqual([])
    expect(list?.treatments.map(({ id }) => id)).toEqual([wanted?.id])
    expect(list?.products.map(({ id }) => id)).toEqual([productId])
  })

  it('lets words be noted where she agrees that they are kept about her health, and only there', async () => {
    const agreed = async (consents: ConsentKind[]) => {
      const id = await createClient(house.receptionist, { consents }, now)
      return { id, mayNote: (await listed(id))?.mayNote }
    }
    const others = CONSENT_KINDS.filter((kind) => kind !== 'health')
    expect((await agreed(others)).mayNote).toBe(false)
    const { id, mayNote } = await agreed(['health'])
    expect(mayNote).toBe(true)
    const standing = { where: { clientId: id } }
    await db.consent.updateMany({ ...standing, data: { answer: 'declined' } })
    expect((await listed(id))?.mayNote).toBe(false)
    const withdrawn = { withdrawnAt: now, withdrawnById: house.manager.id }
    await db.consent.updateMany({ ...standing, data: { answer: 'given', ...withdrawn } })
    expect((await listed(id))?.mayNote).toBe(false)
    // Nor by what another guest has said.
    expect((await listed())?.mayNote).toBe(true)
  })
})

describe('a patch test', () => {
  it('is done and read; clear, it holds for the days of the product', async () => {
    const { visitId } = await createAppointment(house, { clientId })
    const { patchTestId } = await test(house.therapist, { visitId })
    await read(house.manager, patchTestId)
    expect(await db.patchTest.findUnique({ where: { id: patchTestId } })).toMatchObject({
      visitId,
      doneById: house.therapist.id,
      doneAt: now,
      place: 'inner_arm',
      result: 'clear',
      readById: house.manager.id,
      readAt: addMinutes(now, 1440),
      validUntil: addMinutes(now, 31 * 1440),
      note: null,
    })
    const audited = await db.auditEntry.findMany({
      where: { subjectId: clientId, action: { startsWith: 'patch_test.' } },
      orderBy: { at: 'asc' },
    })
    expect(audited.map(({ action, particulars }) => [action, particulars])).toEqual([
      ['patch_test.done', { patchTestId, productId }],
      ['patch_test.read', { patchTestId, result: 'clear' }],
    ])
  })

  it('is read once, and not before it was done', async () => {
    const { patchTestId } = await test(house.therapist)
    await expect(read(house.therapist, patchTestId, {}, addMinutes(now, -1))).rejects.toMatchObject({
      code: 'patch_test_not_done',
    })
    await read(house.therapist, patchTestId)
    await expect(read(house.therapist, patchTestId)).rejects.toMatchObject({ code: 'patch_test_read' })
  })

  it('is read as clear from the hour on that the product asks for', async () => {
    await db.product.update({ where: { id: productId }, data: { patchTestHours: 30 } })
    const { patchTestId } = await test(house.therapist)
    const ripe = addMinutes(now, 30 * 60)
    expect(await db.patchTest.findUnique({ where: { id: patchTestId } })).toMatchObject({ readableAt: ripe })
    // Said to take less from now on, it does not ripen sooner.
    await db.product.update({ where: { id: productId }, data: { patchTestHours: 1 } })
    const second = (count: number) => new Date(ripe.getTime() + count * 1000)
    await expect(read(house.therapist, patchTestId, {}, second(-1))).rejects.toMatchObject({
      code: 'patch_test_too_early',
      particulars: { until: '今天 17:00' },
    })
    await expect(
      read({ ...house.therapist, locale: 'en' }, patchTestId, {}, addMinutes(now, 2)),
    ).rejects.toMatchObject({ particulars: { until: 'tomorrow 17:00' } })
    expect((await db.patchTest.findUniqueOrThrow({ where: { id: patchTestId } })).result).toBeNull()
    await read(house.therapist, patchTestId, {}, second(0))
    const another = await test(house.therapist)
    await read(house.therapist, another.patchTestId, {}, second(1))
  })

  it('tells of a reaction whenever it shows', async () => {
    const { patchTestId } = await test(house.therapist)
    await read(house.therapist, patchTestId, { result: 'reaction' }, addMinutes(now, 2))
    expect(await db.patchTest.findUnique({ where: { id: patchTestId } })).toMatchObject({
      result: 'reaction',
    })
  })

  it('is not clear before its time to whoever writes past the verb', async () => {
    const { patchTestId } = await test(house.therapist)
    const ripe = addMinutes(now, 24 * 60)
    const write = (seconds: number) =>
      db.patchTest.update({
        where: { id: patchTestId },
        data: {
          result: 'clear',
          readById: house.therapist.id,
          readAt: new Date(ripe.getTime() + seconds * 1000),
          validUntil: addMinutes(ripe, 1440),
        },
      })
    const refused = await write(-1).catch(asRefusalCode)
    expect(refused).toEqual({ code: 'patch_test_waits' })
    await write(0)
  })

  it('waits a day as a rule, and two for colour', async () => {
    const add = (name: string, nameEn: string | null) =>
      asStaff(
        house.manager,
        now,
      )((ctx) => addProduct(ctx, { name, nameEn, priceMinor: 0, patchTestDays: 90 }))
    const waits = async (made: { productId: string }) =>
      (await db.product.findUniqueOrThrow({ where: { id: made.productId } })).patchTestHours
    expect(await waits(await add('睫毛染膏', null))).toBe(48)
    expect(await waits(await add('焕肤液', 'Peel'))).toBe(24)
  })

  it('is read by one of two who read it at once', async () => {
    const { patchTestId } = await test(house.therapist)
    const answers = await Promise.allSettled([
      read(house.therapist, patchTestId),
      read(house.manager, patchTestId, { result: 'reaction' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'patch_test_read' },
    })
  })

  it('with a reaction keeps what was seen, if she lets the salon keep it', async () => {
    const { patchTestId } = await test(house.therapist)
    await read(house.therapist, patchTestId, { result: 'reaction', note: '耳后发红' })
    expect(await db.patchTest.findUnique({ where: { id: patchTestId } })).toMatchObject({
      result: 'reaction',
      note: '耳后发红',
      validUntil: null,
    })
    clientId = await createClient(house.receptionist, { consents: ['archive'] }, now)
    const second = await test(house.therapist)
    const words = { result: 'reaction', note: '耳后发红' }
    await expect(read(house.therapist, second.patchTestId, words)).rejects.toMatchObject({
      code: 'consent_missing',
    })
    await read(house.therapist, second.patchTestId, { result: 'reaction' })
  })

  it('is for those who care, of her and of this salon', async () => {
    const other = await createSalon()
    await expect(test(house.receptionist)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(test(other.therapist)).rejects.toMatchObject({ code: 'not_found' })
    await expect(test(house.therapist, { productId: await addUsedProduct(other, 30) })).rejects.toMatchObject(
      {
        code: 'not_found',
      },
    )
    const { visitId } = await createAppointment(house)
    await expect(test(house.therapist, { visitId })).rejects.toMatchObject({ code: 'not_found' })
    const { patchTestId } = await test(house.therapist)
    await expect(read(other.therapist, patchTestId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(read(house.receptionist, patchTestId)).rejects.toMatchObject({ code: 'not_permitted' })
  })

  it('is not done of what wants none', async () => {
    await expect(test(house.therapist, { productId: house.products[0]?.id })).rejects.toMatchObject({
      code: 'no_patch_test_needed',
    })
    const treatmentId = house.treatments[0]?.id ?? ''
    const ofTreatment = { productId: undefined, treatmentId }
    await expect(test(house.therapist, ofTreatment)).rejects.toMatchObject({ code: 'no_patch_test_needed' })
    await db.treatment.update({ where: { id: treatmentId }, data: { patchTestDays: 90 } })
    await test(house.therapist, ofTreatment)
  })

  it('is told in her archive in one statement, to those who care, and the look is written down', async () => {
    const { patchTestId } = await test(house.therapist)
    await read(house.therapist, patchTestId, { result: 'reaction', note: '耳后发红' })
    const { result, statements } = await countStatements(() => listPatchTests(house.therapist, clientId, now))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject({
      mayNote: true,
      treatments: [],
      products: [{ id: productId }],
      tests: [{ id: patchTestId, product: { id: productId }, treatment: null, note: '耳后发红' }],
    })
    expect(await listPatchTests(house.receptionist, clientId, now)).toBeNull()
    const other = await createClient(house.receptionist, { name: '方婷' }, now)
    await db.client.update({ where: { id: clientId }, data: { mergedIntoId: other } })
    expect(await listPatchTests(house.therapist, clientId, now)).toBeNull()
    expect(await listPatchTests((await createSalon()).therapist, clientId, now)).toBeNull()
    expect(await db.auditEntry.count({ where: { subjectId: clientId, action: 'patch_tests.seen' } })).toBe(1)
  })
})

describe('a patch test tapped by mistake', () => {
  const takeBack = (staff: SignedInStaff, patchTestId: string, minutes = 1) =>
    asStaff(staff, addMinutes(now, minutes))((ctx) => takeBackPatchTest(ctx, { patchTestId }))
  const unread = (staff: SignedInStaff, patchTestId: string, result: 'clear' | 'reaction', minutes: number) =>
    asStaff(staff, addMinutes(now, minutes))((ctx) => takeBackReading(ctx, { patchTestId, result }))
  const rowOf = (id: string) => db.patchTest.findUniqueOrThrow({ where: { id } })
  const refused = (code: string) => ({ code })

  it('is taken back within ten minutes by whoever did it, at any time by the manager, once', async () => {
    const other = await createStaff(house.salon, {})
    const { patchTestId } = await test(house.therapist)
    await expect(takeBack(other, patchTestId)).rejects.toMatchObject(refused('undo_not_yours'))
    await expect(takeBack(house.receptionist, patchTestId)).rejects.toMatchObject(refused('not_permitted'))
    await expect(takeBack((await createSalon()).manager, patchTestId)).rejects.toMatchObject(
      refused('not_found'),
    )
    await expect(takeBack(house.therapist, patchTestId, 11)).rejects.toMatchObject(refused('undo_too_late'))
    await takeBack(house.therapist, patchTestId, 10)
    expect(await rowOf(patchTestId)).toMatchObject({
      doneAt: now,
      takenBackAt: addMinutes(now, 10),
      takenBackById: house.therapist.id,
    })
    await expect(takeBack(house.manager, patchTestId, 11)).rejects.toMatchObject(
      refused('someone_was_faster'),
    )
    await expect(read(house.therapist, patchTestId)).rejects.toMatchObject(refused('patch_test_taken_back'))
    const list = await listPatchTests(house.therapist, clientId, now)
    expect(list?.tests).toMatchObject([{ id: patchTestId, takenBack: { by: house.therapist.name } }])
    const late = await test(house.therapist)
    await takeBack(house.manager, late.patchTestId, 9999)
    expect(
      await db.auditEntry.findMany({
        where: { subjectId: clientId, action: 'patch_test.taken_back' },
        orderBy: { at: 'asc' },
        select: { actorId: true, particulars: true },
      }),
    ).toEqual([
      { actorId: house.therapist.id, particulars: { patchTestId } },
      { actorId: house.manager.id, particulars: late },
    ])
  })

  it('is read by itself, whatever becomes of another of hers', async () => {
    const [{ patchTestId }, another] = [await test(house.therapist), await test(house.therapist)]
    await read(house.therapist, patchTestId)
    expect(await rowOf(another.patchTestId)).toMatchObject({ result: null, readAt: null })
    await takeBack(house.therapist, another.patchTestId, 1)
    await expect(read(house.therapist, patchTestId)).rejects.toMatchObject(refused('patch_test_read'))
    await expect(read(house.therapist, another.patchTestId)).rejects.toMatchObject(
      refused('patch_test_taken_back'),
    )
  })

  it('is hers no more whose archive was merged, whoever else has one', async () => {
    const otherId = await createClient(house.receptionist, {}, now)
    await test(house.therapist, { clientId: otherId })
    const { patchTestId } = await test(house.therapist)
    await db.client.update({ where: { id: clientId }, data: { mergedIntoId: otherId } })
    await expect(takeBack(house.manager, patchTestId, 1)).rejects.toMatchObject(refused('not_found'))
    await expect(read(house.therapist, patchTestId)).rejects.toMatchObject(refused('not_found'))
    expect(await listPatchTests(house.therapist, clientId, now)).toBeNull()
  })

  it('is not taken back while a reading stands on it', async () => {
    const { patchTestId } = await test(house.therapist)
    await read(house.therapist, patchTestId)
    await expect(takeBack(house.manager, patchTestId, 1441)).rejects.toMatchObject(refused('patch_test_read'))
  })

  it('or its reading: it waits to be read again, and who had read what is kept', async () => {
    const { patchTestId } = await test(house.therapist)
    await read(house.therapist, patchTestId)
    await expect(unread(house.therapist, patchTestId, 'reaction', 1441)).rejects.toMatchObject(
      refused('someone_was_faster'),
    )
    await expect(unread(house.therapist, patchTestId, 'clear', 1451)).rejects.toMatchObject(
      refused('undo_too_late'),
    )
    await unread(house.therapist, patchTestId, 'clear', 1450)
    expect(await rowOf(patchTestId)).toMatchObject({
      ...{ result: null, readAt: null, readById: null, validUntil: null, takenBackAt: null },
      ...{ unsaidAt: null, unsaidById: null },
    })
    expect(
      await db.auditEntry.findMany({
        where: { subjectId: clientId, action: 'patch_test.reading_taken_back' },
        select: { particulars: true },
      }),
    ).toEqual([
      {
        particulars: {
          ...{ patchTestId, result: 'clear', readById: house.therapist.id },
          readAt: addMinutes(now, 1440).toISOString(),
        },
      },
    ])
    await expect(unread(house.manager, patchTestId, 'clear', 1451)).rejects.toMatchObject(
      refused('someone_was_faster'),
    )
    await read(house.therapist, patchTestId, {}, addMinutes(now, 1452))
    await unread(house.manager, patchTestId, 'clear', 99_999)
  })

  it('leaves a reaction to somebody else while she is to treat her, and to herself where nobody else decides', async () => {
    const { visitId } = await createAppointment(house, { clientId })
    const mine = { where: { visitId }, data: { therapistId: house.therapist.id } }
    await db.treatmentSession.updateMany(mine)
    const { patchTestId } = await test(house.therapist)
    await read(house.therapist, patchTestId, { result: 'reaction', note: '耳后发红' }, addMinutes(now, 2))
    await expect(unread(house.therapist, patchTestId, 'reaction', 3)).rejects.toMatchObject({
      code: 'patch_reaction_own',
      particulars: { names: house.manager.name },
    })
    // It has told of her skin, so it is no test that was never done either.
    await expect(takeBack(house.therapist, patchTestId, 3)).rejects.toMatchObject(refused('patch_test_read'))
    await unread(house.manager, patchTestId, 'reaction', 3)
    expect(await rowOf(patchTestId)).toMatchObject({
      ...{ result: null, note: null, unsaidAt: addMinutes(now, 3), unsaidById: house.manager.id },
    })
    await read(house.therapist, patchTestId, { result: 'reaction' }, addMinutes(now, 4))
    await db.staffMember.update({ where: { id: house.manager.id }, data: { deactivatedAt: now } })
    await unread(house.therapist, patchTestId, 'reaction', 5)
  })

  it('may be a reaction that whoever may decide takes back later', async () => {
    const decider = await createStaff(house.salon, { mayOverrideSafety: true })
    const { patchTestId } = await test(house.therapist)
    await read(house.therapist, patchTestId, { result: 'reaction' })
    await unread(decider, patchTestId, 'reaction', 99_999)
    expect(await rowOf(patchTestId)).toMatchObject({ result: null, unsaidById: decider.id })
  })
})

describe('what an alert means', () => {
  const sort = (staff: SignedInStaff, alertId: string, contraindicationIds: string[], reason?: string) =>
    asStaff(staff, now)((ctx) => sortAlert(ctx, { alertId, contraindicationIds, reason }))
  const meanings = async (alertId: string) =>
    (await db.alertContraindication.findMany({ where: { alertId } })).map((link) => link.contraindicationId)

  it('is said by anybody here, anew each time, and told in ids', async () => {
    const [first, second] = [await createEntry(house), await createEntry(house, { name: '果酸' })]
    const alertId = await noteAllergy(house, clientId, '去黑头水')
    await sort(house.receptionist, alertId, [first, first])
    expect(await meanings(alertId)).toEqual([first])
    await sort(house.manager, alertId, [second], '之前看错了')
    expect(await meanings(alertId)).toEqual([second])
    await sort(house.manager, alertId, [], '医生确认可以')
    expect(await meanings(alertId)).toEqual([])
    expect(await db.alert.findUnique({ where: { id: alertId } })).toMatchObject({
      sortedAt: now,
      sortedById: house.manager.id,
    })
    const audited = await db.auditEntry.findMany({ where: { subjectId: clientId, action: 'alert.sorted' } })
    expect(audited).toHaveLength(3)
    expect(JSON.stringify(audited)).not.toContain('去黑头水')
  })

  it('is an entry of this salon that is on the list, of an alert that holds', async () => {
    const other = await createSalon()
    const alertId = await noteAllergy(house, clientId, '去黑头水')
    const gone = await createEntry(house, { name: '果酸' })
    await db.contraindication.update({ where: { id: gone }, data: { retiredAt: now } })
    for (const entry of [await createEntry(other), gone, crypto.randomUUID()]) {
      await expect(sort(house.therapist, alertId, [entry])).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(sort(other.therapist, alertId, [])).rejects.toMatchObject({ code: 'not_found' })
    await asStaff(house.manager, now)((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }))
    await expect(sort(house.manager, alertId, [])).rejects.toMatchObject({ code: 'someone_was_faster' })
  })

  it('can be said when it is noted; what is not on the list is refused with it', async () => {
    const entry = await createEntry(house)
    const noted = { clientId, kind: 'allergy', severity: 'mild', text: '去黑头水' } as const
    const note = (contraindicationIds: string[]) =>
      asStaff(house.receptionist, now)((ctx) => noteAlert(ctx, { ...noted, contraindicationIds }))
    const { alertId } = await note([entry])
    expect(await meanings(alertId)).toEqual([entry])
    expect(await db.alert.findUnique({ where: { id: alertId } })).toMatchObject({
      sortedById: house.receptionist.id,
    })
    await expect(note([await createEntry(await createSalon())])).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.alert.count({ where: { clientId } })).toBe(1)
  })
})
