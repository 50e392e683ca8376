// Guests who are in the house now, or should be: each situation as it stands at `now`.
import { addMinutes } from 'date-fns'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { first, type House, together } from './house'
import { type Arranged, arrangeGuest, leadThrough, type Moments, type Plan, type Words } from './lead-through'

/** Minutes from now, negative for what has happened; whom and where, counted in the house's order. */
type Story = {
  expected: number
  begins: number
  treatmentMinutes: number
  therapist: number
  room: number
  seat: number
  waitTold?: number
  minutes?: { [Moment in keyof Moments]: number }
}

/** Their therapists and rooms fit into one another: all of them can stand in one house of four and five. */
export const STORIES = {
  /** She should have been here twelve minutes ago. */
  lateGuest: { expected: -12, begins: 10, treatmentMinutes: 40, therapist: 1, room: 4, seat: 0 },
  justGreeted: {
    expected: 5,
    begins: 35,
    treatmentMinutes: 60,
    therapist: 0,
    room: 0,
    seat: 0,
    minutes: { arrivedAt: -2 },
  },
  /** Told ten minutes, waiting twenty-four. */
  waitingTooLong: {
    expected: -25,
    begins: 10,
    treatmentMinutes: 60,
    therapist: 2,
    room: 2,
    seat: 1,
    waitTold: 10,
    minutes: { arrivedAt: -28, seatedAt: -24 },
  },
  inConsultation: {
    expected: -30,
    begins: 5,
    treatmentMinutes: 40,
    therapist: 3,
    room: 3,
    seat: 2,
    waitTold: 15,
    minutes: { arrivedAt: -33, seatedAt: -29, consultationAt: -14 },
  },
  inTreatment: {
    expected: -65,
    begins: -40,
    treatmentMinutes: 70,
    therapist: 0,
    room: 0,
    seat: 3,
    waitTold: 10,
    minutes: { arrivedAt: -67, seatedAt: -63, consultationAt: -55, treatmentAt: -44, sessionStartedAt: -39 },
  },
  treatmentNearlyOver: {
    expected: -110,
    begins: -85,
    treatmentMinutes: 90,
    therapist: 1,
    room: 1,
    seat: 4,
    waitTold: 10,
    minutes: {
      arrivedAt: -108,
      seatedAt: -105,
      consultationAt: -98,
      treatmentAt: -90,
      sessionStartedAt: -84,
    },
  },
  inRecommendation: {
    expected: -95,
    begins: -70,
    treatmentMinutes: 60,
    therapist: 2,
    room: 2,
    seat: 5,
    waitTold: 5,
    minutes: {
      arrivedAt: -96,
      seatedAt: -92,
      consultationAt: -86,
      treatmentAt: -73,
      sessionStartedAt: -70,
      sessionEndedAt: -10,
      recommendationAt: -5,
    },
  },
  /** The treatment is over, the next visit is not booked yet. */
  atFarewell: {
    expected: -125,
    begins: -100,
    treatmentMinutes: 60,
    therapist: 3,
    room: 3,
    seat: 1,
    waitTold: 5,
    minutes: {
      arrivedAt: -127,
      seatedAt: -123,
      consultationAt: -115,
      treatmentAt: -102,
      sessionStartedAt: -99,
      sessionEndedAt: -40,
      recommendationAt: -24,
      farewellAt: -6,
    },
  },
} as const satisfies Record<string, Story>

export type StoryName = keyof typeof STORIES

export type GuestNow = {
  clientId: string
  now: Date
  /** Expected already; left out, she is arranged here, as of the day before. */
  visit?: Arranged
  /** In place of the story's own. */
  therapist?: SignedInStaff
  plan?: Partial<Plan>
  words?: Words
}

