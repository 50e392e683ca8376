// Leading on, breaking off, and taking an end back: what counts as done, by whom, and who was faster.
import { beforeEach, describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import { db } from '@/lib/db/client'
import { asRefusalCode } from '@/lib/db/constraint-errors'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import { retireProtocolStep } from '@/lib/treatments/retire-protocol-step'
import { moveVisit } from '@/lib/visits/move-visit'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { addSession, removeSession } from '@/lib/visits/plan-sessions'
import { tickProtocol } from '@/lib/visits/tick-protocol'
import { undoEnd } from '@/lib/visits/undo-end'
import { undoMove } from '@/lib/visits/undo-move'
import type { EndSession } from '@/lib/visits/visit-schemas'
import { at, createAppointment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { breakOff, createGuestUnderWay } from '../../factories/ending'
import { createGuestAtGate, type GuestAtGate } from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'

let house: TestSalon
let guest: GuestAtGate
let startedAt: Date

beforeEach(async () => {
  house = await createSalon()
  startedAt = at(house, '14:00')
})

const session = () => db.treatmentSession.findUniqueOrThrow({ where: { id: guest.sessionId } })
const later = (minutes: number, staff = house.therapist) => asStaff(staff, addMinutes(startedAt, minutes))
const end = (minutes: number, how: Partial<EndSession> = {}, staff = house.therapist) =>
  later(minutes, staff)((ctx) => endSession(ctx, { sessionId: guest.sessionId, ...how }))
const leadOn = (minutes = 60, staff = house.therapist) =>
  later(minutes, staff)((ctx) => moveVisit(ctx, { visitId: guest.visitId, move: 'begin_recommendation' }))
const lastEvent = (kind: 'session_ended' | 'session_end_undone' | 'session_removed') =>
  db.visitEvent.findFirstOrThrow({
    where: { visitId: guest.visitId, kind },
    orderBy: { sequence: 'desc' },
    include: { note: true },
  })

describe('leading on from the treatment', () => {
  it('waits while a treatment has not been done', async () => {
    guest = await createGuestAtGate(house)
    await expect(leadOn()).rejects.toThrow('treatments_open')
    await expect(leadOn(60, house.manager)).rejects.toThrow('treatments_open')
    expect((await session()).releasedAt).toBeNull()
  })

  it('waits for the second one too, and goes on once that is taken out with a reason', async () => {
    guest = await createGuestUnderWay(house)
    const treatmentId = house.treatments[2]?.id ?? ''
    const { sessionId } = await later(1)((ctx) => addSession(ctx, { visitId: guest.visitId, treatmentId }))
    await end(60)
    await expect(leadOn()).rejects.toThrow('treatments_open')
    await later(61)((ctx) => removeSession(ctx, { sessionId, reason: '时间来不及' }))
    expect(await leadOn(62)).toMatchObject({ stage: 'recommendation' })
  })

  it('is not done by planning nothing: that is skipped, with a reason', async () => {
    guest = await createGuestAtGate(house)
    // As before she came: what was taken out then was taken out of another plan.
    await db.treatmentSession.update({ where: { id: guest.sessionId }, data: { releasedAt: startedAt } })
    await expect(leadOn()).rejects.toThrow('nothing_performed')
    await later(5)((ctx) =>
      moveVisit(ctx, { visitId: guest.visitId, move: 'skip_treatment', reason: '今天只是来聊聊' }),
    )
  })

  it('is possible when all that was planned was taken out with a reason, which stands as the note', async () => {
    guest = await createGuestAtGate(house)
    const remove = (reason?: string) =>
      later(3)((ctx) => removeSession(ctx, { sessionId: guest.sessionId, reason }))
    await expect(remove()).rejects.toThrow('reason_needed')
    await expect(remove('  ')).rejects.toThrow('reason_needed')
    await remove('她今天不想做')
    expect(await lastEvent('session_removed')).toMatchObject({
      note: { text: '她今天不想做' },
      particulars: { sessionId: guest.sessionId, hasReason: true },
    })
    expect(await leadOn(4)).toMatchObject({ stage: 'recommendation' })
  })

  it('asks for no reason before she has come', async () => {
    const { visitId } = await createAppointment(house)
    const { id } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    await asStaff(house.receptionist, startedAt)((ctx) => removeSession(ctx, { sessionId: id }))
    expect((await db.treatmentSession.findUniqueOrThrow({ where: { id } })).releasedAt).toEqual(startedAt)
    // Nor does it say then why nothing is done to her today.
    await db.visit.update({ where: { id: visitId }, data: { stage: 'treatment' } })
    const led = later(5)((ctx) => moveVisit(ctx, { visitId, move: 'begin_recommendation' }))
    await expect(led).rejects.toThrow('nothing_performed')
  })
})

describe('an end', () => {
  beforeEach(async () => {
    guest = await createGuestUnderWay(house)
  })

  it('early is not done, from whatever screen it comes', async () => {
    await expect(end(1)).rejects.toThrow('ends_early')
    await expect(end(47, { outcome: 'performed' }, house.manager)).rejects.toThrow('ends_early')
    expect(await session()).toMatchObject({ endedAt: null, outcome: null })
    await end(48)
    expect(await session()).toMatchObject({ outcome: 'performed', endReason: null })
  })

  it('with every step ticked is done from half the time on', async () => {
    const treatmentId = house.treatments[0]?.id ?? ''
    const step = { title: '洁面', titleEn: '', instruction: '', instructionEn: '', minutes: 10, products: [] }
    await db.treatmentSession.update({ where: { id: guest.sessionId }, data: { startedAt: null } })
    const stepIds = []
    for (const title of ['洁面', '敷面膜']) {
      const added = await later(
        0,
        house.manager,
      )((ctx) => addProtocolStep(ctx, { treatmentId, ...step, title }))
      stepIds.push(added.stepId)
    }
    await later(0)((ctx) => startSession(ctx, { sessionId: guest.sessionId }))
    const tick = (stepId: string, mark: 'done' | 'cleared') =>
      later(20)((ctx) => tickProtocol(ctx, { sessionId: guest.sessionId, stepId, mark }))
    for (const stepId of stepIds) await tick(stepId, 'done')
    await expect(end(29)).rejects.toThrow('ends_early')
    await tick(stepIds[1] ?? '', 'cleared')
    await expect(end(31)).rejects.toThrow('ends_early')
    await tick(stepIds[1] ?? '', 'done')
    await end(31)
    expect((await session()).outcome).toBe('performed')
  })

  it('asks for the steps it began with, whatever becomes of the protocol meanwhile', async () => {
    const treatmentId = house.treatments[0]?.id ?? ''
    const step = { title: '洁面', titleEn: '', instruction: '', instructionEn: '', minutes: 10, products: [] }
    const manage = (minutes: number) => later(minutes, house.manager)
    const add = (minutes: number) => manage(minutes)((ctx) => addProtocolStep(ctx, { treatmentId, ...step }))
    const retire = (minutes: number, stepId: string) =>
      manage(minutes)((ctx) => retireProtocolStep(ctx, { stepId }))
    const tick = (stepId: string) =>
      later(20)((ctx) => tickProtocol(ctx, { sessionId: guest.sessionId, stepId, mark: 'done' }))
    const [out, first, second] = [await add(-3), await add(-2), await add(-1)]
    await retire(0, out.stepId)
    await add(10)
    await retire(10, second.stepId)
    await tick(first.stepId)
    await expect(end(31)).rejects.toThrow('ends_early')
    await tick(second.stepId)
    await end(31)
  })

  it('in part or broken off says why, and frees therapist and room', async () => {
    await expect(end(5, { outcome: 'in_part' })).rejects.toThrow('end_reason_needed')
    await expect(end(5, { outcome: 'broken_off', endReason: 'other' })).rejects.toThrow('end_note_needed')
    await expect(end(5, { outcome: 'broken_off', endReason: 'reaction' })).rejects.toThrow('reaction_needed')
    await expect(end(5, { outcome: 'broken_off', endReason: 'alert' })).rejects.toThrow('end_reason_needed')
    await end(5, { outcome: 'broken_off', endReason: 'unwell', endNote: ' 想躺一会儿 ' })
    expect(await session()).toMatchObject({
      outcome: 'broken_off',
      endReason: 'unwell',
      endNote: '想躺一会儿',
      endsAt: addMinutes(startedAt, 5),
    })
    const { particulars } = await lastEvent('session_ended')
    expect(particulars).toEqual({ sessionId: guest.sessionId, outcome: 'broken_off', endReason: 'unwell' })
  })

  it('is for those who care', async () => {
    const how = { outcome: 'broken_off', endReason: 'her_wish' } as const
    await expect(end(5, how, house.receptionist)).rejects.toThrow('not_permitted')
    await expect(end(5, how, (await createSalon()).therapist)).rejects.toThrow('not_found')
  })

  it('by two at once is one', async () => {
    const answers = await Promise.allSettled([
      end(50),
      end(50, { outcome: 'broken_off', endReason: 'her_wish' }, house.secondTherapist),
      end(50, { outcome: 'in_part', endReason: 'reaction', reaction: '两颊发红' }, house.manager),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const codes = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))
    expect(codes).toEqual(['session_over', 'session_over'])
    const { outcome } = await session()
    expect(await db.reaction.count({ where: { sessionId: guest.sessionId } })).toBe(
      outcome === 'in_part' ? 1 : 0,
    )
  })

  it('sent twice under one key is one, also with a reaction', async () => {
    const body: EndSession = {
      sessionId: guest.sessionId,
      outcome: 'broken_off',
      endReason: 'reaction',
      reaction: '两颊发红，已冷敷',
    }
    const key = crypto.randomUUID()
    const now = addMinutes(startedAt, 5)
    const once = () =>
      performDeed({
        staff: house.therapist,
        now,
        name: 'end',
        key,
        body,
        run: (ctx) => endSession(ctx, body).then(() => null),
      })
    await once()
    await once()
    expect(await db.visitEvent.count({ where: { visitId: guest.visitId, kind: 'session_ended' } })).toBe(1)
    expect(await db.reaction.count({ where: { sessionId: guest.sessionId } })).toBe(1)
  })

  it('by walking out is broken off, and runs on as it was once that is taken back', async () => {
    const { sequence } = await later(10)((ctx) =>
      moveVisit(ctx, { visitId: guest.visitId, move: 'leave', reason: '接了个电话就走了' }),
    )
    expect(await session()).toMatchObject({ outcome: 'broken_off', endReason: 'left' })
    await later(12)((ctx) => undoMove(ctx, { visitId: guest.visitId, sequence }))
    expect(await session()).toMatchObject({ endedAt: null, outcome: null, endReason: null })
  })
})

describe('taking an end back', () => {
  let sequence: number

  beforeEach(async () => {
    guest = await createGuestUnderWay(house)
    await breakOff(house, guest.sessionId, addMinutes(startedAt, 5))
    sequence = (await lastEvent('session_ended')).sequence
  })

  const undo = (minutes: number, staff = house.therapist, of = sequence) =>
    later(minutes, staff)((ctx) => undoEnd(ctx, { sessionId: guest.sessionId, sequence: of }))

  it('lets the treatment run on as it was, for ten minutes', async () => {
    await expect(undo(15.1)).rejects.toThrow('undo_too_late')
    await undo(15)
    expect(await session()).toMatchObject({
      startedAt,
      endedAt: null,
      outcome: null,
      endReason: null,
      endNote: null,
      endsAt: addMinutes(startedAt, 60),
    })
    expect((await lastEvent('session_end_undone')).particulars).toEqual({
      sessionId: guest.sessionId,
      ended: sequence,
    })
    await expect(undo(15)).rejects.toThrow('nothing_to_undo')
  })

  it('is for whoever ended, and for the manager', async () => {
    await expect(undo(6, house.secondTherapist)).rejects.toThrow('undo_not_yours')
    await expect(undo(6, house.receptionist)).rejects.toThrow('not_permitted')
    await undo(6, house.manager)
  })

  it('is over once she has been led on', async () => {
    await leadOn(6)
    await expect(undo(7)).rejects.toThrow('not_in_treatment')
    expect((await session()).endedAt).not.toBeNull()
  })

  it('never reaches for an end that is not the last', async () => {
    await undo(6)
    await breakOff(house, guest.sessionId, addMinutes(startedAt, 7))
    await expect(undo(8)).rejects.toThrow('someone_was_faster')
    await undo(8, house.therapist, (await lastEvent('session_ended')).sequence)
  })

  it('is refused where the therapist was booked meanwhile, and whoever comes second gives way', async () => {
    const book = () =>
      createAppointment(house, { startsAt: at(house, '14:30'), now: addMinutes(startedAt, 6) })
    const answers = await Promise.allSettled([undo(6), book()])
    const lost = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
    expect(lost).toHaveLength(1)
    const code = lost[0].code && !asRefusalCode(lost[0]) ? lost[0].code : asRefusalCode(lost[0])?.code
    expect(code).toMatch(/^(therapist|room)_taken/)
    const running = await db.treatmentSession.count({
      where: { therapistId: house.therapist.id, endsAt: { gt: at(house, '14:31') } },
    })
    expect(running).toBe(1)
  })

  it('by two at once is one', async () => {
    const answers = await Promise.allSettled([undo(6), undo(6, house.manager)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.visitEvent.count({ where: { visitId: guest.visitId, kind: 'session_end_undone' } })).toBe(
      1,
    )
  })
})
