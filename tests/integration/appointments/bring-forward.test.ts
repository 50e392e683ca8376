// She stands here on another day than her own: nobody is checked in unasked, and what was booked comes along.
import { beforeEach, describe, expect, it } from 'vitest'
import { bringForward } from '@/lib/appointments/move-appointment'
import { db } from '@/lib/db/client'
import { addDays, addMinutes } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { walkIn } from '@/lib/visits/walk-in'
import { at, createAppointment, firstTreatment } from '@/tests/factories/appointment'
import { asStaff } from '@/tests/factories/context'
import { createSalon, type TestSalon } from '@/tests/factories/salon'
import { TEST_DAY } from '@/tests/factories/test-day'

let house: TestSalon

beforeEach(async () => {
  house = await createSalon()
})

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