export const lateGuest = (house: House, guest: GuestNow) => playStory(house, 'lateGuest', guest)
export const justGreeted = (house: House, guest: GuestNow) => playStory(house, 'justGreeted', guest)
export const waitingTooLong = (house: House, guest: GuestNow) => playStory(house, 'waitingTooLong', guest)
export const inConsultation = (house: House, guest: GuestNow) => playStory(house, 'inConsultation', guest)
export const inTreatment = (house: House, guest: GuestNow) => playStory(house, 'inTreatment', guest)
export const treatmentNearlyOver = (house: House, guest: GuestNow) =>
  playStory(house, 'treatmentNearlyOver', guest)
export const inRecommendation = (house: House, guest: GuestNow) => playStory(house, 'inRecommendation', guest)
export const atFarewell = (house: House, guest: GuestNow) => playStory(house, 'atFarewell', guest)

/** An expected guest, an hour from now unless the plan says otherwise. */
export async function expectedGuest(
  house: House,
  { clientId, now, therapist, plan }: GuestNow,
): Promise<Arranged> {
  const by = therapist ?? first(house.therapists)
  const startsAt = plan?.startsAt ?? addMinutes(now, 60)
  return together((act) =>
    arrangeGuest(act(house.receptionist, addMinutes(now, -DAY)), clientId, {
      startsAt,
      beginsAt: startsAt,
      treatment: first(house.treatments),
      therapistId: by.id,
      roomId: first(house.rooms).id,
      ...plan,
    }),
  )
}

/** What the story has planned for her, seen from `now`. Times of the diary are full five minutes. */
export function planOf(house: House, name: StoryName, now: Date): Plan {
  const story: Story = STORIES[name]
  return {
    startsAt: onTheDial(addMinutes(now, story.expected)),
    beginsAt: onTheDial(addMinutes(now, story.begins)),
    treatment: shortEnough(house, story.treatmentMinutes),
    therapistId: therapistOf(house, story).id,
    roomId: nth(house.rooms, story.room).id,
  }
}

/** Leads her as far as the story goes; what has not happened yet in it stays open. */
export async function playStory(house: House, name: StoryName, guest: GuestNow): Promise<Arranged> {
  const { clientId, now, words } = guest
  const story: Story = STORIES[name]
  const therapist = guest.therapist ?? therapistOf(house, story)
  const plan = { ...planOf(house, name, now), therapistId: therapist.id, ...guest.plan }
  return together(async (act) => {
    const yesterday = addMinutes(now, -DAY)
    const visit = guest.visit ?? (await arrangeGuest(act(house.receptionist, yesterday), clientId, plan))
    if (!story.minutes) return visit
    const moments = momentsOf(story.minutes, now)
    const seatId = nth(house.seats, story.seat).id
    const said = { seatId, ...(story.waitTold ? { waitTold: story.waitTold } : {}), ...words }
    const { visitId, sessionId } = await leadThrough(
      act,
      house,
      { ...visit, clientId, therapist },
      moments,
      said,
    )
    return { visitId, sessionId }
  })
}

const DAY = 24 * 60

function momentsOf(minutes: NonNullable<Story['minutes']>, now: Date): Moments {
  const entries = Object.entries(minutes).map(([moment, offset]) => [moment, addMinutes(now, offset)])
  return { arrivedAt: addMinutes(now, minutes.arrivedAt), ...Object.fromEntries(entries) }
}

function therapistOf(house: House, story: Story): SignedInStaff {
  return nth(house.therapists, story.therapist)
}

/** The longest treatment of the house that is not longer than the story has room for. */
function shortEnough(house: House, minutes: number): House['treatments'][number] {
  const fitting = house.treatments.filter(({ durationMinutes }) => durationMinutes <= minutes)
  return first(fitting.sort((a, b) => b.durationMinutes - a.durationMinutes))
}

function nth<T>(items: readonly T[], index: number): T {
  return first(items.slice(index % items.length))
}

function onTheDial(instant: Date): Date {
  const fiveMinutes = 5 * 60_000
  return new Date(Math.floor(instant.getTime() / fiveMinutes) * fiveMinutes)
}
