// Guests who have been here: visits led to the door, and the calls that follow them.
import { addMinutes } from 'date-fns'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { recordCall } from '@/lib/follow-ups/record-call'
import { addDays, salonDate, salonInstant } from '@/lib/salon-time/salon-time'
import { callDueAt } from '@/lib/visits/call-due'
import { moveVisit } from '@/lib/visits/move-visit'
import { first, type House, together } from './house'
import {
  type Arranged,
  arrangeGuest,
  type Led,
  leadThrough,
  type Moments,
  type NextBooking,
  type Plan,
  type Words,
} from './lead-through'

export type PastVisit = {
  clientId: string
  therapist: SignedInStaff
  plan: Plan
  /** Expected already; left out, she is arranged here, as of the day before. */
  visit?: Arranged
  words?: Words
  next?: NextBooking
  /** Minutes by which she came late; negative for early. */
  lateBy?: number
}

export type OwedCall = { callId: string; dueAt: Date }
export type Departed = Led & OwedCall

/** A whole visit from the greeting to the door. Its call is owed. */
export async function pastVisit(house: House, past: PastVisit): Promise<Departed> {
  const { clientId, therapist, plan, words, lateBy = -3 } = past
  const moments = momentsOf(plan, lateBy)
  const next = past.next ?? { declined: 'will_call' }
  return together(async (act) => {
    const bookedAt = addMinutes(plan.startsAt, -DAY)
    const visit = past.visit ?? (await arrangeGuest(act(house.receptionist, bookedAt), clientId, plan))
    const led = await leadThrough(act, house, { ...visit, clientId, therapist }, moments, words, next)
    const { tx } = act(house.receptionist, plan.startsAt)
    const call = await tx.followUpCall.findFirstOrThrow({ where: { visitId: led.visitId, madeAt: null } })
    return {
      visitId: led.visitId,
      sessionId: led.sessionId,
      next: led.next,
      callId: call.id,
      dueAt: call.dueAt,
    }
  })
}

/** She was called and heard; a visit with nothing else open closes. */
export async function reached(
  house: House,
  { callId, at, feeling, note }: { callId: string; at: Date; feeling: number; note: string },
): Promise<void> {
  await together((act) =>
    recordCall(act(house.receptionist, at), { callId, outcome: 'reached', feeling, note }),
  )
}

/** She was called in vain; the next call is owed. */
export async function notReached(house: House, { callId, at }: { callId: string; at: Date }): Promise<void> {
  await together((act) => recordCall(act(house.receptionist, at), { callId, outcome: 'no_answer' }))
}

/** She called off the visit that was booked for her. */
export async function calledOff(house: House, { visitId, at }: { visitId: string; at: Date }): Promise<void> {
  await together((act) => moveVisit(act(house.receptionist, at), { visitId, move: 'cancel' }))
}

type GuestBefore = {
  clientId: string
  now: Date
  therapist?: SignedInStaff
  words?: Words
  next?: NextBooking
}

/** A guest whose call is due today. */
export const callDue = (house: House, guest: GuestBefore) => departedWithCallDue(house, guest, 0)

/** A guest who should have been called two days ago. */
export const callOverdue = (house: House, guest: GuestBefore) => departedWithCallDue(house, guest, -2)

/** A guest called in vain yesterday. */
export async function callTriedOnce(house: House, guest: GuestBefore): Promise<Departed> {
  const departed = await departedWithCallDue(house, guest, -1)
  await notReached(house, { callId: departed.callId, at: departed.dueAt })
  return departed
}

async function departedWithCallDue(house: House, guest: GuestBefore, day: number): Promise<Departed> {
  const therapist = guest.therapist ?? first(house.therapists)
  const treatment = first(house.treatments)
  const startsAt = visitWithCallDue(
    house,
    treatment,
    addDays(salonDate(guest.now, house.salon.timeZone), day),
  )
  const plan = {
    startsAt,
    beginsAt: addMinutes(startsAt, 20),
    treatment,
    therapistId: therapist.id,
    // Each therapist has a room of her own, so that guests of two do not meet.
    roomId: first(house.rooms.slice(house.therapists.indexOf(therapist) % house.rooms.length)).id,
  }
  return pastVisit(house, { ...guest, therapist, plan })
}

/** When a visit with this treatment began if its call falls due on `date`: early in an afternoon before. */
function visitWithCallDue(house: House, treatment: Plan['treatment'], date: string): Date {
  const { salon } = house
  const entry = house.treatments.find(({ id }) => id === treatment.id)
  const hours = followUpHours(entry) ?? salon.followUpAfterHours
  for (let daysBefore = 1; daysBefore < 60; daysBefore++) {
    const startsAt = salonInstant(addDays(date, -daysBefore), '13:00', salon.timeZone)
    const leftAt = addMinutes(startsAt, 20 + treatment.durationMinutes + MINUTES_AFTER_TREATMENT)
    if (salonDate(callDueAt(leftAt, hours, salon), salon.timeZone) === date) return startsAt
  }
  throw new Error(`no visit has its call due on ${date}`)
}

function followUpHours(treatment: House['treatments'][number] | undefined): number | null {
  return treatment?.followUpAfterHours ?? null
}

const DAY = 24 * 60

/** From the end of the treatment to the door. */
export const MINUTES_AFTER_TREATMENT = 21

function momentsOf({ startsAt, beginsAt, treatment }: Plan, lateBy: number): Required<Moments> {
  const arrivedAt = addMinutes(startsAt, lateBy)
  const endedAt = addMinutes(beginsAt, treatment.durationMinutes)
  return {
    arrivedAt,
    seatedAt: addMinutes(arrivedAt, 3),
    consultationAt: addMinutes(beginsAt, -12),
    treatmentAt: addMinutes(beginsAt, -3),
    sessionStartedAt: beginsAt,
    sessionEndedAt: endedAt,
    recommendationAt: addMinutes(endedAt, 5),
    farewellAt: addMinutes(endedAt, 12),
    leftAt: addMinutes(endedAt, MINUTES_AFTER_TREATMENT),
  }
}
