// Moving a visit: one writer, one winner, everything taken back that can be.
import { describe, expect, it } from 'vitest'
import { recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { db } from '@/lib/db/client'
import { recordCall } from '@/lib/follow-ups/record-call'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { moveVisit } from '@/lib/visits/move-visit'
import { startSession } from '@/lib/visits/perform-session'
import { undoMove } from '@/lib/visits/undo-move'
import { walkIn } from '@/lib/visits/walk-in'
import { leadHer } from '../../factories/answers'
import { at, createAppointment, createGuest } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { answerAll } from '../../factories/ending'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

async function expectedVisit() {
  const house = await createSalon()
  const { visitId, clientId } = await createAppointment(house)
  const now = at(house, '14:00')
  return {
    house,
    visitId,
    clientId,
    now,
    desk: asStaff(house.receptionist, now),
    care: asStaff(house.therapist, now),
  }
}

function codes(results: PromiseSettledResult<unknown>[]): string[] {
  return results
    .map((result) => (result.status === 'fulfilled' ? 'done' : (result.reason as Error).message))
    .sort()
}

describe('two tablets', () => {
  it('move the same visit: one wins, the other hears where she is now', async () => {
    const { visitId, desk, care } = await expectedVisit()
    const move = { visitId, move: 'arrive' } as const
    const results = await Promise.allSettled([
      desk((ctx) => moveVisit(ctx, move)),
      care((ctx) => moveVisit(ctx, move)),
    ])
    expect(codes(results)).toEqual(['already_moved', 'done'])
    const events = await db.visitEvent.findMany({ where: { visitId, move: 'arrive' } })
    expect(events).toHaveLength(1)
  })

  it('take back and lead on at the same moment: exactly one happens', async () => {
    const { visitId, desk, care } = await expectedVisit()
    const { sequence } = await desk((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    const results = await Promise.allSettled([
      desk((ctx) => undoMove(ctx, { visitId, sequence })),
      care((ctx) => moveVisit(ctx, { visitId, move: 'lead_to_seat' })),
    ])
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  it('receive one walk-in once', async () => {
    const house = await createSalon()
    const { id: clientId } = await createGuest(house)
    const now = at(house, '11:00')
    const results = await Promise.allSettled(
      [house.receptionist, house.manager].map((staff) =>
        asStaff(staff, now)((ctx) => walkIn(ctx, { clientId })),
      ),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(await db.visit.count({ where: { clientId, stage: 'greeting' } })).toBe(1)
  })
})

describe('a walk-in whose arrival is taken back', () => {
  it('leaves nobody among the expected, and cannot be brought back as one', async () => {
    const house = await createSalon()
    const { id: clientId } = await createGuest(house)
    const desk = asStaff(house.receptionist, at(house, '11:00'))
    const treatmentIds = [house.treatments[0]?.id ?? '']
    const { visitId } = await desk((ctx) => walkIn(ctx, { clientId, treatmentIds }))
    const arrival = await db.visitEvent.findFirstOrThrow({ where: { visitId, move: 'arrive' } })
    const undone = await desk((ctx) => undoMove(ctx, { visitId, sequence: arrival.sequence }))
    expect(undone).toEqual({ stage: 'cancelled' })
    expect(await listBoardVisits(house.salon, at(house, '11:01'))).toEqual([])
    expect(await db.treatmentSession.count({ where: { visitId, releasedAt: null } })).toBe(0)
    const { bookedUntil } = await db.clientStanding.findUniqueOrThrow({ where: { clientId } })
    expect(bookedUntil).toBeNull()
    const last = await db.visitEvent.findFirstOrThrow({ where: { visitId }, orderBy: { sequence: 'desc' } })
    await expect(desk((ctx) => undoMove(ctx, { visitId, sequence: last.sequence }))).rejects.toMatchObject({
      code: 'nothing_to_undo',
    })
    await expect(desk((ctx) => walkIn(ctx, { clientId }))).resolves.toMatchObject({})
  })
})

describe('what a move brings with it', () => {
  it('leads her by the standards of the moment she arrives', async () => {
    const { house, visitId, desk } = await expectedVisit()
    await db.salon.update({ where: { id: house.salon.id }, data: { standardsVersion: 4 } })
    await desk((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    await db.salon.update({ where: { id: house.salon.id }, data: { standardsVersion: 5 } })
    const visit = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
    expect(visit.standardsVersion).toBe(4)
  })

  it('gives therapist and room back when she cancels, and takes them again when that is taken back', async () => {
    const { house, visitId, desk } = await expectedVisit()
    const { sequence } = await desk((ctx) => moveVisit(ctx, { visitId, move: 'cancel' }))
    expect(await db.treatmentSession.count({ where: { visitId, releasedAt: null } })).toBe(0)
    await desk((ctx) => undoMove(ctx, { visitId, sequence }))
    expect(await db.treatmentSession.count({ where: { visitId, releasedAt: null } })).toBe(1)
    const again = await desk((ctx) => moveVisit(ctx, { visitId, move: 'cancel' }))
    await createAppointment(house)
    await expect(desk((ctx) => undoMove(ctx, { visitId, sequence: again.sequence }))).rejects.toThrow()
    expect((await db.visit.findUniqueOrThrow({ where: { id: visitId } })).stage).toBe('cancelled')
  })

  it('ends what runs when she walks out, and lets it run on when that is taken back', async () => {
    const { house, visitId, desk, care } = await expectedVisit()
    await desk((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    await desk((ctx) => moveVisit(ctx, { visitId, move: 'lead_to_seat' }))
    await desk((ctx) => moveVisit(ctx, { visitId, move: 'begin_consultation' }))
    await care((ctx) => leadHer(ctx, { visitId, move: 'begin_treatment' }))
    const session = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    await care((ctx) => startSession(ctx, { sessionId: session.id }))
    const later = asStaff(house.receptionist, at(house, '14:20'))
    const { sequence } = await later((ctx) =>
      moveVisit(ctx, { visitId, move: 'leave', reason: '家里有急事' }),
    )
    const ended = await db.treatmentSession.findUniqueOrThrow({ where: { id: session.id } })
    expect(ended.endedAt).toEqual(at(house, '14:20'))
    expect(ended.endsAt).toEqual(at(house, '14:20'))
    const event = await db.visitEvent.findFirstOrThrow({
      where: { visitId, sequence },
      include: { note: true },
    })
    expect(event.note?.text).toBe('家里有急事')
    expect(JSON.stringify(event.particulars)).not.toContain('急事')
    await later((ctx) => undoMove(ctx, { visitId, sequence }))
    const again = await db.treatmentSession.findUniqueOrThrow({ where: { id: session.id } })
    expect(again).toMatchObject({ endedAt: null, endsAt: at(house, '15:00') })
  })

  it('touches no more than it has to when she walks out, and gives back no more when that is taken back', async () => {
    const { house, visitId, clientId } = await expectedVisit()
    const [early, now] = [at(house, '14:10'), at(house, '14:20')]
    const desk = asStaff(house.receptionist, now)
    const other = await createAppointment(house, { clientId, startsAt: at(house, '17:00') })
    await db.treatmentSession.deleteMany({ where: { visitId: { in: [visitId, other.visitId] } } })
    for (const id of [visitId, other.visitId]) await answerAll(house, id, at(house, '13:00'))
    await db.visit.update({ where: { id: visitId }, data: { stage: 'treatment' } })
    const left = { endedAt: now, outcome: 'broken_off', endReason: 'left' } as const
    const rows = {
      done: { startedAt: at(house, '13:00'), endedAt: early, outcome: 'performed' },
      brokenOffNow: { startedAt: at(house, '13:00'), ...left, endReason: 'her_wish' },
      runs: { startedAt: at(house, '14:00') },
      waits: {},
      takenOut: { releasedAt: early },
    } as const
    const make = (ofVisit: string, facts: object) =>
      db.treatmentSession.create({
        data: {
          visitId: ofVisit,
          treatmentId: house.treatments[0]?.id ?? '',
          startsAt: at(house, '14:00'),
          endsAt: at(house, '15:00'),
          ...facts,
        },
      })
    const names = new Map<string, string>()
    for (const [name, facts] of Object.entries(rows)) names.set((await make(visitId, facts)).id, name)
    const elsewhere = {
      releasedNow: { releasedAt: now },
      walkedOutNow: { startedAt: early, ...left },
      later: {},
    }
    for (const [name, facts] of Object.entries(elsewhere))
      names.set((await make(other.visitId, facts)).id, name)
    const standing = async () => {
      const sessions = await db.treatmentSession.findMany({
        where: { visitId: { in: [visitId, other.visitId] } },
        select: { id: true, startedAt: true, endedAt: true, endsAt: true, releasedAt: true, endReason: true },
      })
      return Object.fromEntries(sessions.map(({ id, ...session }) => [names.get(id), session]))
    }
    const before = await standing()
    const { sequence } = await desk((ctx) => moveVisit(ctx, { visitId, move: 'leave', reason: '家里有急事' }))
    expect(await standing()).toEqual({
      ...before,
      runs: { ...before.runs, endedAt: now, endsAt: now, endReason: 'left' },
      waits: { ...before.waits, releasedAt: now },
    })
    await desk((ctx) => undoMove(ctx, { visitId, sequence }))
    expect(await standing()).toEqual(before)
  })

  it('withdraws the call that is owed for this visit, and brings back that one alone', async () => {
    const house = await createSalon()
    const { visitId, callId, leftAt } = await createOwedCall(house, { startsAt: at(house, '10:00') })
    const other = await createOwedCall(house, { startsAt: at(house, '14:00') })
    const now = addMinutes(leftAt, 1)
    const call = { salonId: house.salon.id, visitId, attempt: 1, dueAt: leftAt }
    const by = { madeAt: leftAt, madeById: house.receptionist.id, outcome: 'no_answer' } as const
    const made = await db.followUpCall.create({ data: { ...call, ...by } })
    const before = await db.followUpCall.create({ data: { ...call, withdrawnAt: leftAt } })
    const elsewhere = { ...call, visitId: other.visitId, withdrawnAt: now }
    const gone = await db.followUpCall.create({ data: elsewhere })
    const withdrawn = async () => {
      const calls = await db.followUpCall.findMany({ where: { salonId: house.salon.id } })
      return Object.fromEntries(calls.map(({ id, withdrawnAt }) => [id, withdrawnAt]))
    }
    const stood = await withdrawn()
    expect(Object.keys(stood).sort()).toEqual([callId, other.callId, made.id, before.id, gone.id].sort())
    const desk = asStaff(house.receptionist, now)
    const skip = { visitId, move: 'skip_follow_up', reason: '她说不必打电话' } as const
    const { sequence } = await desk((ctx) => moveVisit(ctx, skip))
    expect(await withdrawn()).toEqual({ ...stood, [callId]: now })
    await desk((ctx) => undoMove(ctx, { visitId, sequence }))
    expect(await withdrawn()).toEqual(stood)
  })

  it('owes a call after the shortest delay of what was done', async () => {
    const house = await createSalon()
    const { visitId } = await createAppointment(house)
    const now = at(house, '16:00')
    await db.treatmentSession.deleteMany({ where: { visitId } })
    await answerAll(house, visitId)
    const delays = [96, 72, 24]
    for (const [index, followUpAfterHours] of delays.entries()) {
      const { id: treatmentId } = await db.treatment.update({
        where: { id: house.treatments[index]?.id ?? '' },
        data: { followUpAfterHours },
      })
      const isDone = followUpAfterHours !== 24
      const ended = isDone && ({ startedAt: at(house, '14:00'), endedAt: now, outcome: 'performed' } as const)
      const times = { startsAt: at(house, '14:00'), endsAt: at(house, '15:00') }
      await db.treatmentSession.create({ data: { visitId, treatmentId, ...times, ...ended } })
    }
    await db.visit.update({
      where: { id: visitId },
      data: { stage: 'farewell', noNextBookingReason: 'will_call' },
    })
    const manager = asStaff(house.manager, now)
    await manager((ctx) => moveVisit(ctx, { visitId, move: 'skip_farewell', reason: '赶飞机' }))
    expect(await db.followUpCall.findMany({ where: { visitId } })).toMatchObject([
      { dueAt: addMinutes(now, 72 * 60), attempt: 1 },
    ])
  })

  it('owes a call on departure, by the treatment’s own delay, and withdraws it when that is taken back', async () => {
    const house = await createSalon()
    const second = house.treatments[1]
    if (!second) throw new Error('no second treatment')
    const treatments = [
      { treatmentId: second.id, therapistId: house.therapist.id, roomId: house.rooms[0]?.id ?? '' },
    ]
    const { visitId, leftAt, dueAt } = await createOwedCall(house, { treatments })
    expect(dueAt).toEqual(addMinutes(leftAt, 24 * 60))
    const visit = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
    await asStaff(
      house.manager,
      addMinutes(leftAt, 5),
    )((ctx) => undoMove(ctx, { visitId, sequence: visit.revision }))
    expect(await db.followUpCall.count({ where: { visitId, withdrawnAt: null } })).toBe(0)
    await asStaff(house.manager, addMinutes(leftAt, 6))((ctx) => moveVisit(ctx, { visitId, move: 'see_off' }))
    expect(await db.followUpCall.count({ where: { visitId, withdrawnAt: null } })).toBe(1)
  })
})

describe('the call', () => {
  it('is settled when nothing is owed any more, whatever the salon has meanwhile decided about tries', async () => {
    const house = await createSalon({ callAttempts: 3 })
    const { visitId, callId, dueAt } = await createOwedCall(house)
    await db.salon.update({ where: { id: house.salon.id }, data: { callAttempts: 1 } })
    const desk = asStaff(house.receptionist, dueAt)
    await expect(desk((ctx) => moveVisit(ctx, { visitId, move: 'close' }))).rejects.toThrow('call_open')
    await desk((ctx) => recordCall(ctx, { callId, outcome: 'no_answer' }))
    await db.salon.update({ where: { id: house.salon.id }, data: { callAttempts: 5 } })
    expect((await db.visit.findUniqueOrThrow({ where: { id: visitId } })).stage).toBe('closed')
  })

  it('is withdrawn when she does not wish it, and owed again when that is taken back', async () => {
    const house = await createSalon()
    const { visitId, leftAt } = await createOwedCall(house)
    const desk = asStaff(house.receptionist, addMinutes(leftAt, 1))
    const skip = { visitId, move: 'skip_follow_up', reason: '她说不必打电话' } as const
    const { sequence } = await desk((ctx) => moveVisit(ctx, skip))
    const owed = { visitId, madeAt: null, withdrawnAt: null }
    expect(await db.followUpCall.count({ where: owed })).toBe(0)
    await asStaff(house.receptionist, addMinutes(leftAt, 2))((ctx) => undoMove(ctx, { visitId, sequence }))
    expect(await db.followUpCall.count({ where: owed })).toBe(1)
  })
})

describe('refusals', () => {
  it('does not know a visit of another salon', async () => {
    const { visitId } = await expectedVisit()
    const stranger = await createSalon()
    const act = asStaff(stranger.manager, TEST_NOW)((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    await expect(act).rejects.toThrow('not_found')
  })

  it('stops the treatment until allergies were asked', async () => {
    const { visitId, clientId, desk, care } = await expectedVisit()
    for (const move of ['arrive', 'lead_to_seat', 'begin_consultation'] as const) {
      await desk((ctx) => moveVisit(ctx, { visitId, move }))
    }
    const begin = () => care((ctx) => moveVisit(ctx, { visitId, move: 'begin_treatment' }))
    await expect(begin()).rejects.toThrow('alerts_not_asked')
    await care((ctx) => recordNoAlerts(ctx, { clientId, visitId }))
    await expect(begin()).resolves.toMatchObject({ stage: 'treatment' })
  })

  it('takes back only the move one saw', async () => {
    const { visitId, desk } = await expectedVisit()
    const { sequence } = await desk((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    await desk((ctx) => moveVisit(ctx, { visitId, move: 'lead_to_seat' }))
    await expect(desk((ctx) => undoMove(ctx, { visitId, sequence }))).rejects.toThrow('someone_was_faster')
  })

  it('keeps one visit per client in the house, also when an arrival is taken back too late', async () => {
    const { house, visitId, clientId, desk, now } = await expectedVisit()
    await desk((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    const second = await createAppointment(house, { clientId, startsAt: at(house, '17:00') })
    const arriveAgain = asStaff(
      house.receptionist,
      now,
    )((ctx) => moveVisit(ctx, { visitId: second.visitId, move: 'arrive' }))
    await expect(arriveAgain).rejects.toThrow()
    expect((await db.visit.findUniqueOrThrow({ where: { id: second.visitId } })).stage).toBe('expected')
  })
})
