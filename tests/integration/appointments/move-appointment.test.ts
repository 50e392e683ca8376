// Moving and cancelling: all her treatments go along, nobody collides, and of two people one wins.
import { beforeEach, describe, expect, it } from 'vitest'
import { type BookAppointmentInput, moveAppointmentSchema } from '@/lib/appointments/appointment-schemas'
import { moveAppointment } from '@/lib/appointments/move-appointment'
import { db } from '@/lib/db/client'
import { moveVisit } from '@/lib/visits/move-visit'
import { at, createAppointment, firstTreatment } from '@/tests/factories/appointment'
import { asStaff } from '@/tests/factories/context'
import { createSalon, type TestSalon } from '@/tests/factories/salon'

let house: TestSalon

beforeEach(async () => {
  house = await createSalon()
})

const refused = (code: string) => expect.objectContaining({ code })
const desk = () => asStaff(house.receptionist, at(house, '09:30'))
const revisionOf = async (visitId: string) =>
  (await db.visit.findUniqueOrThrow({ where: { id: visitId } })).revision

/** A facial from 14:00 and an eye care right after it, with the same therapist in the same room. */
async function createTwoTreatments() {
  const first = firstTreatment(house)
  const treatments: BookAppointmentInput['treatments'] = [
    first,
    { ...first, treatmentId: house.treatments[2]?.id ?? '' },
  ]
  const booked = await createAppointment(house, { treatments })
  return { ...booked, revision: await revisionOf(booked.visitId) }
}

