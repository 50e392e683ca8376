// A wrong number noted by mistake: her number, the call and the visit are as they were.
import { beforeEach, describe, expect, it } from 'vitest'
import { addPhone } from '@/lib/clients/further-phones'
import { rightAfterAll } from '@/lib/clients/wrong-number'
import { db } from '@/lib/db/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import type { RecordCallInput } from '@/lib/follow-ups/follow-up-schemas'
import { recordCall } from '@/lib/follow-ups/record-call'
import { takeBackWrongNumber } from '@/lib/follow-ups/take-back-call'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { undoMove } from '@/lib/visits/undo-move'
import { replayStage, standingMoves } from '@/lib/visits/visit-flow'
import { asStaff } from '@/tests/factories/context'
import { createOwedCall, type OwedCall } from '@/tests/factories/follow-up'
import { findClients } from '@/tests/factories/found'
import { createSalon, type TestSalon } from '@/tests/factories/salon'

let house: TestSalon
let owed: OwedCall

const FIRST = '+8613811112222'
const OTHER = '+8613833334444'

beforeEach(async () => {
  house = await createSalon({ callAttempts: 3, callRetryHours: 24 })
  owed = await createOwedCall(house)
  await db.client.update({ where: { id: owed.clientId }, data: { phone: FIRST } })
})

const refused = (code: string) => expect.objectContaining({ code })
const wrong = (input: Partial<RecordCallInput> = {}) =>
  asStaff(
    house.receptionist,
    owed.dueAt,
  )((ctx) => recordCall(ctx, { callId: owed.callId, outcome: 'wrong_number', ...input }))
const later = (minutes: number) => addMinutes(owed.dueAt, minutes)
const takeBack = (minutes = 3, staff = house.receptionist) =>
  asStaff(staff, later(minutes))((ctx) => takeBackWrongNumber(ctx, { callId: owed.callId }))
const visit = () =>
  db.visit.findUniqueOrThrow({
    where: { id: owed.visitId },
    include: { events: { orderBy: { sequence: 'asc' } } },
  })
const owedNow = () =>
  db.followUpCall.findMany({ where: { visitId: owed.visitId, madeAt: null, withdrawnAt: null } })
const numbers = async () => {
  const { phone, phones } = await db.client.findUniqueOrThrow({
    where: { id: owed.clientId },
    select: { phone: true, phones: { select: { e164: true, label: true, wrongSince: true } } },
  })
  return { phone, phones }
}
const found = async (query: string) =>
  (await findClients({ staff: house.receptionist, now: later(4) }, query)).length

