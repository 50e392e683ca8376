// Making an appointment: what is reserved, what is refused, and that of many who want the same one gets it.
import { beforeAll, describe, expect, it } from 'vitest'
import { newKey } from '@/lib/actions/new-key-client'
import { performDeed } from '@/lib/actions/perform-deed'
import { Refusal } from '@/lib/actions/refusal'
import { bookAppointment } from '@/lib/appointments/book-appointment'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { readSnapshot } from '@/lib/visits/lock-visit'
import { moveVisit } from '@/lib/visits/move-visit'
import { at, createAppointment, createGuest, firstTreatment } from '@/tests/factories/appointment'
import { asStaff } from '@/tests/factories/context'
import { createOwedCall } from '@/tests/factories/follow-up'
import { createSalon, createStaff, type TestSalon } from '@/tests/factories/salon'
import { TEST_NOW } from '@/tests/factories/test-day'

const RACERS = 32

let house: TestSalon

beforeAll(async () => {
  house = await createSalon()
})

const refused = (code: string, particulars: object = {}) => expect.objectContaining({ code, particulars })

describe('bookAppointment', () => {
  it('expects her, and reserves therapist and room for one treatment after another', async () => {
    const { id: clientId } = await createGuest(house)
    const [facial, neck] = house.treatments
    if (!facial || !neck) throw new Error('two treatments are needed')
    const place = firstTreatment(house)
    const startsAt = at(house, '10:00')
    const booked = await asStaff(
      house.receptionist,
      at(house, '09:00'),
    )((ctx) =>
      bookAppointment(ctx, {
        clientId,
        startsAt,
        treatments: [place, { ...place, treatmentId: neck.id }],
      }),
    )
    const visit = await db.visit.findUniqueOrThrow({
      where: { id: booked.visitId },
      include: {
        appointment: true,
        sessions: { orderBy: { startsAt: 'asc' } },
        events: { orderBy: { sequence: 'asc' } },
      },
    })
    expect(visit).toMatchObject({ stage: 'expected', clientId, revision: 3 })
    expect(visit.events.map((event) => event.kind)).toEqual(['arranged', 'session_added', 'session_added'])
    expect(visit.appointment).toMatchObject({ startsAt, endsAt: addMinutes(startsAt, 150) })
    expect(visit.sessions).toMatchObject([
      { ...place, startsAt, endsAt: addMinutes(startsAt, 60) },
      {
        ...place,
        treatmentId: neck.id,
        startsAt: addMinutes(startsAt, 60),
        endsAt: addMinutes(startsAt, 150),
      },
    ])
  })

  it('lets two treatments run side by side at an offset', async () => {
    const [facial, , eye] = house.treatments
    const [rain, jade] = house.rooms
    if (!facial || !eye || !rain || !jade) throw new Error('the salon is too small')
    const own = await createSalon()
    const startsAt = at(own, '12:00')
    const booked = await createAppointment(own, {
      startsAt,
      treatments: [
        firstTreatment(own),
        {
          treatmentId: own.treatments[2]?.id ?? '',
          therapistId: own.secondTherapist.id,
          roomId: own.rooms[1]?.id,
          offsetMinutes: 15,
        },
      ],
    })
    expect(booked.endsAt).toEqual(addMinutes(startsAt, 60))
  })

  it('refuses the past to the second', async () => {
    const now = at(house, '15:00')
    const startsAt = new Date(now.getTime() - 1000)
    await expect(createAppointment(house, { now, startsAt })).rejects.toEqual(refused('in_the_past'))
    expect((await createAppointment(house, { now, startsAt: now })).startsAt).toEqual(now)
  })

  it.each(['09:59', '20:01', '03:00'])(
    'refuses %s: an hour from then on is not within opening hours',
    async (time) => {
      const own = await createSalon()
      const startsAt = at(own, time)
      await expect(createAppointment(own, { now: at(own, '00:00'), startsAt })).rejects.toEqual(
        refused('outside_hours', { opensAt: '10:00', closesAt: '21:00' }),
      )
    },
  )

  it('takes the first and the last hour of the day', async () => {
    const own = await createSalon()
    const first = await createAppointment(own, { startsAt: at(own, '10:00') })
    const last = await createAppointment(own, { startsAt: at(own, '20:00') })
    expect([first.startsAt, last.endsAt]).toEqual([at(own, '10:00'), at(own, '21:00')])
    for (const startsAt of [at(own, '09:59'), at(own, '20:01')]) {
      const now = at(own, '09:00')
      await expect(createAppointment(own, { startsAt, now })).rejects.toMatchObject({ code: 'outside_hours' })
    }
  })

  it('says who is taken and until when; at that very minute there is room', async () => {
    const own = await createSalon()
    await createAppointment(own, { startsAt: at(own, '14:00') })
    const place = firstTreatment(own)
    const otherRoom = { ...place, roomId: own.rooms[1]?.id }
    const otherTherapist = { ...place, therapistId: own.secondTherapist.id }
    const wanted = { startsAt: at(own, '14:45') }
    await expect(createAppointment(own, { ...wanted, treatments: [otherRoom] })).rejects.toEqual(
      refused('therapist_taken_until', { therapist: '林悦', until: '15:00' }),
    )
    await expect(createAppointment(own, { ...wanted, treatments: [otherTherapist] })).rejects.toEqual(
      refused('room_taken_until', { room: '听雨', until: '15:00' }),
    )
    await createAppointment(own, { startsAt: at(own, '15:00') })
  })

  it('leaves room beside, before and after everybody else', async () => {
    const own = await createSalon()
    const { clientId } = await createAppointment(own, { startsAt: at(own, '14:00') })
    const [treatmentId, roomId] = [own.treatments[0]?.id ?? '', own.rooms[1]?.id ?? '']
    const elsewhere = { treatmentId, roomId, therapistId: own.secondTherapist.id }
    const nowhere = { treatmentId }
    for (const [time, her, treatment] of [
      ['14:00', undefined, elsewhere],
      ['14:00', undefined, nowhere],
      ['13:00', undefined, firstTreatment(own)],
      ['15:00', undefined, firstTreatment(own)],
      ['13:00', clientId, elsewhere],
      ['15:00', clientId, elsewhere],
    ] as const) {
      const wanted = { startsAt: at(own, time), treatments: [treatment], ...(her && { clientId: her }) }
      await expect(createAppointment(own, wanted), time).resolves.toMatchObject({ startsAt: at(own, time) })
    }
    for (const time of ['13:01', '14:59']) {
      const wanted = { clientId, startsAt: at(own, time), treatments: [nowhere] }
      await expect(createAppointment(own, wanted), time).rejects.toMatchObject({
        code: 'guest_expected_elsewhere',
      })
    }
  })

  it('refuses a second appointment of the same guest at the same time', async () => {
    const own = await createSalon()
    const { clientId } = await createAppointment(own, { startsAt: at(own, '14:00') })
    const elsewhere = {
      treatmentId: own.treatments[0]?.id ?? '',
      therapistId: own.secondTherapist.id,
      roomId: own.rooms[1]?.id,
    }
    await expect(
      createAppointment(own, { clientId, startsAt: at(own, '14:30'), treatments: [elsewhere] }),
    ).rejects.toEqual(refused('guest_expected_elsewhere', { until: '15:00' }))
  })

  it('refuses what the salon no longer has, and what belongs to another', async () => {
    const own = await createSalon()
    const place = firstTreatment(own)
    const [, second] = own.treatments
    const [, room] = own.rooms
    if (!second || !room) throw new Error('the salon is too small')
    const gone = await createStaff(own.salon, { role: 'therapist', deactivatedAt: TEST_NOW })
    await db.treatment.update({ where: { id: second.id }, data: { retiredAt: TEST_NOW } })
    await db.room.update({ where: { id: room.id }, data: { retiredAt: TEST_NOW } })
    const book = (change: object) => createAppointment(own, { treatments: [{ ...place, ...change }] })
    await expect(book({ treatmentId: second.id })).rejects.toEqual(refused('treatment_retired'))
    await expect(book({ therapistId: gone.id })).rejects.toEqual(refused('therapist_away'))
    await expect(book({ therapistId: own.receptionist.id })).rejects.toEqual(refused('therapist_away'))
    await expect(book({ therapistId: house.therapist.id })).rejects.toEqual(refused('therapist_away'))
    await expect(book({ roomId: room.id })).rejects.toEqual(refused('room_retired'))
    const stranger = await createGuest(house)
    await expect(createAppointment(own, { clientId: stranger.id })).rejects.toEqual(refused('not_found'))
    expect(await db.visit.count({ where: { salonId: own.salon.id } })).toBe(0)
  })

  it('leaves appointments out of nowhere to the desk, and lets a therapist book the next visit', async () => {
    const own = await createSalon()
    const asTherapist = asStaff(own.therapist, at(own, '09:00'))
    const { id: clientId } = await createGuest(own)
    const input = { clientId, startsAt: at(own, '14:00'), treatments: [firstTreatment(own)] }
    await expect(asTherapist((ctx) => bookAppointment(ctx, input))).rejects.toEqual(refused('not_permitted'))
    const today = await createAppointment(own, { clientId, startsAt: at(own, '10:00') })
    const arrive = { visitId: today.visitId, move: 'arrive' } as const
    await asStaff(own.receptionist, at(own, '10:00'))((ctx) => moveVisit(ctx, arrive))
    const next = await asTherapist((ctx) =>
      bookAppointment(ctx, {
        ...input,
        startsAt: at(own, '10:00', '2026-12-21'),
        bookedDuringVisitId: today.visitId,
      }),
    )
    expect(await db.appointment.findUniqueOrThrow({ where: { visitId: next.visitId } })).toMatchObject({
      bookedDuringVisitId: today.visitId,
    })
  })

  it('does not let one guest settle the visit of another', async () => {
    const first = await createAppointment(house, { startsAt: at(house, '18:00') })
    const { id: clientId } = await createGuest(house)
    await expect(
      createAppointment(house, {
        clientId,
        startsAt: at(house, '19:00'),
        bookedDuringVisitId: first.visitId,
      }),
    ).rejects.toEqual(refused('not_found'))
  })

  it('lets a booking be named for a visit only while she is in the house or waits for her call', async () => {
    const own = await createSalon()
    const { visitId, clientId } = await createAppointment(own, { startsAt: at(own, '10:00') })
    const book = (time: string) =>
      asStaff(
        own.therapist,
        at(own, '09:30'),
      )((ctx) =>
        bookAppointment(ctx, {
          clientId,
          startsAt: at(own, time, '2026-12-21'),
          treatments: [firstTreatment(own)],
          bookedDuringVisitId: visitId,
        }),
      )
    for (const stage of ['expected', 'closed', 'cancelled', 'no_show', 'left'] as const) {
      await db.visit.update({ where: { id: visitId }, data: { stage } })
      await expect(book('10:00')).rejects.toEqual(refused('not_found'))
    }
    for (const [stage, time] of [
      ['greeting', '10:00'],
      ['farewell', '12:00'],
      ['follow_up', '14:00'],
    ] as const) {
      await db.visit.update({ where: { id: visitId }, data: { stage } })
      await expect(book(time)).resolves.toMatchObject({ startsAt: at(own, time, '2026-12-21') })
    }
  })

  it('forgets why she would not book, so that cancelling it opens the question again', async () => {
    const own = await createSalon()
    const owed = await createOwedCall(own)
    const of = { where: { id: owed.visitId } }
    await db.visit.update({ ...of, data: { noNextBookingNote: '等放假' } })
    const next = await createAppointment(own, {
      clientId: owed.clientId,
      now: owed.dueAt,
      startsAt: at(own, '14:00', '2026-12-21'),
    })
    expect(await db.visit.findUniqueOrThrow(of)).toMatchObject({
      noNextBookingReason: null,
      noNextBookingNote: null,
    })
    const desk = asStaff(own.receptionist, owed.dueAt)
    await desk((ctx) => moveVisit(ctx, { visitId: next.visitId, move: 'cancel' }))
    const snapshot = await desk((ctx) => readSnapshot(ctx, owed.visitId))
    expect(snapshot.nextBookingSettled).toBe(false)
  })

  it('settles the visit that still waits for its next booking, even when nobody names it', async () => {
    const own = await createSalon()
    const owed = await createOwedCall(own)
    await createAppointment(own, {
      clientId: owed.clientId,
      now: owed.dueAt,
      startsAt: at(own, '14:00', '2026-12-21'),
    })
    const next = await db.appointment.findMany({ where: { bookedDuringVisitId: owed.visitId } })
    expect(next).toHaveLength(1)
    // The call is still owed: the visit stays open.
    expect(await db.visit.findUniqueOrThrow({ where: { id: owed.visitId } })).toMatchObject({
      stage: 'follow_up',
    })
  })

  it('settles no visit of hers that is not over yet, and none of another guest', async () => {
    const own = await createSalon()
    const owed = await createOwedCall(own)
    const { visitId, clientId } = await createAppointment(own, { now: owed.dueAt, startsAt: owed.dueAt })
    const next = async (date: string) =>
      createAppointment(own, { clientId, now: owed.dueAt, startsAt: at(own, '14:00', date) })
    await db.visit.update({ where: { id: owed.visitId }, data: { noNextBookingReason: null } })
    await next('2026-12-21')
    for (const stage of ['treatment', 'closed', 'left'] as const) {
      await db.visit.update({ where: { id: visitId }, data: { stage } })
      await next(`2026-12-2${{ treatment: 2, closed: 3, left: 4 }[stage]}`)
    }
    expect(
      await db.appointment.count({ where: { bookedDuringVisitId: { in: [visitId, owed.visitId] } } }),
    ).toBe(0)
    await db.visit.update({ where: { id: visitId }, data: { stage: 'farewell' } })
    await next('2026-12-25')
    expect(await db.appointment.count({ where: { bookedDuringVisitId: visitId } })).toBe(1)
  })

  it('settles it anew once that next booking was cancelled, and by one booking alone', async () => {
    const own = await createSalon()
    const owed = await createOwedCall(own)
    const her = { clientId: owed.clientId, now: owed.dueAt }
    const book = (date: string) => createAppointment(own, { ...her, startsAt: at(own, '14:00', date) })
    const cancelled = await book('2026-12-21')
    const desk = asStaff(own.receptionist, owed.dueAt)
    await desk((ctx) => moveVisit(ctx, { visitId: cancelled.visitId, move: 'cancel' }))
    const next = await book('2026-12-22')
    await book('2026-12-23')
    const settling = await db.appointment.findMany({ where: { bookedDuringVisitId: owed.visitId } })
    expect(settling.map(({ visitId }) => visitId).sort()).toEqual([cancelled.visitId, next.visitId].sort())
  })

  it('closes the visit when the call is settled too', async () => {
    const own = await createSalon()
    const owed = await createOwedCall(own)
    await db.followUpCall.update({
      where: { id: owed.callId },
      data: { madeAt: owed.dueAt, madeById: own.receptionist.id, outcome: 'reached', feeling: 5 },
    })
    await createAppointment(own, {
      clientId: owed.clientId,
      now: owed.dueAt,
      startsAt: at(own, '14:00', '2026-12-21'),
    })
    expect(await db.visit.findUniqueOrThrow({ where: { id: owed.visitId } })).toMatchObject({
      stage: 'closed',
    })
  })

  it('gives the time free again when it is cancelled', async () => {
    const own = await createSalon()
    const { visitId } = await createAppointment(own)
    await asStaff(own.receptionist, at(own, '11:00'))((ctx) => moveVisit(ctx, { visitId, move: 'cancel' }))
    const { visitId: other } = await createAppointment(own)
    const held = await db.treatmentSession.findMany({
      where: { releasedAt: null, startsAt: at(own, '14:00') },
    })
    expect(held.filter(({ therapistId }) => therapistId === own.therapist.id)).toMatchObject([
      { visitId: other },
    ])
  })
})

