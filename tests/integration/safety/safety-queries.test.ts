// What the gate says on a visit, with names, in one statement; and the manager's list of what was let through.
import { beforeEach, describe, expect, it } from 'vitest'
import { eraseClient } from '@/lib/clients/erase-client'
import { retireAlert } from '@/lib/clients/retire-alert'
import { reviseAlert } from '@/lib/clients/revise-alert'
import { db } from '@/lib/db/client'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import { SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'
import { listOverrides, listOverrideWorth, readVisitSafety } from '@/lib/safety/safety-queries'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { removeSession } from '@/lib/visits/plan-sessions'
import { at } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import {
  addUsedProduct,
  createEntry,
  createGate,
  type GuestAtGate,
  noteAllergy,
  overrideAll,
} from '../../factories/safety'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

let house: TestSalon
let guest: GuestAtGate
let now: Date

beforeEach(async () => {
  ;({ house, guest, now } = await createGate())
})

describe('the gate of a visit', () => {
  it('names as deciding whoever is named or manages, works here, and is of this salon', async () => {
    const named = { mayOverrideSafety: true }
    await createStaff(house.salon, { name: '何晴', ...named })
    await createStaff(house.salon, { name: '走了的', ...named, deactivatedAt: now })
    await createStaff(house.salon, { name: '走了的店长', role: 'manager', deactivatedAt: now })
    const elsewhere = await createSalon()
    await createStaff(elsewhere.salon, { name: '别家的', ...named })
    const safety = await readVisitSafety(house.therapist, guest.visitId, now)
    expect(safety?.deciders.map(({ name, isManager }) => ({ name, isManager }))).toEqual([
      { name: house.manager.name, isManager: true },
      { name: '何晴', isManager: false },
    ])
  })

  it('tells of each treatment what meets what, by name, in one statement', async () => {
    const productId = await addUsedProduct(house, 30)
    const entry = await createEntry(house, { productId })
    const named = await createStaff(house.salon, { name: '何晴', mayOverrideSafety: true })
    const alertId = await noteAllergy(house, guest.clientId, '水杨酸棉片')
    const { result, statements } = await countStatements(() => readVisitSafety(named, guest.visitId, now))
    expect(statements).toHaveLength(1)
    const product = { id: productId, name: '果酸焕肤液', nameEn: 'AHA peel' }
    expect(result).toEqual({
      clientId: guest.clientId,
      gates: [
        {
          sessionId: guest.sessionId,
          therapistId: house.therapist.id,
          treatment: expect.objectContaining({ name: '补水嫩肤护理' }),
          isStarted: false,
          letPass: [],
          stops: [
            {
              key: `matched:${alertId}:${entry}:${productId}`,
              kind: 'matched',
              alert: { id: alertId, kind: 'allergy', severity: 'serious', text: '水杨酸棉片' },
              contraindication: { id: entry, kind: 'allergy', name: '水杨酸', nameEn: 'Salicylic acid' },
              treatment: null,
              product,
              test: null,
              question: null,
              mark: null,
              notedIn: null,
              reaction: null,
              change: null,
            },
            expect.objectContaining({ kind: 'patch_missing', product, alert: null, contraindication: null }),
          ],
        },
      ],
      entries: [{ id: entry, kind: 'allergy', name: '水杨酸', nameEn: 'Salicylic acid' }],
      patchNeeds: [{ treatment: null, product, hasReacted: false, test: null }],
      deciders: [
        { name: '周敏', isManager: true },
        { name: '何晴', isManager: false },
      ].map((decider) => expect.objectContaining(decider)),
      questions: SAFETY_QUESTIONS.map((question) => ({
        question,
        answer: 'no',
        askedBy: house.therapist.name,
        askedById: house.therapist.id,
        askedAt: at(house, '14:00'),
        earlier: null,
        reason: null,
      })),
      alerts: [
        { id: alertId, kind: 'allergy', text: '水杨酸棉片', isSerious: true, notedAt: at(house, '13:00') },
      ],
      others: [],
      lastAskedAt: null,
    })
  })

  it('leaves out what was signed and what another salon has; of one that runs it tells what has come up since', async () => {
    const productId = await addUsedProduct(house, 30)
    await createEntry(house, { productId })
    await noteAllergy(house, guest.clientId)
    await overrideAll(house, guest.sessionId, now)
    expect((await readVisitSafety(house.therapist, guest.visitId, now))?.gates[0]?.stops).toEqual([])
    await asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId: guest.sessionId }))
    const running = await readVisitSafety(house.therapist, guest.visitId, now)
    expect(running?.gates).toMatchObject([{ isStarted: true, stops: [] }])
    const alertId = await noteAllergy(house, guest.clientId, '坚果')
    const later = await readVisitSafety(house.therapist, guest.visitId, now)
    expect(later?.gates).toMatchObject([{ isStarted: true, stops: [{ key: `unsorted:${alertId}` }] }])
    expect(later?.patchNeeds).toEqual([])
    expect(await readVisitSafety((await createSalon()).manager, guest.visitId, now)).toBeNull()
  })

  it('tells of the test that counts', async () => {
    const productId = await addUsedProduct(house, 30)
    const { patchTestId } = await asStaff(
      house.therapist,
      addMinutes(now, -60),
    )((ctx) => doPatchTest(ctx, { clientId: guest.clientId, productId, place: 'hand' }))
    const safety = await readVisitSafety(house.therapist, guest.visitId, now)
    expect(safety?.patchNeeds).toMatchObject([
      { test: { id: patchTestId, doneBy: '林悦', doneAt: addMinutes(now, -60), result: null } },
    ])
    expect(safety?.gates[0]?.stops).toMatchObject([{ kind: 'patch_unread', test: { id: patchTestId } }])
  })
})