describe('takeBackWrongNumber', () => {
  it('gives her number and the call back, and opens the visit that closed by itself', async () => {
    expect(await wrong()).toMatchObject({ closed: true })
    await takeBack()
    expect(await numbers()).toEqual({ phone: FIRST, phones: [] })
    expect(await found('13811112222')).toBe(1)
    expect(await owedNow()).toMatchObject([{ id: owed.callId, attempt: 1, dueAt: owed.dueAt, outcome: null }])
    const { stage, events } = await visit()
    expect([stage, replayStage(events)]).toEqual(['follow_up', 'follow_up'])
    expect(events.slice(-2)).toMatchObject([
      { kind: 'undone', move: 'close' },
      { kind: 'call_taken_back', particulars: { callId: owed.callId, attempt: 1 } },
    ])
    expect(
      await db.archiveChange.findMany({
        where: { clientId: owed.clientId, field: 'phone', at: later(3) },
        select: { before: true, after: true },
      }),
    ).toEqual([{ before: null, after: FIRST }])
    expect(
      await db.auditEntry.count({ where: { subjectId: owed.clientId, action: 'client.number_right' } }),
    ).toBe(1)
  })

  it('withdraws the next call, and the right number that was typed goes', async () => {
    await wrong({ rightPhone: '138 3333 4444' })
    await takeBack()
    expect(await numbers()).toEqual({ phone: FIRST, phones: [] })
    expect(await owedNow()).toMatchObject([{ id: owed.callId }])
    expect(await visit()).toMatchObject({ stage: 'follow_up' })
  })

  it('gives back a further number that had become the first, with whose it is', async () => {
    const add = { clientId: owed.clientId, phone: OTHER, label: '先生', samePhoneConfirmed: true }
    await asStaff(house.receptionist, owed.leftAt)((ctx) => addPhone(ctx, add))
    await wrong({ rightPhone: OTHER })
    expect(await numbers()).toMatchObject({ phone: OTHER, phones: [{ e164: FIRST }] })
    await takeBack()
    expect(await numbers()).toEqual({
      phone: FIRST,
      phones: [{ e164: OTHER, label: '先生', wrongSince: null }],
    })
  })

  it('leaves a first number that was written down since, and keeps hers beside it', async () => {
    await wrong()
    await db.client.update({ where: { id: owed.clientId }, data: { phone: OTHER } })
    await takeBack()
    expect(await numbers()).toMatchObject({ phone: OTHER, phones: [{ e164: FIRST, wrongSince: null }] })
  })

  it('is one deed with the close it came from, when the visit takes that back', async () => {
    await wrong()
    const { events } = await visit()
    const sequence = standingMoves(events).at(-1)?.sequence ?? 0
    await asStaff(house.receptionist, later(2))((ctx) => undoMove(ctx, { visitId: owed.visitId, sequence }))
    expect(await numbers()).toEqual({ phone: FIRST, phones: [] })
    expect(await owedNow()).toMatchObject([{ id: owed.callId }])
    expect(await visit()).toMatchObject({ stage: 'follow_up' })
    await expect(takeBack()).rejects.toEqual(refused('someone_was_faster'))
  })

  it('takes ten minutes, whoever noted it or a manager', async () => {
    await wrong()
    await expect(takeBack(11)).rejects.toEqual(refused('undo_too_late'))
    const [other] = await Promise.all([createSalon()])
    await expect(takeBack(3, other.manager)).rejects.toEqual(refused('not_found'))
    await expect(takeBack(3, house.therapist)).rejects.toEqual(refused('not_permitted'))
    await takeBack(10, house.manager)
    await expect(takeBack(10)).rejects.toEqual(refused('someone_was_faster'))
  })

  it('refuses when she has been called since', async () => {
    await wrong({ rightPhone: OTHER })
    const [next] = await owedNow()
    await asStaff(
      house.receptionist,
      later(1),
    )((ctx) => recordCall(ctx, { callId: next?.id ?? '', outcome: 'reached', feeling: 4 }))
    await expect(takeBack()).rejects.toEqual(refused('call_already_made'))
    expect(await numbers()).toMatchObject({ phone: OTHER })
  })

  it('is no call made today, and once again a call to make', async () => {
    await wrong()
    expect(await listCallsDue(house.salon, later(1))).toMatchObject({ calls: [], madeToday: 0 })
    await takeBack()
    expect((await listCallsDue(house.salon, later(4))).calls).toMatchObject([
      { callId: owed.callId, tries: [], client: { phone: FIRST } },
    ])
  })
})

describe('rightAfterAll', () => {
  const right = async (staff = house.receptionist) => {
    const { id } = await db.clientPhone.findFirstOrThrow({ where: { clientId: owed.clientId, e164: FIRST } })
    await asStaff(staff, later(3 * 24 * 60))((ctx) => rightAfterAll(ctx, { phoneId: id }))
  }

  it('makes it her first number where she has none, days later', async () => {
    await wrong()
    await right()
    expect(await numbers()).toEqual({ phone: FIRST, phones: [] })
    expect(await found('13811112222')).toBe(1)
    expect(
      await db.archiveChange.findFirstOrThrow({
        where: { clientId: owed.clientId, field: 'phone' },
        orderBy: { at: 'desc' },
      }),
    ).toMatchObject({ before: null, after: FIRST, actorId: house.receptionist.id })
    expect(
      await db.auditEntry.count({ where: { subjectId: owed.clientId, action: 'client.number_right' } }),
    ).toBe(1)
  })

  it('keeps it beside the first where there is one, once', async () => {
    await wrong({ rightPhone: OTHER })
    await right()
    expect(await numbers()).toMatchObject({ phone: OTHER, phones: [{ e164: FIRST, wrongSince: null }] })
    await expect(right()).rejects.toEqual(refused('not_found'))
  })

  it('is not for therapists, nor for another salon', async () => {
    await wrong()
    await expect(right(house.therapist)).rejects.toEqual(refused('not_permitted'))
    const other = await createSalon()
    await expect(right(other.receptionist)).rejects.toEqual(refused('not_found'))
  })
})
