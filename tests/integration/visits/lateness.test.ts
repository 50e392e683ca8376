// She tells that she is late: it stands on the board and on her door card, and counts from then on.
import { describe, expect, it } from 'vitest'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { recordConsents } from '@/lib/consents/record-consents'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { cardAsides, cardTimeliness, needsSomeoneNow } from '@/lib/visits/board-flow'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { moveVisit } from '@/lib/visits/move-visit'
import { saveVisitNote } from '@/lib/visits/save-visit-note'
import { chooseSeat, tellLateness } from '@/lib/visits/seat-client'
import { walkIn } from '@/lib/visits/walk-in'
import { at, createAppointment, createGuest } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'

async function expectedAtTwo() {
  const house = await createSalon()
  const { id: clientId } = await createGuest(house)
  await db.client.update({ where: { id: clientId }, data: { phone: '+8613800138000' } })
  const startsAt = at(house, '14:00')
  const { visitId } = await createAppointment(house, { clientId, startsAt })
  const tell = (minutes: number, when: Date) =>
    asStaff(house.receptionist, when)((ctx) => tellLateness(ctx, { visitId, minutes }))
  return { house, clientId, visitId, startsAt, tell }
}

async function onBoard(house: TestSalon, now: Date, reader = house.receptionist) {
  const [card] = await listBoardVisits(house.salon, now, reader)
  if (!card) throw new Error('she should be on the board')
  return card
}

describe('a guest who tells that she is late', () => {
  it('is asked after no more until the time that she told, and not marked as absent before', async () => {
    const { house, startsAt, tell } = await expectedAtTwo()
    const asked = addMinutes(startsAt, 26)
    expect(needsSomeoneNow([await onBoard(house, asked)], asked)).toHaveLength(1)
    await tell(20, asked)
    const card = await onBoard(house, asked)
    expect(cardTimeliness(card, asked)).toMatchObject({ minutes: 20, isPast: false, isTold: true })
    expect(needsSomeoneNow([card], asked)).toEqual([])
    const { noShow } = cardAsides(card, house.receptionist, asked, house.salon)
    const from = addMinutes(startsAt, 46 + house.salon.noShowAfterMinutes)
    expect(noShow).toEqual({ isOpen: false, from: from.toISOString() })
    const mark = (when: Date) =>
      asStaff(
        house.receptionist,
        when,
      )((ctx) => moveVisit(ctx, { visitId: card.visitId, move: 'mark_no_show' }))
    await expect(mark(addMinutes(from, -1))).rejects.toMatchObject({ code: 'too_early_for_no_show' })
    await expect(mark(from)).resolves.toMatchObject({ stage: 'no_show' })
  })

  it('has it on her door card, with her appointment beside it', async () => {
    const { house, clientId, visitId, startsAt, tell } = await expectedAtTwo()
    await tell(15, addMinutes(startsAt, -30))
    const card = await getDoorCard(house.salon.id, clientId, startsAt, visitId, house.receptionist)
    expect(card?.coming).toMatchObject({
      isExpected: true,
      appointedAt: startsAt.toISOString(),
      comesAt: addMinutes(startsAt, 15).toISOString(),
      arrivedAt: null,
      isWalkIn: false,
    })
  })

  it('tells nothing any more once she is here', async () => {
    const { house, visitId, startsAt, tell } = await expectedAtTwo()
    await asStaff(house.receptionist, startsAt)((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    await expect(tell(10, startsAt)).rejects.toMatchObject({ code: 'already_moved' })
  })
})

describe('the door card of today', () => {
  it('tells when she came, to whom and where, and of a walk-in that nobody expected her', async () => {
    const { house, clientId, visitId, startsAt } = await expectedAtTwo()
    const came = addMinutes(startsAt, 18)
    const desk = asStaff(house.receptionist, came)
    await desk((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    await db.treatmentSession.updateMany({ where: { visitId }, data: { therapistId: house.therapist.id } })
    const card = await getDoorCard(house.salon.id, clientId, came, visitId, house.receptionist)
    expect(card?.coming).toMatchObject({
      arrivedAt: came.toISOString(),
      isExpected: false,
      therapists: [house.therapist.name],
    })
    const { id: strangerId } = await createGuest(house)
    const walked = await desk((ctx) => walkIn(ctx, { clientId: strangerId }))
    const other = await getDoorCard(house.salon.id, strangerId, came, walked.visitId, house.receptionist)
    expect(other?.coming).toMatchObject({ isWalkIn: true })
  })
})

describe('what was chosen for her today', () => {
  it('is on the card at once, beside her habits', async () => {
    const { house, clientId, visitId, startsAt } = await expectedAtTwo()
    const desk = asStaff(house.receptionist, startsAt)
    await desk((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    const cardNow = () => getDoorCard(house.salon.id, clientId, startsAt, visitId, house.receptionist)
    expect(await cardNow()).toMatchObject({ tea: null, teaToday: null, seatToday: null })
    const seat = house.seats[0]
    await desk((ctx) => saveVisitNote(ctx, { visitId, kind: 'tea', text: '菊花茶', baseRevision: 0 }))
    await desk((ctx) => chooseSeat(ctx, { visitId, seatId: seat?.id ?? '' }))
    expect(await cardNow()).toMatchObject({
      tea: null,
      teaToday: { name: '菊花茶' },
      seatToday: { name: seat?.name },
    })
  })
})

describe('her number', () => {
  it('is dialled by whoever may see it, unless she does not wish to be called', async () => {
    const { house, clientId, visitId, startsAt } = await expectedAtTwo()
    const cardFor = (reader: TestSalon['manager']) =>
      getDoorCard(house.salon.id, clientId, startsAt, visitId, reader)
    expect((await cardFor(house.receptionist))?.phone).toMatchObject({ e164: '+8613800138000' })
    expect((await cardFor(house.therapist))?.phone).toEqual({ ending: '8000' })
    expect((await onBoard(house, startsAt)).phone).toMatchObject({ e164: '+8613800138000' })
    expect((await onBoard(house, startsAt, house.therapist)).phone).toBeNull()
    const answers = [{ kind: 'phone', answer: 'declined' }] as const
    await asStaff(
      house.receptionist,
      startsAt,
    )((ctx) => recordConsents(ctx, { clientId, locale: 'zh-CN', answers: [...answers] }))
    expect((await onBoard(house, startsAt)).phone).toBeNull()
    expect((await cardFor(house.receptionist))?.isNotToBeCalled).toBe(true)
  })
})
