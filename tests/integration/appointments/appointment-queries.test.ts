// The day of appointments, and the openings that are proposed: what they show and what they cost.
import { beforeAll, describe, expect, it } from 'vitest'
import { listDay } from '@/lib/appointments/appointment-queries'
import { bookAppointment } from '@/lib/appointments/book-appointment'
import { moveAppointment } from '@/lib/appointments/move-appointment'
import { getBookingProposal } from '@/lib/appointments/openings-queries'
import type { Role } from '@/lib/auth/signed-in-staff'
import { notePreference } from '@/lib/clients/note-preference'
import { db } from '@/lib/db/client'
import { salonDate, salonTime } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { tellLateness } from '@/lib/visits/seat-client'
import type { VisitStage } from '@/lib/visits/visit-flow'
import { at, createAppointment, createGuest, firstTreatment } from '@/tests/factories/appointment'
import { asStaff } from '@/tests/factories/context'
import { createOwedCall } from '@/tests/factories/follow-up'
import { createSalon, createStaff, type TestSalon } from '@/tests/factories/salon'
import { TEST_DAY, TEST_NOW } from '@/tests/factories/test-day'
import { countStatements } from '@/tests/setup/count-statements'

let house: TestSalon

beforeAll(async () => {
  house = await createSalon()
})

