// A guest whose treatment runs, and how it may end.
import { db } from '@/lib/db/client'
import { SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { at } from './appointment'
import { asStaff } from './context'
import { createGuestAtGate, type GuestAtGate } from './safety'
import type { TestSalon } from './salon'

/** She was asked everything in this visit, and said no. */
export async function answerAll(house: TestSalon, visitId: string, askedAt = at(house, '13:59')) {
  await db.safetyAnswer.createMany({
    data: SAFETY_QUESTIONS.map((question) => ({
      visitId,
      question,
      answer: 'no' as const,
      askedById: house.therapist.id,
      askedAt,
    })),
  })
}

/** A guest at the gate whose treatment of 60 minutes begins at `startsAt`, by its therapist. */
export async function createGuestUnderWay(
  house: TestSalon,
  startsAt = at(house, '14:00'),
): Promise<GuestAtGate> {
  const guest = await createGuestAtGate(house, startsAt)
  await answerAll(house, guest.visitId, startsAt)
  await asStaff(house.therapist, startsAt)((ctx) => startSession(ctx, { sessionId: guest.sessionId }))
  return guest
}

/** Breaks it off at once, on her wish. */
export function breakOff(house: TestSalon, sessionId: string, now: Date): Promise<void> {
  return asStaff(
    house.therapist,
    now,
  )((ctx) => endSession(ctx, { sessionId, outcome: 'broken_off', endReason: 'her_wish' }))
}
