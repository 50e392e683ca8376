// Recording a call: what is written down, what is owed next, when the visit closes, and that one recorder wins.
import { beforeEach, describe, expect, it } from 'vitest'
import { registerClient } from '@/lib/clients/register-client'
import { db } from '@/lib/db/client'
import type { RecordCallInput } from '@/lib/follow-ups/follow-up-schemas'
import { recordCall } from '@/lib/follow-ups/record-call'
import { saveVisitNote } from '@/lib/visits/save-visit-note'
import { undoMove } from '@/lib/visits/undo-move'
import { at } from '@/tests/factories/appointment'
import { asStaff } from '@/tests/factories/context'
import { createOwedCall, type OwedCall } from '@/tests/factories/follow-up'
import { findClients } from '@/tests/factories/found'
import { createSalon, type TestSalon } from '@/tests/factories/salon'

let house: TestSalon
let owed: OwedCall

beforeEach(async () => {
  house = await createSalon({ callAttempts: 3, callRetryHours: 24 })
  owed = await createOwedCall(house)
})

const refused = (code: string) => expect.objectContaining({ code })
const record = (input: Omit<RecordCallInput, 'callId'>, callId = owed.callId, now = owed.dueAt) =>
  asStaff(house.receptionist, now)((ctx) => recordCall(ctx, { callId, ...input }))
const visit = () => db.visit.findUniqueOrThrow({ where: { id: owed.visitId } })
const owedNow = () =>
  db.followUpCall.findMany({ where: { visitId: owed.visitId, madeAt: null, withdrawnAt: null } })

