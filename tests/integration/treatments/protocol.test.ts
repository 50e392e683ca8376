// The steps of a treatment: added, succeeded, reordered and taken out; ticked in the visits that they lead.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import type { ProtocolStepFacts } from '@/lib/treatments/protocol-schemas'
import { reorderProtocol } from '@/lib/treatments/reorder-protocol'
import { retireProtocolStep } from '@/lib/treatments/retire-protocol-step'
import { reviseProtocolStep } from '@/lib/treatments/revise-protocol-step'
import { getTreatmentCard } from '@/lib/treatments/treatment-queries'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { getProtocolsOnVisit } from '@/lib/visits/protocol-queries'
import { type ProtocolMark, tickProtocol } from '@/lib/visits/tick-protocol'
import type { MoveName } from '@/lib/visits/visit-flow'
import { leadHer } from '../../factories/answers'
import { at, createAppointment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'
import { countStatements } from '../../setup/count-statements'

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const TO_TREATMENT: MoveName[] = ['arrive', 'lead_to_seat', 'begin_consultation', 'begin_treatment']

const step = (title: string, facts: Partial<ProtocolStepFacts> = {}): ProtocolStepFacts => ({
  title,
  minutes: 10,
  products: [],
  ...facts,
})

/** A salon whose first treatment has these steps, written at nine. */
async function withSteps(titles: readonly string[]) {
  const house = await createSalon()
  const treatmentId = house.treatments[0]?.id ?? ''
  const manager = asStaff(house.manager, at(house, '09:00'))
  const stepIds: string[] = []
  for (const title of titles) {
    stepIds.push((await manager((ctx) => addProtocolStep(ctx, { treatmentId, ...step(title) }))).stepId)
  }
  return { house, treatmentId, stepIds, manager }
}

async function titlesOf(house: TestSalon, treatmentId: string) {
  return (await getTreatmentCard(house.salon.id, treatmentId))?.protocol.map(({ title }) => title)
}

describe('the protocol of a treatment', () => {
  it('grows at its end, and takes what a step uses among its products', async () => {
    const { house, treatmentId, manager } = await withSteps(['卸妆', '导入'])
    const productId = house.products[0]?.id ?? ''
    await manager((ctx) =>
      addProtocolStep(ctx, {
        treatmentId,
        ...step('敷膜', { instruction: '十五分钟', products: [{ productId, amount: '40 g' }] }),
      }),
    )
    const card = await getTreatmentCard(house.salon.id, treatmentId)
    expect(card?.protocol.map(({ title }) => title)).toEqual(['卸妆', '导入', '敷膜'])
    expect(card?.protocol[2]).toMatchObject({
      instruction: '十五分钟',
      minutes: 10,
      products: [{ amount: '40 g', product: { id: productId } }],
    })
    expect(card?.products).toMatchObject([{ id: productId }])
  })

  it('changes by a successor in its place; the row itself never changes', async () => {
    const { house, treatmentId, stepIds, manager } = await withSteps(['卸妆', '导入', '敷膜'])
    const [, second = ''] = stepIds
    const { stepId } = await manager((ctx) =>
      reviseProtocolStep(ctx, { stepId: second, ...step('慢慢导入') }),
    )
    expect(await titlesOf(house, treatmentId)).toEqual(['卸妆', '慢慢导入', '敷膜'])
    expect(await db.protocolStep.findUnique({ where: { id: second } })).toMatchObject({ title: '导入' })
    await expect(
      manager((ctx) => reviseProtocolStep(ctx, { stepId: second, ...step('另一种') })),
    ).rejects.toEqual(refusal('someone_was_faster'))
    await expect(db.protocolStep.update({ where: { id: stepId }, data: { title: '改字' } })).rejects.toThrow(
      /append-only/,
    )
    await expect(
      db.protocolStep.update({ where: { id: second }, data: { retiredAt: null } }),
    ).rejects.toThrow(/append-only/)
  })

  it('of two who change one step at once lets one win', async () => {
    const { house, treatmentId, stepIds, manager } = await withSteps(['卸妆'])
    const [stepId = ''] = stepIds
    const results = await Promise.allSettled([
      manager((ctx) => reviseProtocolStep(ctx, { stepId, ...step('一') })),
      manager((ctx) => reviseProtocolStep(ctx, { stepId, ...step('二') })),
      manager((ctx) => retireProtocolStep(ctx, { stepId })),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await titlesOf(house, treatmentId))?.length).toBeLessThanOrEqual(1)
  })

  it('takes another order, and refuses one that is not exactly its steps', async () => {
    const { house, treatmentId, stepIds, manager } = await withSteps(['一', '二', '三'])
    const reorder = (ids: string[]) => manager((ctx) => reorderProtocol(ctx, { treatmentId, ids }))
    await reorder([...stepIds].reverse())
    expect(await titlesOf(house, treatmentId)).toEqual(['三', '二', '一'])
    for (const wrong of [
      stepIds.slice(1),
      [...stepIds, randomUUID()],
      [...stepIds.slice(1), stepIds[1] ?? ''],
    ]) {
      await expect(reorder(wrong)).rejects.toEqual(refusal('someone_was_faster'))
    }
    await manager((ctx) => retireProtocolStep(ctx, { stepId: stepIds[1] ?? '' }))
    expect(await titlesOf(house, treatmentId)).toEqual(['三', '一'])
    await expect(reorder([...stepIds])).rejects.toEqual(refusal('someone_was_faster'))
  })

  it('belongs to the manager of its own salon, with products that are on the shelf', async () => {
    const { house, treatmentId, stepIds, manager } = await withSteps(['卸妆'])
    const [stepId = ''] = stepIds
    const neighbour = await createSalon()
    for (const staff of [house.receptionist, house.therapist]) {
      const as = asStaff(staff, TEST_NOW)
      await expect(as((ctx) => addProtocolStep(ctx, { treatmentId, ...step('x') }))).rejects.toEqual(
        refusal('not_permitted'),
      )
      await expect(as((ctx) => reviseProtocolStep(ctx, { stepId, ...step('x') }))).rejects.toEqual(
        refusal('not_permitted'),
      )
      await expect(as((ctx) => retireProtocolStep(ctx, { stepId }))).rejects.toEqual(refusal('not_permitted'))
      await expect(as((ctx) => reorderProtocol(ctx, { treatmentId, ids: stepIds }))).rejects.toEqual(
        refusal('not_permitted'),
      )
    }
    const other = asStaff(neighbour.manager, TEST_NOW)
    await expect(other((ctx) => addProtocolStep(ctx, { treatmentId, ...step('x') }))).rejects.toEqual(
      refusal('not_found'),
    )
    await expect(other((ctx) => reviseProtocolStep(ctx, { stepId, ...step('x') }))).rejects.toEqual(
      refusal('not_found'),
    )
    await expect(other((ctx) => retireProtocolStep(ctx, { stepId }))).rejects.toEqual(refusal('not_found'))
    await expect(other((ctx) => reorderProtocol(ctx, { treatmentId, ids: stepIds }))).rejects.toEqual(
      refusal('not_found'),
    )
    const products = [{ productId: neighbour.products[0]?.id ?? '' }]
    await expect(
      manager((ctx) => addProtocolStep(ctx, { treatmentId, ...step('x', { products }) })),
    ).rejects.toEqual(refusal('entry_out_of_use'))
  })
})

/** A guest whose first treatment has begun at two, led by three steps. */
async function underWay(titles: readonly string[] = ['卸妆', '导入', '敷膜']) {
  const { house, treatmentId, stepIds } = await withSteps(titles)
  const { visitId } = await createAppointment(house)
  const now = at(house, '14:00')
  const manager = asStaff(house.manager, now)
  for (const move of TO_TREATMENT) await manager((ctx) => leadHer(ctx, { visitId, move }))
  const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
  const start = () => asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId }))
  const tick = (stepId: string, mark: ProtocolMark = 'done', staff = house.therapist) =>
    asStaff(staff, addMinutes(now, 10))((ctx) => tickProtocol(ctx, { sessionId, stepId, mark }))
  const read = async () => (await getProtocolsOnVisit(house.salon.id, visitId))[0]
  return { house, treatmentId, stepIds, visitId, sessionId, now, start, tick, read }
}

