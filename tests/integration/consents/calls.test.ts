// Whom nobody calls: she who does not wish it. Her visit comes to its end all the same.
import { describe, expect, it } from 'vitest'
import type { ConsentAnswer } from '@/lib/consents/consent-flow'
import { recordConsents } from '@/lib/consents/record-consents'
import { db } from '@/lib/db/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { recordCall } from '@/lib/follow-ups/record-call'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { declineNextBooking } from '@/lib/visits/decline-next-booking'
import { markStep } from '@/lib/visits/mark-step'
import { moveVisit } from '@/lib/visits/move-visit'
import { undoMove } from '@/lib/visits/undo-move'
import { at, createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon, type TestSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

/** A guest at her farewell with nothing left open but the door. */
async function leavingGuest(house: TestSalon, answer: ConsentAnswer | null) {
  const clientId = await createClient(house.receptionist, { consents: [] }, TEST_NOW)
  if (answer) await say(house, clientId, answer)
  const { visitId } = await createAppointment(house, { clientId })
  await db.visit.update({ where: { id: visitId }, data: { stage: 'farewell' } })
  const now = at(house, '16:00')
  await asStaff(
    house.manager,
    now,
  )((ctx) => markStep(ctx, { visitId, stepKey: 'return_belongings', mark: 'done' }))
  await asStaff(house.manager, now)((ctx) => declineNextBooking(ctx, { visitId, reason: 'will_call' }))
  return { visitId, clientId, now }
}

function say(house: TestSalon, clientId: string, answer: ConsentAnswer): Promise<void> {
  return asStaff(
    house.receptionist,
    TEST_NOW,
  )((ctx) => recordConsents(ctx, { clientId, locale: 'zh-CN', answers: [{ kind: 'phone', answer }] }))
}

const callsOf = (visitId: string) => db.followUpCall.count({ where: { visitId, withdrawnAt: null } })

describe('seeing her off', () => {
  it.each([
    ['was never asked', null, 1],
    ['agreed', 'given', 1],
    ['declined', 'declined', 0],
  ] as const)('when she %s', async (_, answer, owed) => {
    const house = await createSalon()
    const { visitId, now } = await leavingGuest(house, answer)
    await asStaff(house.receptionist, now)((ctx) => moveVisit(ctx, { visitId, move: 'see_off' }))
    expect(await callsOf(visitId)).toBe(owed)
    const close = asStaff(house.receptionist, now)((ctx) => moveVisit(ctx, { visitId, move: 'close' }))
    if (owed) await expect(close).rejects.toMatchObject({ code: 'call_open' })
    else expect(await close).toMatchObject({ stage: 'closed' })
  })

  it('can be taken back where no call was owed', async () => {
    const house = await createSalon()
    const { visitId, now } = await leavingGuest(house, 'declined')
    const manager = asStaff(house.manager, now)
    const { sequence } = await manager((ctx) => moveVisit(ctx, { visitId, move: 'see_off' }))
    expect(await manager((ctx) => undoMove(ctx, { visitId, sequence }))).toEqual({ stage: 'farewell' })
    expect(await callsOf(visitId)).toBe(0)
  })
})

describe('a call that is owed', () => {
  it('comes with her number only where she agreed', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, { phone: '13800010001', consents: [] }, TEST_NOW)
    const { dueAt } = await createOwedCall(house, { clientId })
    const called = async () => (await listCallsDue(house.salon, dueAt)).calls[0]?.client
    expect(await called()).toMatchObject({ phone: null, phoneConsent: 'not_asked' })
    await say(house, clientId, 'given')
    expect(await called()).toMatchObject({ phone: '+8613800010001', phoneConsent: 'given' })
    await say(house, clientId, 'declined')
    expect(await called()).toMatchObject({ phone: null, phoneConsent: 'declined' })
  })

  it('is not followed by another once she has said no', async () => {
    const house = await createSalon()
    const { callId, clientId, dueAt, visitId } = await createOwedCall(house)
    await say(house, clientId, 'declined')
    const recorded = await asStaff(
      house.receptionist,
      addMinutes(dueAt, 5),
    )((ctx) => recordCall(ctx, { callId, outcome: 'no_answer' }))
    expect(recorded).toMatchObject({ nextCallDueAt: null, closed: true })
    expect(await callsOf(visitId)).toBe(1)
  })
})
