// The next booking follows the plan: its treatment, on the day it is due, and never sooner.
import { describe, expect, it } from 'vitest'
import { bookAppointment } from '@/lib/appointments/book-appointment'
import { type BookingProposal, getBookingProposal } from '@/lib/appointments/openings-queries'
import { db } from '@/lib/db/client'
import { addMinutes, salonDate, salonTime } from '@/lib/salon-time/salon-time'
import { everythingAnswered } from '../../factories/answers'
import { at, createAppointment } from '../../factories/appointment'
import { createPlan } from '../../factories/care-plan'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

/** She came on Monday the 23rd at 15:00, was planned eight hydrating facials, and had the first. */
async function situation() {
  const house = await createSalon()
  const [facial, shoulders] = house.treatments
  if (!facial || !shoulders) throw new Error('two treatments are needed')
  const clientId = await createClient(house.receptionist, { alertsAsked: true }, at(house, '08:00'))
  const { visitId } = await createAppointment(house, {
    clientId,
    startsAt: at(house, '15:00'),
    treatments: [{ treatmentId: shoulders.id }, { treatmentId: facial.id }],
  })
  await createPlan(house, clientId, {
    now: at(house, '15:10'),
    treatments: [{ treatmentId: facial.id, sessions: 3, intervalDays: 10 }],
  })
  const safetyAnswers = everythingAnswered(house.therapist.id, at(house, '15:10'))
  await db.visit.update({ where: { id: visitId }, data: { safetyAnswers } })
  await db.treatmentSession.updateMany({
    where: { visitId },
    data: { startedAt: at(house, '15:20'), endedAt: at(house, '16:20') },
  })
  await db.visit.update({ where: { id: visitId }, data: { stage: 'farewell' } })
  const propose = (asked: object = {}, now = at(house, '17:00')) =>
    getBookingProposal(house.salon, { clientId, visitId, ...asked }, now)
  return { house, facial, shoulders, clientId, visitId, propose }
}

describe('booking by the plan', () => {
  it('proposes what is due next, from its day on, around the hour she came', async () => {
    const { house, facial, propose } = await situation()
    const { result, statements } = await countStatements(() => propose())
    expect(statements.length).toBeLessThanOrEqual(2)
    expect(result).toMatchObject({
      treatmentIds: [facial.id],
      planned: { treatmentId: facial.id, number: 2, sessions: 3, dueOn: '2026-12-03' },
      day: '2026-12-03',
    })
    const { timeZone } = house.salon
    const days = (result?.openings ?? []).map(({ startsAt }) => salonDate(startsAt, timeZone))
    expect(days[0]).toBe('2026-12-03')
    expect(days.every((day) => day >= '2026-12-03')).toBe(true)
    const times = (result?.openings ?? []).map(({ startsAt }) => salonTime(startsAt, timeZone))
    expect(times).toContain('15:00')
  })

  it('goes on counting from what is booked, until all is', async () => {
    const { house, clientId, visitId, facial, propose } = await situation()
    const book = async (proposal: BookingProposal | null) => {
      const opening = proposal?.openings[0]
      if (!opening) throw new Error('nothing is open')
      await asStaff(
        house.receptionist,
        at(house, '17:00'),
      )((ctx) =>
        bookAppointment(ctx, {
          clientId,
          startsAt: opening.startsAt,
          bookedDuringVisitId: visitId,
          treatments: [{ treatmentId: facial.id }],
        }),
      )
    }
    await book(await propose())
    const second = await propose()
    expect(second?.planned).toMatchObject({ number: 3, dueOn: '2026-12-13' })
    await book(second)
    const after = await propose()
    expect(after).toMatchObject({ planned: null, day: '2026-12-21' })
    expect(after?.treatmentIds).toHaveLength(2)
  })

  it('proposes today what should have been done, and the menu where the hand chose otherwise', async () => {
    const { house, shoulders, facial, propose } = await situation()
    expect(await propose({}, at(house, '11:00', '2026-12-20'))).toMatchObject({
      planned: { number: 2, dueOn: '2026-12-20' },
      day: '2026-12-20',
    })
    expect(await propose({ treatmentIds: [shoulders.id] })).toMatchObject({
      planned: null,
      day: '2026-12-21',
    })
    expect(await propose({ treatmentIds: [shoulders.id, facial.id] })).toMatchObject({
      planned: { number: 2 },
      day: '2026-12-03',
    })
  })

  it('leaves an appointment that is moved as it is', async () => {
    const { house, clientId, shoulders } = await situation()
    const { visitId } = await createAppointment(house, {
      clientId,
      startsAt: at(house, '10:00', '2026-11-30'),
      treatments: [{ treatmentId: shoulders.id }],
    })
    const proposal = await getBookingProposal(
      house.salon,
      { clientId, movingVisitId: visitId },
      addMinutes(at(house, '17:00'), 1),
    )
    expect(proposal).toMatchObject({ planned: null, treatmentIds: [shoulders.id], day: '2026-11-30' })
  })
})
