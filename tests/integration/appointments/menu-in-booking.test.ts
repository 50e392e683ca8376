// The booking honours the menu: skills, features of rooms, preparation and clean-up, in openings and in every verb.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { listDay } from '@/lib/appointments/appointment-queries'
import { bookAppointment } from '@/lib/appointments/book-appointment'
import { moveAppointment } from '@/lib/appointments/move-appointment'
import type { Opening } from '@/lib/appointments/openings-flow'
import { getBookingProposal } from '@/lib/appointments/openings-queries'
import { db } from '@/lib/db/client'
import { revisePlace } from '@/lib/places/revise-place'
import { addRoomFeature } from '@/lib/room-features/add-room-feature'
import { addMinutes, salonTime } from '@/lib/salon-time/salon-time'
import { addSkill } from '@/lib/skills/add-skill'
import { retireSkill } from '@/lib/skills/retire-skill'
import { reviseTreatment } from '@/lib/treatments/revise-treatment'
import type { TreatmentCare } from '@/lib/treatments/treatment-schemas'
import { startSession } from '@/lib/visits/perform-session'
import { addSession, changeSession } from '@/lib/visits/plan-sessions'
import { walkIn } from '@/lib/visits/walk-in'
import { leadHer } from '../../factories/answers'
import { at, createAppointment, createGuest } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { TEST_DAY, TEST_NOW } from '../../factories/test-day'

// The walk through proposals makes a salon for each.
vi.setConfig({ testTimeout: 600_000 })

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })

async function needs(house: TestSalon, index: number, care: TreatmentCare): Promise<string> {
  const treatment = house.treatments[index]
  if (!treatment) throw new Error('no such treatment')
  const { id: treatmentId, name, nameEn, durationMinutes, priceMinor, followUpAfterHours } = treatment
  const words = { name, nameEn, durationMinutes, priceMinor, followUpAfterHours }
  await asStaff(
    house.manager,
    TEST_NOW,
  )((ctx) => reviseTreatment(ctx, { treatmentId, seen: words, ...words, ...care }))
  return treatmentId
}

/** The first treatment asks for a skill that the first therapist has, and for a feature that the second room has. */
async function demanding() {
  const house = await createSalon()
  const manager = asStaff(house.manager, TEST_NOW)
  const { skillId } = await manager((ctx) =>
    addSkill(ctx, { name: '经络手法', therapistIds: [house.therapist.id] }),
  )
  const { featureId } = await manager((ctx) => addRoomFeature(ctx, { name: '淋浴' }))
  const [plain, withShower] = house.rooms
  if (!plain || !withShower) throw new Error('no rooms')
  const { id: placeId, name, nameEn } = withShower
  await manager((ctx) =>
    revisePlace(ctx, {
      kind: 'room',
      placeId,
      seen: { name, nameEn },
      name,
      nameEn,
      featureIds: [featureId],
    }),
  )
  const treatmentId = await needs(house, 0, { skillIds: [skillId], featureIds: [featureId] })
  return { house, skillId, treatmentId, plain, withShower }
}

