// She stands here on another day than her own: nobody is checked in unasked, and what was booked comes along.
import { beforeEach, describe, expect, it } from 'vitest'
import { bringForward } from '@/lib/appointments/move-appointment'
import { readTimeline } from '@/lib/clients/timeline-queries'
import { db } from '@/lib/db/client'
import { addDays, addMinutes } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { addSession, changeSession, removeSession } from '@/lib/visits/plan-sessions'
import { undoMove } from '@/lib/visits/undo-move'
import { replayStage } from '@/lib/visits/visit-flow'
import { walkIn } from '@/lib/visits/walk-in'
import { at, createAppointment, firstTreatment } from '@/tests/factories/appointment'
import { asStaff } from '@/tests/factories/context'
import { createSalon, type TestSalon } from '@/tests/factories/salon'
import { TEST_DAY } from '@/tests/factories/test-day'

let house: TestSalon

beforeEach(async () => {
  house = await createSalon()
})

const asStaffAt = (staff: () => TestSalon['receptionist']) => (moment: Date) => asStaff(staff(), moment)
const refused = (code: string) => expect.objectContaining({ code })
const TOMORROW = addDays(TEST_DAY, 1)
const now = () => at(house, '11:20')
const visitOf = (visitId: string) =>
  db.visit.findUniqueOrThrow({
    where: { id: visitId },
    include: {
      appointment: true,
      sessions: { orderBy: { startsAt: 'asc' } },
      events: { orderBy: { sequence: 'asc' } },
    },
  })