describe('listDay', () => {
  it('shows each therapist with her guests and her gaps, unassigned first, cancelled ones not at all', async () => {
    await createAppointment(house, { startsAt: at(house, '14:00') })
    const cancelled = await createAppointment(house, { startsAt: at(house, '16:00') })
    await asStaff(
      house.receptionist,
      at(house, '10:00'),
    )((ctx) => moveVisit(ctx, { visitId: cancelled.visitId, move: 'cancel' }))
    const open = { ...firstTreatment(house), therapistId: null, roomId: null }
    await createAppointment(house, { startsAt: at(house, '11:00'), treatments: [open] })
    await createAppointment(house, { startsAt: at(house, '14:00', '2026-11-24') })
    await createAppointment(await createSalon(), { startsAt: at(house, '12:00') })

    const { result: day, statements } = await countStatements(() => listDay(house.salon, TEST_DAY))
    expect(statements).toHaveLength(2)
    expect(day.guests).toBe(2)
    expect(day.lanes.map((lane) => [lane.therapist?.name ?? null, lane.entries.length])).toEqual([
      [null, 1],
      ['林悦', 1],
      ['宋瑶', 0],
    ])
    const lin = day.lanes[1]
    expect(lin?.entries[0]).toMatchObject({
      startsAt: at(house, '14:00'),
      client: { name: '王晓明', formOfAddress: '王姐' },
      treatment: { nameEn: 'Hydrating facial' },
      room: { name: '听雨' },
      stage: 'expected',
    })
    expect(lin?.gaps.map((gap) => [salonTime(gap.startsAt, 'Asia/Shanghai'), gap.minutes])).toEqual([
      ['10:00', 240],
      ['15:00', 360],
    ])
  })

  it('has a lane for who works here, and for who has left on the days she worked', async () => {
    const own = await createSalon()
    const left = await createStaff(own.salon, { name: '从前的' })
    await createStaff(own.salon, { name: '早走的', deactivatedAt: TEST_NOW })
    const treatments = [{ ...firstTreatment(own), therapistId: left.id }]
    const { visitId } = await createAppointment(own, { treatments })
    await db.staffMember.update({ where: { id: left.id }, data: { deactivatedAt: TEST_NOW } })
    const lanes = async () =>
      (await listDay(own.salon, TEST_DAY)).lanes.map(({ therapist }) => therapist?.name)
    expect(await lanes()).toEqual(['林悦', '宋瑶', '从前的'])
    await db.treatmentSession.updateMany({ where: { visitId }, data: { releasedAt: TEST_NOW } })
    expect(await lanes()).toEqual([undefined, '林悦', '宋瑶'])
    await db.visit.update({ where: { id: visitId }, data: { stage: 'no_show' } })
    expect(await listDay(own.salon, TEST_DAY)).toMatchObject({ guests: 0 })
  })

  it('keeps a place without a treatment only for who is still to come or here', async () => {
    const own = await createSalon()
    const unplanned = await createAppointment(own, { startsAt: at(own, '11:00') })
    const sessions = { where: { visitId: unplanned.visitId } }
    await db.treatmentSession.updateMany({ ...sessions, data: { releasedAt: at(own, '10:00') } })
    const lanesAt = async (stage: VisitStage) => {
      await db.visit.update({ where: { id: unplanned.visitId }, data: { stage } })
      return (await listDay(own.salon, TEST_DAY)).lanes.map((lane) => lane.entries.length)
    }
    for (const stage of ['expected', 'greeting', 'farewell'] as const) {
      expect(await lanesAt(stage)).toEqual([1, 0, 0])
    }
    for (const stage of ['left', 'follow_up', 'closed'] as const) expect(await lanesAt(stage)).toEqual([0, 0])
  })

  it('tells when she comes and how late she says she is, her number to who may dial, and what could harm her', async () => {
    const own = await createSalon()
    const { clientId, visitId } = await createAppointment(own, {
      startsAt: at(own, '13:30'),
      treatments: [{ ...firstTreatment(own), offsetMinutes: 20 }],
    })
    await db.client.update({ where: { id: clientId }, data: { phone: '+8613800010001' } })
    const noted = { clientId, kind: 'allergy' as const, notedById: own.therapist.id, notedAt: TEST_NOW }
    await db.alert.createMany({
      data: [
        { ...noted, severity: 'serious', text: '花生' },
        { ...noted, severity: 'mild', text: '香精' },
        { ...noted, severity: 'serious', text: '从前的', retiredAt: TEST_NOW },
      ],
    })
    const entry = async (reader: { role: Role } | null = own.receptionist) =>
      (await listDay(own.salon, TEST_DAY, reader)).lanes.flatMap((lane) => lane.entries)[0]
    expect(await entry()).toMatchObject({
      appointedAt: at(own, '13:30'),
      comesAt: at(own, '13:30'),
      startsAt: at(own, '13:50'),
      therapist: { name: '林悦' },
      phone: { e164: '+8613800010001', written: '138 0001 0001' },
      seriousAlerts: [{ kind: 'allergy', text: '花生' }],
    })
    expect((await entry(own.therapist))?.phone).toBeNull()
    expect((await entry(null))?.phone).toBeNull()
    const desk = asStaff(own.receptionist, at(own, '13:00'))
    await desk((ctx) => tellLateness(ctx, { visitId, minutes: 20 }))
    expect(await entry()).toMatchObject({ appointedAt: at(own, '13:30'), comesAt: at(own, '13:50') })
    await db.consent.updateMany({ where: { clientId, kind: 'phone' }, data: { answer: 'declined' } })
    expect((await entry())?.phone).toBeNull()
    await db.consent.updateMany({ where: { clientId, kind: 'phone' }, data: { answer: 'given' } })
    await desk((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    expect((await entry())?.phone).toBeNull()
  })

  it("counts days in the salon's zone", async () => {
    const own = await createSalon({ timeZone: 'America/Los_Angeles' })
    // 20:00 in Los Angeles is already tomorrow in UTC.
    await createAppointment(own, { now: at(own, '09:00'), startsAt: at(own, '20:00') })
    expect((await listDay(own.salon, TEST_DAY)).guests).toBe(1)
    expect((await listDay(own.salon, '2026-11-24')).guests).toBe(0)
  })
})

describe('getBookingProposal', () => {
  it('proposes what she had last time, with the same therapist, four weeks on at the same hour', async () => {
    const own = await createSalon()
    const { clientId } = await createOwedCall(own)
    const { result: proposal, statements } = await countStatements(() =>
      getBookingProposal(own.salon, { clientId }, at(own, '10:00', '2026-11-24')),
    )
    expect(statements.length).toBeLessThanOrEqual(2)
    expect(proposal).toMatchObject({
      treatmentIds: [own.treatments[0]?.id],
      therapistId: own.therapist.id,
      day: '2026-12-21',
    })
    expect(proposal?.menu.treatments.map((each) => each.name)).toEqual(
      own.treatments.map((each) => each.name),
    )
    expect(proposal?.openings).toHaveLength(6)
    const same = proposal?.openings.find((each) => +each.startsAt === +at(own, '14:00', '2026-12-21'))
    expect(same?.parts).toMatchObject([{ therapistId: own.therapist.id, roomId: own.rooms[0]?.id }])
    expect(new Set(proposal?.openings.map((each) => salonDate(each.startsAt, 'Asia/Shanghai'))).size).toBe(5)
  })

  it('keeps weekday and hour over the change to summer time', async () => {
    const own = await createSalon({ timeZone: 'Europe/Berlin' })
    const { clientId } = await createOwedCall(own, {
      now: at(own, '09:00', '2026-03-10'),
      startsAt: at(own, '14:00', '2026-03-10'),
    })
    const proposal = await getBookingProposal(own.salon, { clientId }, at(own, '10:00', '2026-03-12'))
    expect(proposal?.openings.map((each) => each.startsAt)).toContainEqual(at(own, '14:00', '2026-04-07'))
  })

  it('asks a new guest nothing that is not known, and proposes the soonest once a treatment is named', async () => {
    const own = await createSalon()
    const { id: clientId } = await createGuest(own)
    const now = at(own, '14:07')
    expect(await getBookingProposal(own.salon, { clientId }, now)).toMatchObject({
      treatmentIds: [],
      therapistId: null,
      openings: [],
    })
    const treatmentIds = [own.treatments[0]?.id ?? '']
    const proposal = await getBookingProposal(own.salon, { clientId, treatmentIds }, now)
    expect(proposal?.openings[0]?.startsAt).toEqual(at(own, '14:15'))
  })

  it('looks at a whole week from today where she has not been before, and from the day she names', async () => {
    const own = await createSalon()
    const { id: clientId } = await createGuest(own)
    const asked = { clientId, treatmentIds: [own.treatments[0]?.id ?? ''] }
    const now = at(own, '20:30', '2026-11-24')
    const days = async (from?: string) => {
      const proposal = await getBookingProposal(own.salon, { ...asked, ...(from ? { from } : {}) }, now)
      return [...new Set(proposal?.openings.map((each) => salonDate(each.startsAt, 'Asia/Shanghai')))]
    }
    expect(await days()).toEqual(['25', '26', '27', '28', '29', '30'].map((day) => `2026-11-${day}`))
    expect((await days('2026-12-10'))[0]).toBe('2026-12-10')
    // Four weeks on would be usual for whoever was here today; she asks for sooner.
    const guest = await createOwedCall(own, { now: at(own, '09:00', '2026-11-24') })
    const again = { clientId: guest.clientId, from: '2026-11-27' }
    const sooner = await getBookingProposal(own.salon, again, now)
    expect(sooner?.day).toBe('2026-11-27')
    expect(salonDate(sooner?.openings[0]?.startsAt ?? now, 'Asia/Shanghai')).toBe('2026-11-27')
  })

  it('says what the house lacks rather than that it is full', async () => {
    const own = await createSalon()
    const { id: clientId } = await createGuest(own)
    const [first, second] = own.treatments
    const asked = (treatment = first) => ({ clientId, treatmentIds: [treatment?.id ?? ''] })
    const propose = async (treatment = first) => {
      const proposal = await getBookingProposal(own.salon, asked(treatment), at(own, '09:00'))
      return { missing: proposal?.missing, free: (proposal?.openings.length ?? 0) > 0 }
    }
    expect(await propose()).toEqual({ missing: [], free: true })
    const ofHouse = { where: { salonId: own.salon.id } }
    await db.room.updateMany({ ...ofHouse, data: { retiredAt: TEST_NOW } })
    await db.treatment.updateMany({ where: { id: second?.id ?? '' }, data: { needsRoom: false } })
    expect(await propose()).toEqual({ missing: ['room'], free: false })
    expect(await propose(second)).toEqual({ missing: [], free: true })
    const therapists = { where: { ...ofHouse.where, role: 'therapist' as const } }
    await db.staffMember.updateMany({ ...therapists, data: { deactivatedAt: TEST_NOW } })
    expect(await propose()).toEqual({ missing: ['therapist', 'room'], free: false })
    expect((await propose(second)).missing).toEqual(['therapist'])
  })

  it('gives every opening of one day, and each of them can be booked', async () => {
    const own = await createSalon()
    await createAppointment(own, { startsAt: at(own, '14:00') })
    const { id: clientId } = await createGuest(own)
    const treatmentIds = [own.treatments[1]?.id ?? '', own.treatments[2]?.id ?? '']
    const asked = { clientId, treatmentIds, therapistId: own.therapist.id, day: TEST_DAY }
    const proposal = await getBookingProposal(own.salon, asked, at(own, '09:00'))
    const starts = proposal?.openings.map((each) => salonTime(each.startsAt, 'Asia/Shanghai')) ?? []
    expect(starts.slice(0, 9)).toEqual([
      '10:00',
      '10:15',
      '10:30',
      '10:45',
      '11:00',
      '11:15',
      '11:30',
      '11:45',
      '12:00',
    ])
    expect(starts[9]).toBe('15:00')
    expect(starts.at(-1)).toBe('19:00')
    for (const { startsAt, parts } of [proposal?.openings[8], proposal?.openings.at(-1)].filter(
      (each) => !!each,
    )) {
      await asStaff(
        own.receptionist,
        at(own, '09:00'),
      )((ctx) => bookAppointment(ctx, { clientId, startsAt, treatments: parts }))
    }
  })

  it('lets an appointment stand in no way of its own move', async () => {
    const own = await createSalon()
    const { clientId, visitId } = await createAppointment(own, { startsAt: at(own, '14:00') })
    const proposal = await getBookingProposal(
      own.salon,
      { clientId, movingVisitId: visitId, therapistId: own.therapist.id, day: TEST_DAY },
      at(own, '09:00'),
    )
    expect(proposal?.treatmentIds).toEqual([own.treatments[0]?.id])
    expect(proposal?.openings.map((each) => each.startsAt)).toContainEqual(at(own, '14:15'))
  })

  it('keeps the time for tea before the first treatment when it is moved', async () => {
    const own = await createSalon()
    const { clientId, visitId } = await createAppointment(own, {
      startsAt: at(own, '14:00'),
      treatments: [{ ...firstTreatment(own), offsetMinutes: 20 }],
    })
    const asked = { clientId, movingVisitId: visitId, day: TEST_DAY }
    const proposal = await getBookingProposal(own.salon, asked, at(own, '09:00'))
    const [first, last] = [proposal?.openings[0], proposal?.openings.at(-1)]
    expect([first?.startsAt, first?.parts[0]?.startsAt]).toEqual([at(own, '10:00'), at(own, '10:20')])
    expect([last?.startsAt, last?.endsAt]).toEqual([at(own, '19:30'), at(own, '20:50')])
    const startsAt = at(own, '19:30')
    await asStaff(
      own.receptionist,
      at(own, '09:00'),
    )((ctx) => moveAppointment(ctx, { visitId, startsAt, revision: 2, assignments: last?.parts ?? [] }))
    const [session] = (await listDay(own.salon, TEST_DAY)).lanes.flatMap((lane) => lane.entries)
    expect(session).toMatchObject({ appointedAt: startsAt, startsAt: last?.parts[0]?.startsAt })
  })

  it('proposes whom she wishes for, and never by itself whom she would rather not have', async () => {
    const own = await createSalon()
    const { therapist, secondTherapist, receptionist, salon } = own
    const { clientId } = await createOwedCall(own, { startsAt: at(own, '14:00') })
    const now = at(own, '09:00', '2026-11-25')
    const propose = (more = {}) => getBookingProposal(salon, { clientId, ...more }, now)
    const say = (choice: string, of: { id: string }) =>
      asStaff(
        receptionist,
        now,
      )((ctx) => notePreference(ctx, { clientId, kind: 'therapist', choice, therapistId: of.id }))
    expect((await propose())?.therapistId).toBe(therapist.id)
    await say('not_wished', therapist)
    // The other one is taken at the very hour that would suit.
    const taken = at(own, '14:00', '2026-12-21')
    const byHer = [{ ...firstTreatment(own), therapistId: secondTherapist.id }]
    await createAppointment(own, { startsAt: taken, treatments: byHer, now })
    const without = await propose()
    expect(without?.therapistId).toBeNull()
    expect(without?.menu.therapists.map(({ id, wish }) => [id, wish])).toEqual([
      [secondTherapist.id, null],
      [therapist.id, 'not_wished'],
    ])
    const offered = without?.openings.flatMap(({ parts }) => parts.map(({ therapistId }) => therapistId))
    expect(new Set(offered)).toEqual(new Set([secondTherapist.id]))
    expect(without?.openings.map(({ startsAt }) => startsAt)).not.toContainEqual(taken)
    expect((await propose({ therapistId: therapist.id }))?.therapistId).toBe(therapist.id)
    await say('wished', secondTherapist)
    expect(await propose()).toMatchObject({
      therapistId: secondTherapist.id,
      menu: { therapists: [{ id: secondTherapist.id, wish: 'wished' }, { id: therapist.id }] },
    })
    await say('not_wished', secondTherapist)
    expect((await propose())?.openings.length).toBeGreaterThan(0)
  })

  it('names nothing and nobody that is out of use', async () => {
    const own = await createSalon()
    const { id: clientId } = await createGuest(own)
    const proposed = () => getBookingProposal(own.salon, { clientId, day: TEST_DAY }, at(own, '09:00'))
    const [treatment, room] = [own.treatments[1]?.id ?? '', own.rooms[1]?.id ?? '']
    await db.treatment.update({ where: { id: treatment }, data: { retiredAt: TEST_NOW } })
    await db.room.update({ where: { id: room }, data: { retiredAt: TEST_NOW } })
    const away = { deactivatedAt: TEST_NOW }
    await db.staffMember.update({ where: { id: own.secondTherapist.id }, data: away })
    const menu = (await proposed())?.menu
    expect(menu?.treatments.map(({ id }) => id)).not.toContain(treatment)
    expect(menu?.treatments).toHaveLength(own.treatments.length - 1)
    expect(menu?.rooms.map(({ id }) => id)).toEqual([own.rooms[0]?.id])
    expect(menu?.therapists.map(({ id }) => id)).toEqual([own.therapist.id])
    await db.client.update({ where: { id: clientId }, data: { mergedIntoId: (await createGuest(own)).id } })
    expect(await proposed()).toBeNull()
  })

  it('does a treatment with whoever is here, can do it, and where it can be done', async () => {
    const own = await createSalon()
    const salonId = own.salon.id
    const [first, second] = own.treatments
    const [plain, wet] = own.rooms
    if (!first || !second || !plain || !wet) throw new Error('the salon is too small')
    const skill = (name: string, retiredAt: Date | null = null) =>
      db.skill.create({ data: { salonId, name, retiredAt } })
    const feature = (name: string, retiredAt: Date | null = null) =>
      db.roomFeature.create({ data: { salonId, name, retiredAt } })
    const [oil, old, other] = [await skill('精油'), await skill('旧手法', TEST_NOW), await skill('刮痧')]
    const [shower, gone, window] = [
      await feature('淋浴'),
      await feature('旧的', TEST_NOW),
      await feature('窗'),
    ]
    await db.treatmentSkill.createMany({
      data: [
        { treatmentId: first.id, skillId: oil.id },
        { treatmentId: first.id, skillId: old.id },
        { treatmentId: second.id, skillId: other.id },
      ],
    })
    await db.treatmentNeedsFeature.createMany({
      data: [
        { treatmentId: first.id, featureId: shower.id },
        { treatmentId: first.id, featureId: gone.id },
        { treatmentId: second.id, featureId: window.id },
      ],
    })
    await db.staffSkill.createMany({
      data: [
        { staffMemberId: own.therapist.id, skillId: oil.id },
        { staffMemberId: own.secondTherapist.id, skillId: other.id },
      ],
    })
    await db.roomHasFeature.createMany({
      data: [
        { roomId: wet.id, featureId: shower.id },
        { roomId: plain.id, featureId: window.id },
      ],
    })
    const { id: clientId } = await createGuest(own)
    for (const [treatment, therapist, room] of [
      [first, own.therapist, wet],
      [second, own.secondTherapist, plain],
    ] as const) {
      const asked = { clientId, treatmentIds: [treatment.id], day: TEST_DAY }
      const proposal = await getBookingProposal(own.salon, asked, at(own, '09:00'))
      expect(proposal?.menu.therapists.map(({ id }) => id)).toEqual([therapist.id])
      const parts = proposal?.openings.flatMap((opening) => opening.parts) ?? []
      expect(new Set(parts.map(({ roomId }) => roomId))).toEqual(new Set([room.id]))
    }
  })

  it('takes up what she last came for, and nothing that did not take place', async () => {
    const own = await createSalon()
    const { clientId, visitId } = await createOwedCall(own)
    await createOwedCall(own, { startsAt: at(own, '17:00') })
    const asked = async () =>
      (await getBookingProposal(own.salon, { clientId }, at(own, '10:00', '2026-11-25')))?.treatmentIds
    const [first, second, third] = own.treatments.map(({ id }) => id)
    const other = { treatments: [{ treatmentId: second ?? '' }], now: at(own, '09:00', '2026-11-24') }
    for (const [index, stage] of (['expected', 'cancelled', 'no_show'] as const).entries()) {
      const startsAt = at(own, `1${index * 2}:00`, '2026-11-26')
      const next = await createAppointment(own, { clientId, startsAt, ...other })
      await db.visit.update({ where: { id: next.visitId }, data: { stage } })
    }
    await db.treatmentSession.create({
      data: {
        visitId,
        treatmentId: third ?? '',
        startsAt: at(own, '13:00'),
        endsAt: at(own, '13:30'),
        releasedAt: at(own, '12:00'),
      },
    })
    expect(await asked()).toEqual([first])
  })

  it('hears of nobody whom she no longer wishes for, nor of another guest’s wish', async () => {
    const own = await createSalon()
    const [{ id: clientId }, { id: otherId }] = [await createGuest(own), await createGuest(own)]
    const wish = {
      kind: 'therapist',
      choice: 'wished',
      notedById: own.receptionist.id,
      notedAt: TEST_NOW,
    } as const
    const ofSecond = { ...wish, therapistId: own.secondTherapist.id }
    await db.preference.createMany({
      data: [
        { ...ofSecond, clientId: otherId },
        { ...ofSecond, clientId, retiredAt: TEST_NOW },
      ],
    })
    const wishes = async () => {
      const proposal = await getBookingProposal(own.salon, { clientId }, at(own, '10:00'))
      return proposal?.menu.therapists.map((each) => each.wish)
    }
    expect(await wishes()).toEqual([null, null])
    await db.preference.create({ data: { ...ofSecond, clientId } })
    expect(await wishes()).toEqual(['wished', null])
  })

  it('takes the time of what was given back', async () => {
    const own = await createSalon()
    const { visitId } = await createAppointment(own)
    const { id: clientId } = await createGuest(own)
    const treatmentIds = [own.treatments[0]?.id ?? '']
    const asked = { clientId, treatmentIds, therapistId: own.therapist.id, day: TEST_DAY }
    const atTwo = async () => {
      const proposal = await getBookingProposal(own.salon, asked, at(own, '09:00'))
      return proposal?.openings.some(({ startsAt }) => +startsAt === +at(own, '14:00'))
    }
    expect(await atTwo()).toBe(false)
    await db.treatmentSession.updateMany({ where: { visitId }, data: { releasedAt: TEST_NOW } })
    expect(await atTwo()).toBe(true)
  })

  it('tells what she has standing from today on, and what could harm her', async () => {
    const own = await createSalon()
    const { clientId, visitId } = await createAppointment(own, { startsAt: at(own, '14:00') })
    const later = await createAppointment(own, { clientId, startsAt: at(own, '11:00', '2026-11-26') })
    const cancelled = await createAppointment(own, { clientId, startsAt: at(own, '11:00', '2026-11-27') })
    await db.visit.update({ where: { id: cancelled.visitId }, data: { stage: 'cancelled' } })
    await createAppointment(own, { startsAt: at(own, '16:00') })
    const noted = { clientId, notedById: own.therapist.id, notedAt: TEST_NOW, severity: 'serious' as const }
    await db.alert.createMany({
      data: [
        { ...noted, kind: 'pregnancy', text: '怀孕五个月' },
        { ...noted, kind: 'allergy', text: '香精', severity: 'mild' },
      ],
    })
    const ask = async (now: Date, more = {}) => {
      const { result, statements } = await countStatements(() =>
        getBookingProposal(own.salon, { clientId, ...more }, now),
      )
      expect(statements.length).toBeLessThanOrEqual(2)
      return result
    }
    // She is late today, and still expected.
    const proposal = await ask(at(own, '14:20'))
    const treatments = [{ name: own.treatments[0]?.name, nameEn: own.treatments[0]?.nameEn }]
    expect(proposal?.standing).toEqual([
      { visitId, startsAt: at(own, '14:00').toISOString(), treatments, therapists: ['林悦'] },
      {
        visitId: later.visitId,
        startsAt: at(own, '11:00', '2026-11-26').toISOString(),
        treatments,
        therapists: ['林悦'],
      },
    ])
    expect(proposal?.seriousAlerts).toMatchObject([{ kind: 'pregnancy', text: '怀孕五个月' }])
    const moving = await ask(at(own, '14:20'), { movingVisitId: visitId })
    expect(moving?.standing.map((each) => each.visitId)).toEqual([later.visitId])
    const tomorrow = await ask(at(own, '09:00', '2026-11-24'))
    expect(tomorrow?.standing.map((each) => each.visitId)).toEqual([later.visitId])
  })

  it('knows no guest of another salon', async () => {
    const stranger = await createGuest(await createSalon())
    expect(await getBookingProposal(house.salon, { clientId: stranger.id }, TEST_NOW)).toBeNull()
  })
})