describe('the list of what was let through', () => {
  it('is the manager’s, newest first, page by page, each guest looked at once', async () => {
    await createEntry(house, { treatmentId: house.treatments[0]?.id ?? '' })
    await noteAllergy(house, guest.clientId)
    await overrideAll(house, guest.sessionId, now)
    await db.safetyOverride.createMany({
      data: Array.from({ length: 24 }, (_, index) => ({
        sessionId: guest.sessionId,
        byId: house.manager.id,
        at: addMinutes(now, -index - 1),
        reason: `第 ${index} 次`,
        stops: ['not_asked'],
      })),
    })
    const { result, statements } = await countStatements(() => listOverrides(house.manager, now))
    expect(statements).toHaveLength(1)
    expect(result.overrides).toHaveLength(20)
    expect(result.overrides[0]).toMatchObject({
      by: '周敏',
      at: now,
      client: { id: guest.clientId, name: '王晓明', formOfAddress: '王姐' },
      treatment: { name: '补水嫩肤护理' },
      visitId: guest.visitId,
      became: 'not_begun',
      endReason: null,
      stops: [{ kind: 'matched', alert: { text: '水杨酸' }, contraindication: { name: '水杨酸' } }],
    })
    const rest = await listOverrides(house.manager, now, result.older ?? undefined)
    expect(rest.overrides.map(({ reason }) => reason)).toEqual(
      [19, 20, 21, 22, 23].map((index) => `第 ${index} 次`),
    )
    expect(rest.older).toBeNull()
    const looks = { action: 'override.seen', subjectId: guest.clientId, actorId: house.manager.id }
    expect(await db.auditEntry.count({ where: looks })).toBe(1)
  })

  it('shows nothing to anybody else, nor to another salon', async () => {
    await noteAllergy(house, guest.clientId)
    await overrideAll(house, guest.sessionId, now)
    for (const staff of [house.receptionist, house.therapist, (await createSalon()).manager]) {
      expect(await listOverrides(staff, now)).toEqual({ overrides: [], older: null })
    }
    expect(await db.auditEntry.count({ where: { action: 'override.seen', subjectId: guest.clientId } })).toBe(
      0,
    )
  })

  it('still tells who decided once her archive was erased, and nothing of her', async () => {
    await noteAllergy(house, guest.clientId)
    await overrideAll(house, guest.sessionId, now)
    await db.visit.update({ where: { id: guest.visitId }, data: { stage: 'closed' } })
    await asStaff(
      house.manager,
      now,
    )((ctx) => eraseClient(ctx, { clientId: guest.clientId, reason: 'her_wish' }))
    const { overrides } = await listOverrides(house.manager, now)
    expect(overrides).toMatchObject([{ by: '周敏', reason: '', client: null, stops: [{ alert: null }] }])
  })

  it('tells what became of the treatment', async () => {
    const { sessionId } = guest
    const became = async () => {
      const [override] = (await listOverrides(house.manager, now)).overrides
      return [override?.became, override?.endReason]
    }
    const whoCares = (when = now) => asStaff(house.therapist, when)
    await noteAllergy(house, guest.clientId)
    await overrideAll(house, sessionId, now)
    expect(await became()).toEqual(['not_begun', null])
    await whoCares()((ctx) => startSession(ctx, { sessionId }))
    expect(await became()).toEqual(['runs', null])
    const end = { sessionId, outcome: 'broken_off', endReason: 'unwell' } as const
    await whoCares(addMinutes(now, 10))((ctx) => endSession(ctx, end))
    expect(await became()).toEqual(['broken_off', 'unwell'])
  })

  it('tells of one that was taken out that it was not done', async () => {
    await noteAllergy(house, guest.clientId)
    await overrideAll(house, guest.sessionId, now)
    await asStaff(
      house.manager,
      now,
    )((ctx) => removeSession(ctx, { sessionId: guest.sessionId, reason: '她今天不想做' }))
    expect((await listOverrides(house.manager, now)).overrides).toMatchObject([{ became: 'taken_out' }])
  })
})