describe('an arrival on another day', () => {
  it('is refused without an answer, a minute before midnight of her day and after it', async () => {
    const { visitId } = await createAppointment(house, { startsAt: at(house, '14:00', TOMORROW) })
    const arriveAt = (moment: Date) =>
      asStaff(house.receptionist, moment)((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    await expect(arriveAt(now())).rejects.toEqual(refused('another_day'))
    await expect(arriveAt(at(house, '23:59'))).rejects.toEqual(refused('another_day'))
    await expect(arriveAt(at(house, '00:00', addDays(TOMORROW, 1)))).rejects.toEqual(refused('another_day'))
    expect((await visitOf(visitId)).stage).toBe('expected')
    await arriveAt(at(house, '00:00', TOMORROW))
    expect((await visitOf(visitId)).stage).toBe('greeting')
  })

  it('goes by the clock of the salon', async () => {
    house = await createSalon({ timeZone: 'America/Los_Angeles' })
    const { visitId } = await createAppointment(house, { startsAt: at(house, '20:00') })
    // Already the next day in London and in Shanghai.
    await asStaff(
      house.receptionist,
      at(house, '19:30'),
    )((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    expect((await visitOf(visitId)).stage).toBe('greeting')
  })

  it('may be a visit of its own, and leaves the appointment where it is', async () => {
    const startsAt = at(house, '14:00', TOMORROW)
    const { visitId, clientId } = await createAppointment(house, { startsAt })
    await asStaff(house.receptionist, now())((ctx) => walkIn(ctx, { clientId }))
    expect(await visitOf(visitId)).toMatchObject({ stage: 'expected', appointment: { startsAt } })
  })
})

describe('bringing it forward', () => {
  it('moves her treatments to this moment, with whom and where they were booked, and receives her', async () => {
    const first = firstTreatment(house)
    const second = { ...first, treatmentId: house.treatments[2]?.id ?? '' }
    const startsAt = at(house, '14:00', TOMORROW)
    const { visitId } = await createAppointment(house, { startsAt, treatments: [first, second] })
    const before = await visitOf(visitId)
    await asStaff(house.therapist, now())((ctx) => bringForward(ctx, { visitId }))
    const after = await visitOf(visitId)
    const byMs = now().getTime() - startsAt.getTime()
    expect(after).toMatchObject({ stage: 'greeting', appointment: { startsAt: now() } })
    expect(
      after.sessions.map(({ therapistId, roomId, releasedAt }) => [therapistId, roomId, releasedAt]),
    ).toEqual([
      [house.therapist.id, first.roomId, null],
      [house.therapist.id, first.roomId, null],
    ])
    expect(after.sessions.map((session) => session.startsAt)).toEqual(
      before.sessions.map((session) => addMinutes(session.startsAt, byMs / 60_000)),
    )
    expect(after.events.slice(-2)).toMatchObject([
      { kind: 'appointment_moved', particulars: { from: startsAt.toISOString(), to: now().toISOString() } },
      { kind: 'moved', move: 'arrive' },
    ])
  })

  it('leaves open the therapist who is with somebody else, and keeps the room that is free', async () => {
    await createAppointment(house, {
      startsAt: at(house, '11:00'),
      treatments: [{ ...firstTreatment(house), roomId: house.rooms[1]?.id ?? '' }],
    })
    const { visitId } = await createAppointment(house, { startsAt: at(house, '14:00', TOMORROW) })
    await asStaff(house.receptionist, now())((ctx) => bringForward(ctx, { visitId }))
    expect((await visitOf(visitId)).sessions).toMatchObject([
      { therapistId: null, roomId: house.rooms[0]?.id, releasedAt: null },
    ])
  })

  it('takes up what she missed yesterday', async () => {
    const { visitId } = await createAppointment(house, {})
    await asStaff(house.receptionist, at(house, '11:20', TOMORROW))((ctx) => bringForward(ctx, { visitId }))
    expect(await visitOf(visitId)).toMatchObject({ stage: 'greeting' })
  })

  it('refuses whoever is here by now, and a visit of another house', async () => {
    const { visitId } = await createAppointment(house, { startsAt: at(house, '14:00', TOMORROW) })
    await asStaff(house.receptionist, now())((ctx) => bringForward(ctx, { visitId }))
    const again = asStaff(house.receptionist, now())((ctx) => bringForward(ctx, { visitId }))
    await expect(again).rejects.toEqual(refused('already_moved'))
    const { receptionist } = await createSalon()
    const elsewhere = asStaff(receptionist, now())((ctx) => bringForward(ctx, { visitId }))
    await expect(elsewhere).rejects.toEqual(refused('not_found'))
  })

  it('lets one of two tablets receive her', async () => {
    const { visitId } = await createAppointment(house, { startsAt: at(house, '14:00', TOMORROW) })
    const both = await Promise.allSettled(
      [house.receptionist, house.manager].map((staff) =>
        asStaff(staff, now())((ctx) => bringForward(ctx, { visitId })),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await visitOf(visitId)).events.filter(({ move }) => move === 'arrive')).toHaveLength(1)
  })
})

describe('taking it back', () => {
  const startsAt = () => at(house, '17:30', addDays(TEST_DAY, 2))
  const desk = asStaffAt(() => house.receptionist)
  const reservations = async (visitId: string) =>
    (await visitOf(visitId)).sessions.map(({ startsAt, endsAt, therapistId, roomId, releasedAt }) => ({
      startsAt,
      endsAt,
      therapistId,
      roomId,
      releasedAt,
    }))
  const takeBack = async (visitId: string, minutesLater = 3) => {
    const { events } = await visitOf(visitId)
    const sequence = events.findLast(({ move }) => move === 'arrive')?.sequence ?? 0
    return desk(addMinutes(now(), minutesLater))((ctx) => undoMove(ctx, { visitId, sequence }))
  }
  const broughtForward = async () => {
    const first = firstTreatment(house)
    const second = { ...first, treatmentId: house.treatments[2]?.id ?? '' }
    const { visitId } = await createAppointment(house, { startsAt: startsAt(), treatments: [first, second] })
    const before = { ...(await visitOf(visitId)), reservations: await reservations(visitId) }
    return { visitId, before }
  }

  it('gives her the appointment she had, with whom and where it was, although they are busy now', async () => {
    await createAppointment(house, { startsAt: at(house, '11:00') })
    const { visitId, before } = await broughtForward()
    await desk(now())((ctx) => bringForward(ctx, { visitId }))
    expect(await reservations(visitId)).not.toEqual(before.reservations)
    expect(await takeBack(visitId)).toEqual({ stage: 'expected' })
    const after = await visitOf(visitId)
    expect(after).toMatchObject({
      stage: 'expected',
      appointment: { startsAt: startsAt(), endsAt: before.appointment?.endsAt },
    })
    expect(await reservations(visitId)).toEqual(before.reservations)
    expect(replayStage(after.events)).toBe('expected')
    expect(after.events.slice(-2)).toMatchObject([
      { kind: 'undone', move: 'arrive' },
      {
        kind: 'appointment_moved',
        particulars: { from: now().toISOString(), to: startsAt().toISOString() },
      },
    ])
    const { entries } = await readTimeline(house.receptionist, after.clientId, { filter: 'visits' })
    expect(entries.flatMap(({ kind, facts }) => (kind === 'visit' ? facts.events : []))).toMatchObject([
      { kind: 'appointment_moved', from: startsAt(), to: now() },
      { kind: 'appointment_moved', from: now(), to: startsAt() },
    ])
  })

  it('gives her the therapist of then, whoever was put in meanwhile', async () => {
    const { visitId, before } = await broughtForward()
    await desk(now())((ctx) => bringForward(ctx, { visitId }))
    const sessionId = before.sessions[0]?.id ?? ''
    await desk(addMinutes(now(), 1))((ctx) => changeSession(ctx, { sessionId, therapistId: null }))
    await takeBack(visitId)
    expect(await reservations(visitId)).toEqual(before.reservations)
  })

  it('leaves open the therapist and the room that were booked for somebody else meanwhile', async () => {
    const { visitId, before } = await broughtForward()
    await desk(now())((ctx) => bringForward(ctx, { visitId }))
    await createAppointment(house, { now: addMinutes(now(), 1), startsAt: startsAt() })
    await takeBack(visitId)
    expect(await reservations(visitId)).toEqual(
      before.reservations.map((each, index) =>
        index === 0 ? { ...each, therapistId: null, roomId: null } : each,
      ),
    )
  })

  it('takes along what was added meanwhile, and leaves out what was taken out', async () => {
    const { visitId, before } = await broughtForward()
    await desk(now())((ctx) => bringForward(ctx, { visitId }))
    const byMs = startsAt().getTime() - now().getTime()
    const added = await desk(addMinutes(now(), 1))((ctx) =>
      addSession(ctx, { visitId, treatmentId: house.treatments[1]?.id ?? '' }),
    )
    const wasAt = await db.treatmentSession.findUniqueOrThrow({ where: { id: added.sessionId } })
    const taken = before.sessions[1]?.id ?? ''
    await desk(addMinutes(now(), 2))((ctx) => removeSession(ctx, { sessionId: taken, reason: '今天不做' }))
    await takeBack(visitId)
    const { sessions, appointment } = await visitOf(visitId)
    const standing = sessions.filter(({ releasedAt }) => !releasedAt)
    expect(standing.map(({ id }) => id)).toEqual([before.sessions[0]?.id, added.sessionId])
    expect(standing[1]?.startsAt).toEqual(new Date(wasAt.startsAt.getTime() + byMs))
    expect(appointment?.endsAt.getTime()).toBeGreaterThanOrEqual(standing[1]?.endsAt.getTime() ?? 0)
  })

  it('refuses when she has been booked for that time meanwhile, and leaves her here', async () => {
    const { visitId } = await broughtForward()
    await desk(now())((ctx) => bringForward(ctx, { visitId }))
    const { clientId } = await visitOf(visitId)
    await createAppointment(house, { clientId, now: addMinutes(now(), 1), startsAt: startsAt() })
    await expect(takeBack(visitId)).rejects.toEqual(refused('guest_expected_elsewhere'))
    expect((await visitOf(visitId)).stage).toBe('greeting')
  })

  it('puts nothing back a second time: an arrival at her own time is only an arrival', async () => {
    const { visitId, before } = await broughtForward()
    await desk(now())((ctx) => bringForward(ctx, { visitId }))
    await takeBack(visitId)
    const then = addMinutes(startsAt(), -5)
    const { sequence } = await desk(then)((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    await desk(addMinutes(then, 1))((ctx) => undoMove(ctx, { visitId, sequence }))
    expect(await visitOf(visitId)).toMatchObject({ stage: 'expected', appointment: { startsAt: startsAt() } })
    expect(await reservations(visitId)).toEqual(before.reservations)
  })
})
