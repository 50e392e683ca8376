// What the board reads: every open visit, with where she is, how long, and what to mind about her.
import { describe, expect, it } from 'vitest'
import type { StaffContext } from '@/lib/actions/staff-context'
import { makePromise } from '@/lib/clients/make-promise'
import { noteAlert } from '@/lib/clients/note-alert'
import { openCase } from '@/lib/clients/open-case'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { cardAction, cardTimeliness, needsSomeoneNow } from '@/lib/visits/board-flow'
import { type BoardCard, listBoardVisits } from '@/lib/visits/board-queries'
import { moveVisit } from '@/lib/visits/move-visit'
import { removeSession } from '@/lib/visits/plan-sessions'
import { chooseSeat, tellWait } from '@/lib/visits/seat-client'
import { undoMove } from '@/lib/visits/undo-move'
import { type MoveName, OPEN_STAGES } from '@/lib/visits/visit-flow'
import { leadHer } from '../../factories/answers'
import { at, createAppointment, createGuest } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { fillDay } from '../../factories/day'
import { breakOff, createGuestUnderWay } from '../../factories/ending'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { TEST_DAY } from '../../factories/test-day'
import { countStatements } from '../../setup/count-statements'

const LEADING_ON: MoveName[] = [
  'arrive',
  'lead_to_seat',
  'begin_consultation',
  'begin_treatment',
  'begin_recommendation',
  'begin_farewell',
]

/** One guest led on by so many moves, a minute apart, from her appointment at 14:00. */
async function guestAfter(house: TestSalon, moves: number): Promise<string> {
  const clientId = await createClient(house.receptionist, { alertsAsked: true }, at(house, '09:00'))
  const { visitId } = await createAppointment(house, { clientId, treatments: [plainTreatment(house)] })
  for (const [index, move] of LEADING_ON.slice(0, moves).entries()) {
    const led = asStaff(house.manager, addMinutes(at(house, '14:00'), index))
    if (move === 'begin_recommendation') await led((ctx) => takeOut(ctx, visitId))
    await led((ctx) => leadHer(ctx, { visitId, move }))
  }
  return visitId
}

/** What is not done is left out, with a reason. */
async function takeOut(ctx: StaffContext, visitId: string): Promise<void> {
  const { id } = await ctx.tx.treatmentSession.findFirstOrThrow({ where: { visitId } })
  await removeSession(ctx, { sessionId: id, reason: '她今天不想做' })
}

/** Without therapist and room, so that any number can be at the same time. */
function plainTreatment(house: TestSalon) {
  return { treatmentId: house.treatments[0]?.id ?? '' }
}

function cardOf(cards: BoardCard[], visitId: string): BoardCard {
  const card = cards.find((one) => one.visitId === visitId)
  if (!card) throw new Error('the visit is not on the board')
  return card
}

