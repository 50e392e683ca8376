// Holds each named situation to what its name says, in a house of two therapists and two rooms.
import { describe, expect, it } from 'vitest'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { listBoardVisits } from '@/lib/visits/board-queries'
import {
  callDue,
  calledOff,
  callOverdue,
  callTriedOnce,
  notReached,
  reached,
} from '@/prisma/seed/situations/afterwards'
import {
  atFarewell,
  expectedGuest,
  inConsultation,
  inRecommendation,
  inTreatment,
  justGreeted,
  lateGuest,
  treatmentNearlyOver,
  waitingTooLong,
} from '@/prisma/seed/situations/in-the-house'
import { createClient } from '../../factories/client'
import { createSalon } from '../../factories/salon'

const now = new Date('2026-11-21T15:32:00+08:00')

describe('a guest', () => {
  it.each([
    ['expected', expectedGuest, 'expected'],
    ['late', lateGuest, 'expected'],
    ['just greeted', justGreeted, 'greeting'],
    ['waiting too long', waitingTooLong, 'seating'],
    ['in consultation', inConsultation, 'consultation'],
    ['in treatment', inTreatment, 'treatment'],
    ['whose treatment is nearly over', treatmentNearlyOver, 'treatment'],
    ['in recommendation', inRecommendation, 'recommendation'],
    ['at farewell', atFarewell, 'farewell'],
  ])('%s stands on the board', async (_name, situation, stage) => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const { visitId } = await situation(house, { clientId, now })
    expect(await listBoardVisits(house.salon, now)).toMatchObject([
      { visitId, stage, client: { id: clientId } },
    ])
  })

  it.each([
    ['due today', callDue, 'calm', 0],
    ['overdue', callOverdue, 'late', 0],
    ['tried once', callTriedOnce, 'calm', 1],
  ])('with a call %s stands on the list', async (_name, situation, timeliness, tries) => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const { visitId } = await situation(house, { clientId, now })
    const { calls } = await listCallsDue(house.salon, now)
    expect(calls).toMatchObject([{ visitId }])
    expect(calls[0]?.tries).toHaveLength(tries)
    expect(timeliness === 'late').toBe(calls[0]?.timeliness === 'late')
  })

  it('who was heard, or not, or has called off her next visit, leaves the right thing open', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const departed = await callDue(house, { clientId, now })
    await notReached(house, { callId: departed.callId, at: now })
    expect(await listBoardVisits(house.salon, now)).toMatchObject([
      { stage: 'follow_up', call: { attempt: 2 } },
    ])
    const other = { clientId: await createClient(house.receptionist, {}, now) }
    const heard = await callDue(house, { ...other, now, therapist: house.secondTherapist })
    await reached(house, { callId: heard.callId, at: now, feeling: 5, note: '都好。' })
    const expected = await expectedGuest(house, { ...other, now })
    await calledOff(house, { visitId: expected.visitId, at: now })
    expect(await listBoardVisits(house.salon, now)).toHaveLength(1)
  })
})