describe('recordCall', () => {
  it('she was reached: how she feels is kept and the visit closes', async () => {
    const { revision } = await visit()
    expect(await record({ outcome: 'reached', feeling: 4, note: '皮肤亮了，很满意' })).toMatchObject({
      attempt: 1,
      nextCallDueAt: null,
      closed: true,
    })
    expect(await db.followUpCall.findUniqueOrThrow({ where: { id: owed.callId } })).toMatchObject({
      outcome: 'reached',
      feeling: 4,
      note: '皮肤亮了，很满意',
      madeAt: owed.dueAt,
      madeById: house.receptionist.id,
    })
    expect(await visit()).toMatchObject({ stage: 'closed' })
    const events = await db.visitEvent.findMany({
      where: { visitId: owed.visitId, sequence: { gt: revision } },
      orderBy: { sequence: 'asc' },
    })
    expect(events).toMatchObject([
      { kind: 'call_made', particulars: { callId: owed.callId, attempt: 1, outcome: 'reached', feeling: 4 } },
      { kind: 'moved', move: 'close' },
    ])
    // What was said stands nowhere in the facts.
    expect(JSON.stringify(events)).not.toContain('满意')
    expect(await owedNow()).toEqual([])
  })

  it('refuses to record a talk without how she feels', async () => {
    await expect(record({ outcome: 'reached' })).rejects.toEqual(refused('feeling_needed'))
    expect(await owedNow()).toHaveLength(1)
  })

  it('keeps what was typed and saved meanwhile when the note does not come along', async () => {
    await asStaff(
      house.receptionist,
      owed.dueAt,
    )((ctx) =>
      saveVisitNote(ctx, {
        visitId: owed.visitId,
        kind: 'call_note',
        text: '下次想试头皮养护',
        baseRevision: 0,
      }),
    )
    await record({ outcome: 'reached', feeling: 5 })
    expect(await db.followUpCall.findUniqueOrThrow({ where: { id: owed.callId } })).toMatchObject({
      note: '下次想试头皮养护',
    })
  })

  it('three times no answer: three tries, and the visit closes', async () => {
    const outcomes = ['no_answer', 'no_answer', 'no_answer'] as const
    for (const [index, outcome] of outcomes.entries()) {
      const [call] = await owedNow()
      expect(call).toMatchObject({ attempt: index + 1 })
      if (!call) throw new Error('a call is owed')
      const { nextCallDueAt, closed } = await record({ outcome }, call.id, call.dueAt)
      expect(closed).toBe(index === 2)
      expect(nextCallDueAt === null).toBe(index === 2)
    }
    expect(await owedNow()).toEqual([])
    expect(await visit()).toMatchObject({ stage: 'closed' })
  })

  it('a wrong number is marked, and the next call goes to the right one, after the last try too', async () => {
    const { clientId } = await visit()
    await db.client.update({ where: { id: clientId }, data: { phone: '+8613811112222' } })
    for (const outcome of ['no_answer', 'no_answer'] as const) {
      const [call] = await owedNow()
      if (call) await record({ outcome }, call.id, call.dueAt)
    }
    const [last] = await owedNow()
    if (!last) throw new Error('a call is owed')
    const wrong = (rightPhone: string) => record({ outcome: 'wrong_number', rightPhone }, last.id, last.dueAt)
    await expect(wrong('13811112222')).rejects.toMatchObject({ code: 'still_wrong' })
    await expect(wrong('12')).rejects.toMatchObject({ code: 'phone_invalid' })
    await wrong('138 3333 4444')
    expect(
      await db.client.findUniqueOrThrow({ where: { id: clientId }, include: { phones: true } }),
    ).toMatchObject({
      phone: '+8613833334444',
      phones: [{ e164: '+8613811112222', wrongSince: last.dueAt }],
    })
    expect(await owedNow()).toMatchObject([{ attempt: 4 }])
    const found = async (query: string) =>
      (await findClients({ staff: house.receptionist, now: last.dueAt }, query)).length
    expect([await found('13833334444'), await found('13811112222')]).toEqual([1, 0])
  })

  it('without the right number nobody is called again, and the wrong one is not offered', async () => {
    const { clientId } = await visit()
    await db.client.update({ where: { id: clientId }, data: { phone: '+8613811112222' } })
    const { nextCallDueAt } = await record({ outcome: 'wrong_number' })
    expect(nextCallDueAt).toBeNull()
    expect(await owedNow()).toEqual([])
    expect(await db.client.findUniqueOrThrow({ where: { id: clientId } })).toMatchObject({ phone: null })
    await asStaff(
      house.receptionist,
      owed.dueAt,
    )((ctx) => registerClient(ctx, { name: '真正的机主', phone: '13811112222' }))
  })

  it('the next try falls due at opening when the delay ends at night', async () => {
    await db.salon.update({ where: { id: house.salon.id }, data: { callRetryHours: 12 } })
    await record({ outcome: 'no_answer' }, owed.callId, at(house, '15:00', '2026-11-25'))
    expect(await owedNow()).toMatchObject([{ attempt: 2, dueAt: at(house, '10:00', '2026-11-26') }])
  })

  it('calls again when she asked for it', async () => {
    const callAgainAt = at(house, '19:30', '2026-11-25')
    await record({ outcome: 'call_again', callAgainAt }, owed.callId, at(house, '15:00', '2026-11-25'))
    expect(await owedNow()).toMatchObject([{ attempt: 2, dueAt: callAgainAt }])
  })

  it('notes a promise and a complaint with the call', async () => {
    await record({
      outcome: 'reached',
      feeling: 2,
      promise: { text: '周三前把护理师的建议发给她', ownerId: house.therapist.id, dueOn: '2026-11-30' },
      complaint: { text: '等待时间太长' },
    })
    expect(await db.promise.findMany({ where: { visitId: owed.visitId } })).toMatchObject([
      { clientId: owed.clientId, ownerId: house.therapist.id, text: '周三前把护理师的建议发给她' },
    ])
    expect(await db.case.findMany({ where: { visitId: owed.visitId } })).toMatchObject([
      { clientId: owed.clientId, kind: 'complaint', text: '等待时间太长', resolvedAt: null },
    ])
  })

  it('a promise that cannot be made takes the whole call back', async () => {
    const promise = { text: '明天回复', ownerId: house.therapist.id, dueOn: '2020-01-01' }
    await expect(record({ outcome: 'reached', feeling: 5, promise })).rejects.toEqual(refused('due_in_past'))
    expect(await owedNow()).toHaveLength(1)
    expect(await visit()).toMatchObject({ stage: 'follow_up' })
  })

  it('is not for therapists, nor for another salon', async () => {
    const asked = { callId: owed.callId, outcome: 'no_answer' as const }
    await expect(asStaff(house.therapist, owed.dueAt)((ctx) => recordCall(ctx, asked))).rejects.toEqual(
      refused('not_permitted'),
    )
    const other = await createSalon()
    await expect(asStaff(other.manager, owed.dueAt)((ctx) => recordCall(ctx, asked))).rejects.toEqual(
      refused('not_found'),
    )
  })

  it('refuses a call that was withdrawn with the departure', async () => {
    const departure = await db.visitEvent.findFirstOrThrow({
      where: { visitId: owed.visitId, move: 'see_off' },
    })
    await asStaff(
      house.manager,
      owed.leftAt,
    )((ctx) => undoMove(ctx, { visitId: owed.visitId, sequence: departure.sequence }))
    await expect(record({ outcome: 'no_answer' })).rejects.toEqual(refused('someone_was_faster'))
  })

  it('two people record the same call: one wins', async () => {
    const results = await Promise.allSettled([
      record({ outcome: 'reached', feeling: 5 }),
      record({ outcome: 'no_answer' }),
    ])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'someone_was_faster' },
    })
    const events = await db.visitEvent.count({ where: { visitId: owed.visitId, kind: 'call_made' } })
    expect(events).toBe(1)
    expect(await db.followUpCall.count({ where: { visitId: owed.visitId, madeAt: { not: null } } })).toBe(1)
  })
})