describe('listBoardVisits', () => {
  it('shows every open visit in its stage, and none that has ended', async () => {
    const house = await createSalon()
    const inHouse = await Promise.all(LEADING_ON.map((_move, index) => guestAfter(house, index)))
    const atFarewell = await guestAfter(house, LEADING_ON.length)
    const owed = await createOwedCall(house, { startsAt: at(house, '10:00') })
    const cancelled = await guestAfter(house, 0)
    const left = await guestAfter(house, 2)
    const desk = asStaff(house.receptionist, at(house, '14:10'))
    await desk((ctx) => moveVisit(ctx, { visitId: cancelled, move: 'cancel' }))
    await desk((ctx) => moveVisit(ctx, { visitId: left, move: 'leave', reason: '家里有事' }))

    const cards = await listBoardVisits(house.salon, at(house, '14:10'))
    const stages = [...inHouse, atFarewell, owed.visitId].map((visitId) => cardOf(cards, visitId).stage)
    expect(stages).toEqual([...OPEN_STAGES])
    expect(cards).toHaveLength(OPEN_STAGES.length)
  })

  it('shows today’s guests and those never accounted for, but nobody of tomorrow or of another salon', async () => {
    const house = await createSalon()
    const other = await createSalon()
    const now = at(house, '14:00')
    const today = await createAppointment(house, { startsAt: at(house, '20:00') })
    await createAppointment(house, { startsAt: at(house, '10:00', '2026-11-24') })
    await createAppointment(other, { startsAt: at(other, '15:00') })
    const before = await createAppointment(house, {
      startsAt: at(house, '15:00', '2026-11-22'),
      now: at(house, '09:00', '2026-11-22'),
    })
    const cards = await listBoardVisits(house.salon, now)
    expect(cards.map((card) => card.visitId)).toEqual([before.visitId, today.visitId])
  })

  it('marks whose work waits for somebody who treats here no longer, until it is handed on', async () => {
    const house = await createSalon()
    const leaving = await createStaff(house.salon, {
      role: 'therapist',
      name: '宋瑶',
      signedInAt: at(house, '09:00'),
    })
    const session = { ...plainTreatment(house), therapistId: leaving.id }
    const { visitId } = await createAppointment(house, {
      startsAt: at(house, '20:00'),
      treatments: [session],
    })
    const away = async () =>
      cardOf(await listBoardVisits(house.salon, at(house, '14:00')), visitId).awayTherapists
    expect(await away()).toEqual([])
    await db.staffMember.update({ where: { id: leaving.id }, data: { role: 'receptionist' } })
    expect(await away()).toEqual(['宋瑶'])
    await db.staffMember.update({
      where: { id: leaving.id },
      data: { role: 'therapist', deactivatedAt: at(house, '13:00') },
    })
    expect(await away()).toEqual(['宋瑶'])
    await db.treatmentSession.updateMany({ where: { visitId }, data: { therapistId: house.therapist.id } })
    expect(await away()).toEqual([])
  })

  it('measures a stage from its entry against the standard, and the wait against what she was told', async () => {
    const house = await createSalon()
    const visitId = await guestAfter(house, 2)
    const entered = addMinutes(at(house, '14:00'), 1)
    const steps = await db.serviceStandard.findMany({
      where: { salonId: house.salon.id, stage: 'seating', untilVersion: null },
    })
    const target = steps.reduce((sum, step) => sum + step.targetMinutes, 0)

    const before = cardOf(await listBoardVisits(house.salon, entered), visitId)
    expect(before).toMatchObject({
      enteredAt: entered.toISOString(),
      targetMinutes: target,
      waitToldMinutes: null,
    })

    await asStaff(
      house.receptionist,
      addMinutes(entered, 2),
    )((ctx) => tellWait(ctx, { visitId, minutes: 20 }))
    const told = cardOf(await listBoardVisits(house.salon, entered), visitId)
    expect(told).toMatchObject({ targetMinutes: 22, waitToldMinutes: 20 })
    expect(cardTimeliness(told, addMinutes(entered, 22)).pace).toBe('soon')
    expect(needsSomeoneNow([told], addMinutes(entered, 23)).map((need) => need.card.visitId)).toEqual([
      visitId,
    ])
  })

  it('a move that was taken back leaves no trace in the time', async () => {
    const house = await createSalon()
    const visitId = await guestAfter(house, 1)
    const desk = asStaff(house.receptionist, at(house, '14:03'))
    const { sequence } = await desk((ctx) => moveVisit(ctx, { visitId, move: 'lead_to_seat' }))
    await desk((ctx) => undoMove(ctx, { visitId, sequence }))
    const card = cardOf(await listBoardVisits(house.salon, at(house, '14:05')), visitId)
    expect(card).toMatchObject({ stage: 'greeting', enteredAt: at(house, '14:00').toISOString() })
    expect(card.lastMove).toMatchObject({ move: 'arrive', actorId: house.manager.id })
  })

  it('says who is with her, where, and for what', async () => {
    const house = await createSalon()
    const { visitId } = await createAppointment(house)
    const desk = asStaff(house.receptionist, at(house, '14:00'))
    await desk((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    await desk((ctx) => moveVisit(ctx, { visitId, move: 'lead_to_seat' }))
    await desk((ctx) => chooseSeat(ctx, { visitId, seatId: house.seats[1]?.id ?? null }))
    const card = cardOf(await listBoardVisits(house.salon, at(house, '14:05')), visitId)
    expect(card).toMatchObject({
      therapists: ['林悦'],
      rooms: [{ name: '听雨', nameEn: 'Listening to rain' }],
      treatments: [{ name: '补水嫩肤护理', nameEn: 'Hydrating facial' }],
      seat: { name: '竹影', nameEn: 'Bamboo shade' },
    })
    expect(cardAction(card, 'receptionist')).toEqual({ kind: 'move', move: 'begin_consultation' })
  })

  it('a call is overdue when the salon’s day is over', async () => {
    const house = await createSalon()
    const owed = await createOwedCall(house, { startsAt: at(house, '10:00') })
    const card = cardOf(await listBoardVisits(house.salon, owed.leftAt), owed.visitId)
    expect(card.call).toEqual({
      dueAt: owed.dueAt.toISOString(),
      overdueAt: at(house, '24:00', '2026-11-25').toISOString(),
      attempt: 1,
    })
    expect(card.nextBookingSettled).toBe(true)
  })
})

describe('marks', () => {
  it('are none for a guest who is known, and first visit and not asked for one who is not', async () => {
    const house = await createSalon()
    const { visitId } = await createAppointment(house)
    const past = await createOwedCall(house, { startsAt: at(house, '17:00') })
    const again = await createAppointment(house, { clientId: past.clientId, startsAt: at(house, '19:30') })
    const cards = await listBoardVisits(house.salon, at(house, '13:00'))
    const nothing = {
      halted: false,
      alert: null,
      untold: false,
      promise: false,
      birthday: false,
      complaint: false,
    }
    expect(cardOf(cards, visitId).marks).toEqual({ ...nothing, alertsAsked: false, firstVisit: true })
    expect(cardOf(cards, again.visitId).marks).toEqual({ ...nothing, alertsAsked: true, firstVisit: false })
    // Her own visit that waits for its call is not an earlier one.
    expect(cardOf(cards, past.visitId).marks.firstVisit).toBe(true)
  })

  it('tell a serious alert from a mild one, and an open promise and complaint', async () => {
    const house = await createSalon()
    const desk = asStaff(house.manager, at(house, '13:00'))
    const { id: clientId } = await createGuest(house)
    const { visitId } = await createAppointment(house, { clientId })
    const marks = async () => cardOf(await listBoardVisits(house.salon, at(house, '13:00')), visitId).marks

    await desk((ctx) =>
      noteAlert(ctx, { clientId, kind: 'medication', severity: 'mild', text: '在服维甲酸' }),
    )
    expect(await marks()).toMatchObject({ alert: 'mild', alertsAsked: true })
    await desk((ctx) =>
      noteAlert(ctx, { clientId, kind: 'allergy', severity: 'serious', text: '对精油过敏' }),
    )
    expect(await marks()).toMatchObject({ alert: 'serious', promise: false, complaint: false })

    await desk((ctx) =>
      makePromise(ctx, { clientId, text: '下次留窗边', ownerId: house.receptionist.id, dueOn: TEST_DAY }),
    )
    await desk((ctx) => openCase(ctx, { clientId, kind: 'complaint', text: '上次等得久' }))
    expect(await marks()).toMatchObject({ promise: true, complaint: true })
  })

  it('tell nothing of what is over, and show nothing that was taken back', async () => {
    const house = await createSalon()
    const now = at(house, '14:00')
    const { id: clientId } = await createGuest(house)
    const { visitId } = await createAppointment(house, { clientId })
    const by = house.receptionist.id
    const noted = { kind: 'allergy', notedById: by, notedAt: now } as const
    await db.alert.createMany({
      data: [
        { ...noted, clientId, severity: 'serious', text: '好了的', retiredAt: now },
        { ...noted, clientId, severity: 'mild', text: '花粉' },
      ],
    })
    const promised = { clientId, text: '留窗边', ownerId: by, createdById: by, createdAt: now }
    await db.promise.create({ data: { ...promised, dueOn: new Date(TEST_DAY), keptAt: now } })
    const told = { clientId, text: '上次等得久', openedById: by, openedAt: now }
    await db.case.createMany({
      data: [
        { ...told, kind: 'complaint', resolvedAt: now },
        { ...told, kind: 'suggestion' },
      ],
    })
    for (const stage of ['left', 'no_show', 'cancelled'] as const) {
      const treatments = [plainTreatment(house)]
      const past = await createAppointment(house, { clientId, startsAt: at(house, '18:00'), treatments })
      const of = { where: { visitId: past.visitId } }
      await db.treatmentSession.updateMany({ ...of, data: { releasedAt: now } })
      await db.visit.update({ where: { id: past.visitId }, data: { stage } })
      if (stage === 'cancelled')
        await db.appointment.update({ ...of, data: { bookedDuringVisitId: visitId } })
    }
    await db.visit.update({ where: { id: visitId }, data: { stage: 'follow_up' } })
    const call = { salonId: house.salon.id, visitId, attempt: 1 }
    await db.followUpCall.createMany({
      data: [
        { ...call, dueAt: now, withdrawnAt: now },
        { ...call, dueAt: now, madeAt: now, madeById: by, outcome: 'no_answer' },
      ],
    })
    const shown = async () => cardOf(await listBoardVisits(house.salon, now), visitId)
    await db.treatmentSession.updateMany({ where: { visitId }, data: { releasedAt: now } })
    expect(await shown()).toMatchObject({
      marks: { alert: 'mild', promise: false, complaint: false, firstVisit: true, halted: false },
      call: null,
      nextBookingSettled: false,
      therapists: [],
      rooms: [],
      treatments: [],
    })
    await db.followUpCall.create({ data: { ...call, attempt: 2, dueAt: now } })
    expect((await shown()).call).toMatchObject({ attempt: 2 })
  })

  it('say that a treatment is halted while it runs, and of nobody else', async () => {
    const house = await createSalon()
    const now = at(house, '14:10')
    const beside = { treatmentId: house.treatments[0]?.id ?? '', therapistId: house.secondTherapist.id }
    const guest = await createGuestUnderWay(house)
    const waiting = await createAppointment(house, { treatments: [beside] })
    for (const { clientId } of [guest, waiting]) {
      const noted = { clientId, kind: 'allergy', severity: 'serious', text: '喘不过气' } as const
      await asStaff(house.therapist, now)((ctx) => noteAlert(ctx, noted))
    }
    await db.visit.update({ where: { id: waiting.visitId }, data: { stage: 'treatment' } })
    const halted = async (id: string) => cardOf(await listBoardVisits(house.salon, now), id).marks.halted
    expect([await halted(guest.visitId), await halted(waiting.visitId)]).toEqual([true, false])
    await breakOff(house, guest.sessionId, now)
    expect(await halted(guest.visitId)).toBe(false)
  })

  it.each([
    ['today', { birthMonth: 11, birthDay: 23 }, true],
    ['seven days ahead', { birthMonth: 11, birthDay: 30 }, true],
    ['eight days ahead', { birthMonth: 12, birthDay: 1 }, false],
    ['yesterday', { birthMonth: 11, birthDay: 22 }, false],
    ['unknown', { birthMonth: null, birthDay: null }, false],
  ])('a birthday %s', async (_when, birthday, isNear) => {
    const house = await createSalon()
    const { visitId, clientId } = await createAppointment(house)
    await db.client.update({ where: { id: clientId }, data: birthday })
    const card = cardOf(await listBoardVisits(house.salon, at(house, '13:00')), visitId)
    expect(card.marks.birthday).toBe(isNear)
  })
})

describe('statements', () => {
  it('are two, whether the day holds 5 guests or 200', async () => {
    const house = await createSalon()
    const now = at(house, '14:00')
    await fillDay(house, 5)
    const few = await countStatements(() => listBoardVisits(house.salon, now))
    await fillDay(house, 195)
    const many = await countStatements(() => listBoardVisits(house.salon, now))
    expect(few.result).toHaveLength(5)
    expect(many.result).toHaveLength(200)
    expect(few.statements).toHaveLength(2)
    expect(many.statements).toHaveLength(2)
  })
})