describe('the protocol on a visit', () => {
  it('is ticked and cleared by whoever cares; the last mark counts and the same twice is one fact', async () => {
    const { house, stepIds, visitId, start, tick, read } = await underWay()
    const [first = '', second = ''] = stepIds
    await start()
    const events = () =>
      db.visitEvent.count({ where: { visitId, kind: { in: ['protocol_done', 'protocol_cleared'] } } })
    await tick(first)
    await tick(first)
    await tick(second, 'done', house.secondTherapist)
    expect(await events()).toBe(2)
    expect((await read())?.steps.map(({ done }) => done?.by ?? null)).toEqual(['林悦', '宋瑶', null])
    await tick(first, 'cleared')
    expect((await read())?.steps.map(({ done }) => done !== null)).toEqual([false, true, false])
    await tick(first, 'cleared')
    expect(await events()).toBe(3)
    const { revision } = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
    expect(revision).toBe(await db.visitEvent.count({ where: { visitId } }))
  })

  it('is read in one statement, and nobody else’s', async () => {
    const { house, visitId, start } = await underWay()
    expect(await getProtocolsOnVisit(house.salon.id, visitId)).toEqual([])
    await start()
    const { result, statements } = await countStatements(() => getProtocolsOnVisit(house.salon.id, visitId))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject([{ therapist: '林悦', steps: [{ title: '卸妆' }, {}, {}] }])
    expect(await getProtocolsOnVisit((await createSalon()).salon.id, visitId)).toEqual([])
  })

  it('is ticked for each treatment by itself, with the steps that are its own', async () => {
    const { house, treatmentId, stepIds, visitId, sessionId, now, start, tick } = await underWay()
    const [first = ''] = stepIds
    await start()
    const row = { visitId, treatmentId, startsAt: addMinutes(now, 60), endsAt: addMinutes(now, 90) }
    const second = await db.treatmentSession.create({ data: { ...row, startedAt: now } })
    await db.treatmentSession.create({ data: { ...row, startedAt: now, releasedAt: now } })
    await db.treatmentSession.create({ data: row })
    const tickSecond = (stepId: string) =>
      asStaff(
        house.therapist,
        now,
      )((ctx) => tickProtocol(ctx, { sessionId: second.id, stepId, mark: 'done' }))
    await tick(first)
    await tickSecond(first)
    const shown = await getProtocolsOnVisit(house.salon.id, visitId)
    expect(shown.map((each) => [each.sessionId, each.steps.map(({ done }) => done !== null)])).toEqual([
      [sessionId, [true, false, false]],
      [second.id, [true, false, false]],
    ])
    const manager = asStaff(house.manager, at(house, '09:00'))
    const other = await manager((ctx) =>
      addProtocolStep(ctx, { treatmentId: house.treatments[1]?.id ?? '', ...step('别的') }),
    )
    await expect(tick(other.stepId)).rejects.toEqual(refusal('not_found'))
  })

  it('shows nothing for a treatment without steps', async () => {
    const { house, visitId, start } = await underWay([])
    await start()
    expect(await getProtocolsOnVisit(house.salon.id, visitId)).toEqual([])
  })

  it('stays what it was when the session began', async () => {
    const { house, treatmentId, stepIds, now, start, tick, read } = await underWay()
    const [first = '', second = '', third = ''] = stepIds
    await start()
    const later = asStaff(house.manager, addMinutes(now, 5))
    const { stepId: successor } = await later((ctx) =>
      reviseProtocolStep(ctx, { stepId: first, ...step('新') }),
    )
    await later((ctx) => retireProtocolStep(ctx, { stepId: second }))
    await later((ctx) => addProtocolStep(ctx, { treatmentId, ...step('多一步') }))
    expect((await read())?.steps.map(({ id }) => id)).toEqual([first, second, third])
    await tick(second)
    await expect(tick(successor)).rejects.toEqual(refusal('not_found'))
  })

  it('is not ticked before it begins, nor when it is over, nor by the desk or another salon', async () => {
    const { house, stepIds, sessionId, now, start, tick } = await underWay()
    const [first = ''] = stepIds
    await expect(tick(first)).rejects.toEqual(refusal('not_in_treatment'))
    await start()
    await expect(tick(first, 'done', house.receptionist)).rejects.toEqual(refusal('not_permitted'))
    await expect(tick(first, 'done', (await createSalon()).therapist)).rejects.toEqual(refusal('not_found'))
    await expect(tick(randomUUID())).rejects.toEqual(refusal('not_found'))
    await asStaff(house.therapist, addMinutes(now, 50))((ctx) => endSession(ctx, { sessionId }))
    await expect(tick(first)).rejects.toEqual(refusal('session_over'))
  })

  it('of many ticks at once loses none and doubles none', async () => {
    const { house, stepIds, visitId, sessionId, now, start, read } = await underWay()
    await start()
    const deeds = stepIds.flatMap((stepId) =>
      [house.therapist, house.secondTherapist, house.manager].map((staff) =>
        asStaff(staff, now)((ctx) => tickProtocol(ctx, { sessionId, stepId, mark: 'done' })),
      ),
    )
    await Promise.all(deeds)
    expect((await read())?.steps.every(({ done }) => done)).toBe(true)
    expect(await db.visitEvent.count({ where: { visitId, kind: 'protocol_done' } })).toBe(3)
  })

  it('sent twice under one key is one tick', async () => {
    const { house, stepIds, visitId, sessionId, start } = await underWay()
    await start()
    const body = { sessionId, stepId: stepIds[0] ?? '', mark: 'done' as const }
    const key = randomUUID()
    const once = () =>
      performDeed({
        name: 'visits.tick_protocol',
        key,
        body,
        staff: house.therapist,
        now: at(house, '14:10'),
        run: (ctx) => tickProtocol(ctx, body),
      })
    await once()
    await once()
    expect(await db.visitEvent.count({ where: { visitId, kind: 'protocol_done' } })).toBe(1)
  })
})
