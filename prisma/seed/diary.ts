// Who is booked when in the demo: keeps two guests from wanting the same therapist or room.
import { addMinutes } from 'date-fns'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { addDays, salonDay, salonInstant } from '@/lib/salon-time/salon-time'
import { first, type House } from './situations/house'
import type { Plan } from './situations/lead-through'

/** When guests of other days are expected; each has two hours and a quarter. */
const TIMES = ['10:15', '12:30', '15:00', '17:30'] as const

/** Minutes from the welcome to the beginning of the treatment. */
const WELCOME_MINUTES = 20

export type Booked = Plan & { therapist: SignedInStaff }

/** A diary of days that are not today: every therapist keeps a room of her own each day. */
export class Diary {
  private readonly taken = new Set<string>()

  constructor(
    private readonly house: House,
    private readonly today: string,
  ) {}

  /** The first free time of the day `inDays` from today, with the therapist wished for where she is free. */
  take(inDays: number, treatment: Plan['treatment'], wished: number): Booked {
    const { therapists } = this.house
    for (let turn = 0; turn < therapists.length * TIMES.length; turn++) {
      const therapist = (wished + Math.floor(turn / TIMES.length)) % therapists.length
      const time = TIMES[(turn + wished + Math.abs(inDays)) % TIMES.length] ?? TIMES[0]
      const slot = `${inDays} ${therapist} ${time}`
      if (this.taken.has(slot)) continue
      this.taken.add(slot)
      return this.booked(inDays, time, treatment, therapist)
    }
    throw new Error(`the day ${inDays} days from today is full`)
  }

  private booked(inDays: number, time: string, treatment: Plan['treatment'], therapist: number): Booked {
    const { salon, therapists, rooms } = this.house
    const startsAt = salonInstant(addDays(this.today, inDays), time, salon.timeZone)
    const by = first(therapists.slice(therapist))
    return {
      startsAt,
      beginsAt: addMinutes(startsAt, WELCOME_MINUTES),
      treatment,
      therapist: by,
      therapistId: by.id,
      roomId: first(rooms.slice((therapist + Math.abs(inDays)) % rooms.length)).id,
    }
  }
}

/**
 * Times later today at which `count` guests are expected: spread over the rest of the opening hours; when these
 * are nearly or wholly over, a quarter of an hour apart, or as close as it takes to remain today.
 */
export function laterToday(house: House, now: Date, count: number): Date[] {
  const { timeZone, opensAt, closesAt } = house.salon
  const day = salonDay(now, timeZone)
  const opens = salonInstant(day.date, opensAt, timeZone)
  const lastStart = addMinutes(salonInstant(day.date, closesAt, timeZone), -90)
  const from = Math.max(+opens, +now + 25 * MINUTE)
  const step = (+lastStart - from) / (count - 1 || 1)
  if (step >= QUARTER) return each(count, (index) => Math.ceil((from + index * step) / QUARTER) * QUARTER)
  const close = Math.min(QUARTER, (+day.end - +now) / (count + 1))
  return each(count, (index) => +now + (index + 1) * close)
}

/** A therapist and a room for each of today's later guests, none of them promised to anybody else. */
export function plansLaterToday(
  house: House,
  times: readonly Date[],
  treatments: readonly Plan['treatment'][],
  promised: readonly Plan[],
): Booked[] {
  const plans: Booked[] = []
  for (const [index, startsAt] of times.entries()) {
    const treatment = first(treatments.slice(index))
    plans.push(earliest(house, startsAt, treatment, [...promised, ...plans], index))
  }
  return plans
}

const MINUTE = 60_000
const QUARTER = 15 * MINUTE

function each(count: number, at: (index: number) => number): Date[] {
  return Array.from({ length: count }, (_, index) => new Date(Math.floor(at(index) / MINUTE) * MINUTE))
}

function earliest(
  house: House,
  startsAt: Date,
  treatment: Plan['treatment'],
  others: readonly Plan[],
  turn: number,
): Booked {
  for (let beginsAt = addMinutes(startsAt, WELCOME_MINUTES); ; beginsAt = addMinutes(beginsAt, 5)) {
    const endsAt = addMinutes(beginsAt, treatment.durationMinutes)
    const meeting = others.filter(
      (other) =>
        other.beginsAt < endsAt && addMinutes(other.beginsAt, other.treatment.durationMinutes) > beginsAt,
    )
    const therapist = inTurn(house.therapists, turn).find(({ id }) =>
      meeting.every((other) => other.therapistId !== id),
    )
    const room = house.rooms.find(({ id }) => meeting.every((other) => other.roomId !== id))
    if (therapist && room) {
      return { startsAt, beginsAt, treatment, therapist, therapistId: therapist.id, roomId: room.id }
    }
  }
}

function inTurn<T>(items: readonly T[], turn: number): T[] {
  const begin = turn % items.length
  return [...items.slice(begin), ...items.slice(0, begin)]
}