describe('moveAppointment', () => {
  it.each(['13:30', '14:30', '19:00', '10:00'])(
    'takes all treatments along to %s, past its own old place',
    async (time) => {
      const { visitId, revision } = await createTwoTreatments()
      const startsAt = at(house, time)
      await desk()((ctx) => moveAppointment(ctx, { visitId, startsAt, revision }))
      const visit = await db.visit.findUniqueOrThrow({
        where: { id: visitId },
        include: {
          appointment: true,
          sessions: { orderBy: { startsAt: 'asc' } },
          events: { orderBy: { sequence: 'asc' } },
        },
      })
      expect(visit.appointment).toMatchObject({ startsAt, endsAt: new Date(+startsAt + 90 * 60_000) })
      expect(visit.sessions.map((session) => session.startsAt)).toEqual([
        startsAt,
        new Date(+startsAt + 60 * 60_000),
      ])
      expect(visit.events.at(-1)).toMatchObject({
        kind: 'appointment_moved',
        sequence: revision + 1,
        particulars: { from: at(house, '14:00').toISOString(), to: startsAt.toISOString() },
      })
    },
  )

  it('gives it to another therapist in another room', async () => {
    const { visitId, revision } = await createTwoTreatments()
    const therapistId = house.secondTherapist.id
    const roomId = house.rooms[1]?.id ?? ''
    await desk()((ctx) =>
      moveAppointment(ctx, { visitId, startsAt: at(house, '14:00'), therapistId, roomId, revision }),
    )
    const sessions = await db.treatmentSession.findMany({ where: { visitId } })
    expect(sessions).toMatchObject([
      { therapistId, roomId },
      { therapistId, roomId },
    ])
  })

  it('assigns treatment by treatment', async () => {
    const { visitId, revision } = await createTwoTreatments()
    const assignments = [
      { therapistId: house.secondTherapist.id, roomId: house.rooms[1]?.id ?? '' },
      { therapistId: house.therapist.id, roomId: house.rooms[0]?.id ?? '' },
    ]
    await desk()((ctx) =>
      moveAppointment(ctx, { visitId, startsAt: at(house, '15:00'), assignments, revision }),
    )
    const sessions = await db.treatmentSession.findMany({ where: { visitId }, orderBy: { startsAt: 'asc' } })
    expect(sessions).toMatchObject(assignments)
  })

  it('is taken back to the very times, therapists and rooms it had', async () => {
    // Shared hands are pushed apart when it is moved; an open therapist must be open again.
    const { visitId, revision } = await createTwoTreatments()
    const [first, second] = await db.treatmentSession.findMany({
      where: { visitId },
      orderBy: { startsAt: 'asc' },
    })
    const roomId = house.rooms[1]?.id ?? ''
    await db.treatmentSession.update({
      where: { id: second?.id ?? '' },
      data: { therapistId: null, roomId },
    })
    await db.treatmentSession.update({ where: { id: first?.id ?? '' }, data: { cleanupMinutes: 10 } })
    const plan = async () => ({
      appointment: await db.appointment.findUnique({
        where: { visitId },
        select: { startsAt: true, endsAt: true },
      }),
      sessions: await db.treatmentSession.findMany({
        where: { visitId },
        orderBy: { startsAt: 'asc' },
        select: { id: true, startsAt: true, endsAt: true, therapistId: true, roomId: true },
      }),
    })
    const before = await plan()
    const places = { therapistId: house.secondTherapist.id, roomId }
    const move = (input: Parameters<typeof moveAppointmentSchema.parse>[0]) =>
      desk()((ctx) => moveAppointment(ctx, moveAppointmentSchema.parse(input)))
    const startsAt = at(house, '16:00').toISOString()
    const { takeBack } = await move({ visitId, startsAt, revision, assignments: [places, places] })
    expect(await plan()).not.toEqual(before)
    await move(takeBack)
    expect(await plan()).toEqual(before)
    // What was taken back, or changed by somebody else, is not taken back again.
    await expect(move(takeBack)).rejects.toEqual(refused('someone_was_faster'))
  })

  it('is not taken back where the old time has been given to somebody else', async () => {
    const { visitId, revision } = await createTwoTreatments()
    const startsAt = at(house, '17:00')
    const { takeBack } = await desk()((ctx) => moveAppointment(ctx, { visitId, startsAt, revision }))
    await createAppointment(house, { startsAt: at(house, '14:00') })
    const back = moveAppointmentSchema.parse(takeBack)
    await expect(desk()((ctx) => moveAppointment(ctx, back))).rejects.toEqual(
      refused('therapist_taken_until'),
    )
    expect(await db.appointment.findUnique({ where: { visitId } })).toMatchObject({ startsAt })
  })

  it('refuses what booking refuses, and changes nothing', async () => {
    const { visitId, revision } = await createTwoTreatments()
    await createAppointment(house, { startsAt: at(house, '17:00') })
    const move = (time: string, change = {}) =>
      desk()((ctx) => moveAppointment(ctx, { visitId, startsAt: at(house, time), revision, ...change }))
    await expect(move('09:00')).rejects.toEqual(refused('in_the_past'))
    await expect(move('20:00')).rejects.toEqual(refused('outside_hours'))
    await expect(move('16:00')).rejects.toEqual(refused('therapist_taken_until'))
    await expect(move('17:30', { therapistId: house.secondTherapist.id })).rejects.toEqual(
      refused('room_taken_until'),
    )
    await expect(move('12:00', { therapistId: house.receptionist.id })).rejects.toEqual(
      refused('therapist_away'),
    )
    expect(await db.appointment.findUniqueOrThrow({ where: { visitId } })).toMatchObject({
      startsAt: at(house, '14:00'),
    })
    expect(await revisionOf(visitId)).toBe(revision)
  })

  it('is not for therapists, and not for a guest who has come', async () => {
    const { visitId, revision } = await createTwoTreatments()
    const input = { visitId, startsAt: at(house, '15:00'), revision }
    await expect(
      asStaff(house.therapist, at(house, '09:30'))((ctx) => moveAppointment(ctx, input)),
    ).rejects.toEqual(refused('not_permitted'))
    await desk()((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    await expect(desk()((ctx) => moveAppointment(ctx, input))).rejects.toEqual(refused('already_moved'))
  })

  it('belongs to its own salon', async () => {
    const { visitId, revision } = await createTwoTreatments()
    const other = await createSalon()
    await expect(
      asStaff(
        other.manager,
        at(house, '09:30'),
      )((ctx) => moveAppointment(ctx, { visitId, startsAt: at(house, '15:00'), revision })),
    ).rejects.toEqual(refused('not_found'))
  })

  it('two people move the same one: one wins, the other is told', async () => {
    const { visitId, revision } = await createTwoTreatments()
    const results = await Promise.allSettled(
      ['15:00', '17:00'].map((time) =>
        desk()((ctx) => moveAppointment(ctx, { visitId, startsAt: at(house, time), revision })),
      ),
    )
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'someone_was_faster' },
    })
    expect(await revisionOf(visitId)).toBe(revision + 1)
  })

  it('one moves it while another cancels it: whoever comes second is refused', async () => {
    const { visitId, revision } = await createTwoTreatments()
    const results = await Promise.allSettled([
      desk()((ctx) => moveAppointment(ctx, { visitId, startsAt: at(house, '15:00'), revision })),
      desk()((ctx) => moveVisit(ctx, { visitId, move: 'cancel' })),
    ])
    const { stage } = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
    // A cancellation may follow a move; a move never follows a cancellation.
    expect(stage).toBe('cancelled')
    expect(results[1]?.status).toBe('fulfilled')
    const standing = await db.treatmentSession.count({ where: { visitId, releasedAt: null } })
    expect(standing).toBe(0)
  })
})