describe('what an override is worth', () => {
  const worth = async (staff = house.receptionist) =>
    (await listOverrideWorth(staff, guest.visitId, now)).map((row) => row.worth)
  const start = () =>
    asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId: guest.sessionId }))
  let alertId: string

  beforeEach(async () => {
    await createEntry(house, { treatmentId: house.treatments[0]?.id ?? '' })
    alertId = await noteAllergy(house, guest.clientId)
    await overrideAll(house, guest.sessionId, now)
  })

  it('is enough until something else comes up, before it begins and while it runs', async () => {
    expect(await worth()).toEqual(['enough'])
    const nuts = await noteAllergy(house, guest.clientId, '坚果')
    expect(await worth()).toEqual(['not_enough'])
    await asStaff(house.manager, now)((ctx) => retireAlert(ctx, { alertId: nuts, reason: '之前记错了' }))
    expect(await worth()).toEqual(['enough'])
    await start()
    expect(await worth()).toEqual(['enough'])
    await noteAllergy(house, guest.clientId, '蜂蜜')
    expect(await worth()).toEqual(['not_enough'])
  })

  it('is not enough once what was signed has grown heavier; a second word makes the first unneeded', async () => {
    const weigh = (severity: 'serious' | 'mild', minutes: number) =>
      asStaff(
        house.manager,
        addMinutes(now, minutes),
      )((ctx) => reviseAlert(ctx, { alertId, severity, reason: '她说只是轻微发痒' }))
    await weigh('mild', 1)
    await weigh('serious', 2)
    expect(await worth()).toEqual(['not_enough'])
    await overrideAll(house, guest.sessionId, addMinutes(now, 3))
    expect((await worth()).sort()).toEqual(['enough', 'unneeded'])
  })

  it('is unneeded when what it covered stops nothing any more, unless the treatment began by it', async () => {
    const end = () =>
      asStaff(
        house.manager,
        addMinutes(now, 1),
      )((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }))
    await end()
    expect(await worth()).toEqual(['unneeded'])
    await start()
    expect(await worth()).toEqual(['enough'])
  })

  it('is nothing of a treatment taken out, and nothing to another salon', async () => {
    expect(await worth((await createSalon()).manager)).toEqual([])
    await asStaff(
      house.manager,
      now,
    )((ctx) => removeSession(ctx, { sessionId: guest.sessionId, reason: '她今天不想做' }))
    expect(await worth()).toEqual([])
  })
})