describe('a treatment that not everybody can do everywhere', () => {
  it('is booked with who has learnt it, in a room that offers it', async () => {
    const { house, treatmentId, plain, withShower } = await demanding()
    const book = (therapistId: string | null, roomId: string | null) =>
      createAppointment(house, { treatments: [{ treatmentId, therapistId, roomId }] })
    await expect(book(house.secondTherapist.id, withShower.id)).rejects.toMatchObject({
      code: 'therapist_lacks_skill',
      particulars: { therapist: '宋瑶', skill: '经络手法' },
    })
    await expect(book(house.therapist.id, plain.id)).rejects.toMatchObject({
      code: 'room_lacks_feature',
      particulars: { room: plain.name, feature: '淋浴' },
    })
    await book(house.therapist.id, withShower.id)
    await book(null, null)
  })

  it('is proposed with nobody else and nowhere else', async () => {
    const { house, treatmentId, withShower } = await demanding()
    const { id: clientId } = await createGuest(house)
    const asked = { clientId, treatmentIds: [treatmentId], day: TEST_DAY }
    const proposal = await getBookingProposal(house.salon, asked, at(house, '09:00'))
    expect(proposal?.menu.therapists.map(({ id }) => id)).toEqual([house.therapist.id])
    expect(proposal?.openings.length).toBeGreaterThan(0)
    for (const { therapistId, roomId } of proposal?.openings.flatMap(({ parts }) => parts) ?? []) {
      expect([therapistId, roomId]).toEqual([house.therapist.id, withShower.id])
    }
  })

  it('is planned and changed in the house by the same rule', async () => {
    const { house, treatmentId, plain } = await demanding()
    const now = at(house, '14:00')
    const desk = asStaff(house.receptionist, now)
    const { id: clientId } = await createGuest(house)
    const { visitId } = await desk((ctx) => walkIn(ctx, { clientId }))
    const other = { therapistId: house.secondTherapist.id }
    await expect(desk((ctx) => addSession(ctx, { visitId, treatmentId, ...other }))).rejects.toEqual(
      refusal('therapist_lacks_skill'),
    )
    const { sessionId } = await desk((ctx) => addSession(ctx, { visitId, treatmentId }))
    await expect(desk((ctx) => changeSession(ctx, { sessionId, ...other }))).rejects.toEqual(
      refusal('therapist_lacks_skill'),
    )
    await expect(desk((ctx) => changeSession(ctx, { sessionId, roomId: plain.id }))).rejects.toEqual(
      refusal('room_lacks_feature'),
    )
    await desk((ctx) => changeSession(ctx, { sessionId, therapistId: house.therapist.id }))
  })

  it('stays with whom it was booked when it is moved, and goes to nobody who lacks it', async () => {
    const { house, skillId, treatmentId, withShower } = await demanding()
    const { visitId, clientId } = await createAppointment(house, {
      treatments: [{ treatmentId, therapistId: house.therapist.id, roomId: withShower.id }],
    })
    await db.staffSkill.deleteMany({ where: { skillId } })
    const revisionOf = async () => (await db.visit.findUniqueOrThrow({ where: { id: visitId } })).revision
    const move = async (facts: object) => {
      const revision = await revisionOf()
      return asStaff(
        house.receptionist,
        at(house, '09:00'),
      )((ctx) => moveAppointment(ctx, { visitId, startsAt: at(house, '16:00'), revision, ...facts }))
    }
    await expect(move({ therapistId: house.secondTherapist.id })).rejects.toEqual(
      refusal('therapist_lacks_skill'),
    )
    const asked = { clientId, movingVisitId: visitId, day: TEST_DAY }
    const proposal = await getBookingProposal(house.salon, asked, at(house, '09:00'))
    expect(proposal?.therapistId).toBe(house.therapist.id)
    await move({})
  })

  it('asks for nothing any more once the salon has retired the skill', async () => {
    const { house, skillId, treatmentId, withShower } = await demanding()
    await asStaff(house.manager, TEST_NOW)((ctx) => retireSkill(ctx, { skillId }))
    const treatments = [{ treatmentId, therapistId: house.secondTherapist.id, roomId: withShower.id }]
    const { visitId } = await createAppointment(house, { treatments })
    expect(await db.treatmentSession.findMany({ where: { visitId } })).toMatchObject(treatments)
  })
})