describe('a race', () => {
  const race = async (own: TestSalon, treatmentOf: (racer: number) => object) => {
    const guests = await Promise.all(
      Array.from({ length: RACERS }, (_, index) => createGuest(own, `客人${index}`)),
    )
    const startsAt = at(own, '16:00')
    return Promise.allSettled(
      guests.map(({ id: clientId }, racer) =>
        asStaff(
          own.receptionist,
          at(own, '09:00'),
        )((ctx) =>
          bookAppointment(ctx, {
            clientId,
            startsAt,
            treatments: [{ ...firstTreatment(own), ...treatmentOf(racer) }],
          }),
        ),
      ),
    )
  }
  const codesOf = (results: PromiseSettledResult<unknown>[]) =>
    results
      .filter((result) => result.status === 'rejected')
      .map(({ reason }) => (reason instanceof Refusal ? reason.code : reason))

  it(`${RACERS} want the same therapist at the same time: one gets her`, async () => {
    const own = await createSalon()
    const rooms = await db.room.createManyAndReturn({
      data: Array.from({ length: RACERS }, (_, index) => ({ salonId: own.salon.id, name: `房${index}` })),
    })
    const results = await race(own, (racer) => ({ roomId: rooms[racer]?.id }))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(codesOf(results)).toEqual(Array(RACERS - 1).fill('therapist_taken_until'))
    expect(await db.treatmentSession.count({ where: { therapistId: own.therapist.id } })).toBe(1)
    expect(await db.visit.count({ where: { salonId: own.salon.id } })).toBe(1)
  })

  it(`${RACERS} want the same room at the same time: one gets it`, async () => {
    const own = await createSalon()
    const therapists = await Promise.all(Array.from({ length: RACERS }, () => createStaff(own.salon)))
    const results = await race(own, (racer) => ({ therapistId: therapists[racer]?.id }))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(codesOf(results)).toEqual(Array(RACERS - 1).fill('room_taken_until'))
    expect(await db.treatmentSession.count({ where: { roomId: own.rooms[0]?.id ?? '' } })).toBe(1)
  })

  it('the constraint is the last guard: whoever does not look beforehand is refused as well', async () => {
    const own = await createSalon()
    await createAppointment(own)
    const other = await createAppointment(own, { startsAt: at(own, '17:00') })
    const careless = performDeed({
      staff: own.receptionist,
      now: at(own, '09:30'),
      name: 'test.careless',
      key: newKey(),
      body: {},
      run: (ctx) =>
        ctx.tx.treatmentSession.updateMany({
          where: { visitId: other.visitId },
          data: { startsAt: at(own, '14:30'), endsAt: at(own, '15:30') },
        }),
    })
    await expect(careless).rejects.toMatchObject({ code: expect.stringMatching(/^(therapist|room)_taken$/) })
  })
})