describe('preparation and clean-up', () => {
  it('are reserved with every treatment, as the menu said then', async () => {
    const house = await createSalon()
    await needs(house, 0, { preparationMinutes: 10, cleanupMinutes: 15 })
    const { visitId } = await createAppointment(house, { startsAt: at(house, '14:00') })
    await needs(house, 0, { preparationMinutes: 0, cleanupMinutes: 0 })
    const session = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    expect([session.heldFrom, session.heldUntil]).toEqual([at(house, '13:50'), at(house, '15:15')])
    const book = (time: string) => createAppointment(house, { startsAt: at(house, time) })
    await expect(book('15:00')).rejects.toMatchObject({
      code: 'therapist_taken_until',
      particulars: { therapist: '林悦', until: '15:15' },
    })
    await expect(book('13:00')).rejects.toEqual(refusal('therapist_taken_until'))
    await book('15:15')
    const { lanes } = await listDay(house.salon, TEST_DAY)
    const own = lanes.find(({ therapist }) => therapist?.id === house.therapist.id)
    expect(own?.gaps[0]).toMatchObject({ endsAt: at(house, '13:50') })
    expect(own?.entries[0]).toMatchObject({ startsAt: at(house, '14:00') })
  })

  it('lie between two treatments of one visit where the same hands do both, and nowhere else', async () => {
    const house = await createSalon()
    const first = await needs(house, 0, { cleanupMinutes: 15 })
    const second = await needs(house, 2, { preparationMinutes: 5 })
    const { therapist, secondTherapist, rooms } = house
    const starts = async (others: [string, string], time: string) => {
      const { visitId } = await createAppointment(house, {
        startsAt: at(house, time),
        treatments: [
          { treatmentId: first, therapistId: therapist.id, roomId: rooms[0]?.id ?? '' },
          { treatmentId: second, therapistId: others[0], roomId: others[1] },
        ],
      })
      const sessions = await db.treatmentSession.findMany({
        where: { visitId },
        orderBy: { startsAt: 'asc' },
      })
      return sessions.map(({ startsAt }) => salonTime(startsAt, house.salon.timeZone))
    }
    expect(await starts([therapist.id, rooms[0]?.id ?? ''], '10:30')).toEqual(['10:30', '11:50'])
    expect(await starts([secondTherapist.id, rooms[0]?.id ?? ''], '13:00')).toEqual(['13:00', '14:20'])
    expect(await starts([secondTherapist.id, rooms[1]?.id ?? ''], '16:00')).toEqual(['16:00', '17:00'])
  })

  it('come between two that follow one another when a move gives both to the same hands', async () => {
    const house = await createSalon()
    const first = await needs(house, 0, { cleanupMinutes: 15 })
    const second = await needs(house, 2, { preparationMinutes: 5 })
    const { therapist, secondTherapist, rooms } = house
    const { visitId } = await createAppointment(house, {
      startsAt: at(house, '14:00'),
      treatments: [
        { treatmentId: first, therapistId: therapist.id, roomId: rooms[0]?.id ?? '' },
        { treatmentId: second, therapistId: secondTherapist.id, roomId: rooms[1]?.id ?? '' },
      ],
    })
    const { revision } = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
    const moved = { visitId, revision, startsAt: at(house, '16:00'), therapistId: therapist.id }
    await asStaff(house.receptionist, at(house, '09:30'))((ctx) => moveAppointment(ctx, moved))
    const sessions = await db.treatmentSession.findMany({ where: { visitId }, orderBy: { startsAt: 'asc' } })
    expect(sessions.map(({ startsAt }) => startsAt)).toEqual([at(house, '16:00'), at(house, '17:20')])
    expect(await db.appointment.findUnique({ where: { visitId } })).toMatchObject({
      endsAt: at(house, '17:50'),
    })
  })

  it('are left in the house too, and a treatment waits when its therapist has to clean up first', async () => {
    const house = await createSalon()
    const treatmentId = await needs(house, 0, { preparationMinutes: 5, cleanupMinutes: 10 })
    const now = at(house, '14:00')
    const desk = asStaff(house.receptionist, now)
    const { id: clientId } = await createGuest(house)
    const { visitId } = await desk((ctx) => walkIn(ctx, { clientId }))
    const add = (plan: object) => desk((ctx) => addSession(ctx, { visitId, treatmentId, ...plan }))
    await add({ therapistId: house.therapist.id, roomId: house.rooms[0]?.id })
    const { sessionId } = await add({ therapistId: house.secondTherapist.id, roomId: house.rooms[1]?.id })
    const startOf = async () => {
      const { startsAt } = await db.treatmentSession.findUniqueOrThrow({ where: { id: sessionId } })
      return salonTime(startsAt, house.salon.timeZone)
    }
    expect(await startOf()).toBe('15:05')
    await desk((ctx) => changeSession(ctx, { sessionId, therapistId: house.therapist.id }))
    expect(await startOf()).toBe('15:20')
  })

  it('are ready when the door opens, and done when it closes', async () => {
    const house = await createSalon()
    const treatmentId = await needs(house, 0, { preparationMinutes: 10, cleanupMinutes: 20 })
    const { id: clientId } = await createGuest(house)
    const asked = { clientId, treatmentIds: [treatmentId], day: TEST_DAY }
    const proposal = await getBookingProposal(house.salon, asked, at(house, '08:00'))
    const times = proposal?.openings.map(({ startsAt }) => salonTime(startsAt, house.salon.timeZone))
    expect([times?.[0], times?.at(-1)]).toEqual(['10:00', '19:30'])
  })
})

describe('what is proposed', () => {
  const minutes = fc.constantFrom(0, 5, 10, 20, 45)
  const around = fc.record({ preparationMinutes: minutes, cleanupMinutes: minutes })
  const situation = fc.record({
    around: fc.tuple(around, around, around),
    skilled: fc.tuple(fc.boolean(), fc.boolean()),
    asks: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    wanted: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 }),
    booked: fc.array(
      fc.record({
        time: fc.constantFrom('11:00', '12:30', '14:00', '15:15', '17:30'),
        treatment: fc.integer({ min: 0, max: 2 }),
        therapist: fc.integer({ min: 0, max: 1 }),
        room: fc.integer({ min: 0, max: 1 }),
      }),
      { maxLength: 4 },
    ),
    pick: fc.nat(),
  })

  it('is never refused by the booking, nor by the move', async () => {
    await fc.assert(
      fc.asyncProperty(situation, async (told) => {
        const house = await createSalon()
        const { skillId } = await asStaff(
          house.manager,
          TEST_NOW,
        )((ctx) =>
          addSkill(ctx, {
            name: '手法',
            therapistIds: house.therapists.filter((_, index) => told.skilled[index]).map(({ id }) => id),
          }),
        )
        for (const [index, asks] of told.asks.entries()) {
          await needs(house, index, { ...told.around[index], skillIds: asks ? [skillId] : [] })
        }
        for (const { time, treatment, therapist, room } of told.booked) {
          // Some of these are refused; what stands is the situation.
          await createAppointment(house, {
            startsAt: at(house, time),
            treatments: [
              {
                treatmentId: house.treatments[treatment]?.id ?? '',
                therapistId: house.therapists[therapist]?.id ?? '',
                roomId: house.rooms[room]?.id ?? '',
              },
            ],
          }).catch((error) => expect(error).toMatchObject({ name: 'Refusal' }))
        }
        const { id: clientId } = await createGuest(house)
        const treatmentIds = told.wanted.map((index) => house.treatments[index]?.id ?? '')
        const now = at(house, '09:00')
        const day = await getBookingProposal(house.salon, { clientId, treatmentIds, day: TEST_DAY }, now)
        const openings = day?.openings ?? []
        const opening = openings[told.pick % Math.max(1, openings.length)]
        if (!opening) return
        const desk = asStaff(house.receptionist, now)
        const { visitId } = await desk((ctx) =>
          bookAppointment(ctx, { clientId, startsAt: opening.startsAt, treatments: partsOf(opening) }),
        )
        await expectHeldAs(visitId, opening)
        const asked = { clientId, movingVisitId: visitId, day: TEST_DAY }
        const moves = (await getBookingProposal(house.salon, asked, now))?.openings ?? []
        const move = moves[told.pick % Math.max(1, moves.length)]
        if (!move) return
        const { revision } = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
        const assignments = move.parts.map(({ therapistId, roomId }) => ({ therapistId, roomId }))
        await desk((ctx) => moveAppointment(ctx, { visitId, startsAt: move.startsAt, assignments, revision }))
        await expectHeldAs(visitId, move)
      }),
      { numRuns: 12, endOnFailure: true },
    )
  })

  const partsOf = ({ parts }: Opening) =>
    parts.map(({ treatmentId, therapistId, roomId }) => ({ treatmentId, therapistId, roomId }))

  /** It stands exactly as it was proposed. */
  async function expectHeldAs(visitId: string, { parts }: Opening) {
    const sessions = await db.treatmentSession.findMany({
      where: { visitId, releasedAt: null },
      orderBy: { startsAt: 'asc' },
      select: { treatmentId: true, therapistId: true, roomId: true, startsAt: true, endsAt: true },
    })
    expect(sessions).toEqual(parts)
  }
})

it('a treatment under way is not moved when it changes hands', async () => {
  const house = await createSalon()
  await needs(house, 0, { preparationMinutes: 5, cleanupMinutes: 10 })
  const { visitId } = await createAppointment(house)
  const now = at(house, '14:00')
  const care = asStaff(house.therapist, now)
  for (const move of ['arrive', 'lead_to_seat', 'begin_consultation', 'begin_treatment'] as const) {
    await care((ctx) => leadHer(ctx, { visitId, move }))
  }
  const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
  await care((ctx) => startSession(ctx, { sessionId }))
  const therapistId = house.secondTherapist.id
  await asStaff(
    house.receptionist,
    addMinutes(now, 5),
  )((ctx) => changeSession(ctx, { sessionId, therapistId }))
  const stands = await db.treatmentSession.findUnique({ where: { id: sessionId } })
  expect(stands).toMatchObject({ startsAt: now, therapistId })
})
