// When she is to come: her appointment, or as late as she has told; early or late by how much. Pure; safe for the client.
import { salonDay } from '@/lib/salon-time/salon-time'

const MINUTE_MS = 60_000

type ToldEvent = { kind: string; at: Date; particulars?: unknown }

/** She is late by `minutes` from her time, or from the moment she says so where her time has passed. */
export function lateComing(appointedAt: Date, toldAt: Date, minutes: number): Date {
  return new Date(Math.max(appointedAt.getTime(), toldAt.getTime()) + minutes * MINUTE_MS)
}

/**
 * When she is to come. The last word counts, none of before the appointment was moved; that she comes in time after all
 * takes it back.
 */
export function comesAt(appointedAt: Date, events: readonly ToldEvent[]): Date {
  const moved = events.findLastIndex(({ kind }) => kind === 'appointment_moved')
  const told = events.slice(moved + 1).findLast(({ kind }) => kind === 'late_told')
  const minutes = (told?.particulars as { minutes?: number } | undefined)?.minutes
  return told && minutes ? lateComing(appointedAt, told.at, minutes) : appointedAt
}

export type Coming = {
  appointedAt: string
  /** As late as she has told; her appointment where she has told nothing. */
  comesAt: string
  /** False once she has come, and when it has been cancelled or she has stayed away. */
  isExpected: boolean
  /** Null while she has not come. */
  arrivedAt: string | null
  /** Nobody expected her: the appointment was made as she came. */
  isWalkIn: boolean
}

/** How she stands to her time, in minutes of the clock: 10:58 is seven before 11:05, whatever the seconds are. */
export type Punctuality =
  | { kind: 'walk_in' }
  /** Still to come, in so many minutes. */
  | { kind: 'coming'; minutes: number }
  /** Should be here since. */
  | { kind: 'missing'; minutes: number }
  | { kind: 'came_early' | 'came_late'; minutes: number }
  | { kind: 'came_in_time' }
  /** Cancelled, or she stayed away: nobody waits for her. */
  | { kind: 'not_coming' }

/** How she stands to her time at `now`: who has come to her appointment, who has not to when she is to come. */
export function punctuality(coming: Coming, now: Date): Punctuality {
  if (coming.isWalkIn) return { kind: 'walk_in' }
  if (coming.arrivedAt) return asSheCame(new Date(coming.appointedAt), new Date(coming.arrivedAt))
  if (!coming.isExpected) return { kind: 'not_coming' }
  const comesAt = new Date(coming.comesAt)
  const minutes = Math.abs(clockMinutes(comesAt, now))
  return { kind: now > comesAt ? 'missing' : 'coming', minutes }
}

function asSheCame(appointedAt: Date, arrivedAt: Date): Punctuality {
  const minutes = clockMinutes(appointedAt, arrivedAt)
  if (minutes === 0) return { kind: 'came_in_time' }
  return { kind: minutes > 0 ? 'came_late' : 'came_early', minutes: Math.abs(minutes) }
}

/** Minutes from one time of the clock to another, as both are shown; negative when `to` is earlier. */
export function clockMinutes(from: Date, to: Date): number {
  return Math.floor(to.getTime() / MINUTE_MS) - Math.floor(from.getTime() / MINUTE_MS)
}

/**
 * From when on an appointment for which she is still expected is her next one: from the beginning of the salon's day.
 * Whoever is late today has not been forgotten until it is settled.
 */
export function nextCountsFrom(now: Date, timeZone: string): Date {
  return salonDay(now, timeZone).start
}

/** Whether an appointment was made as she came through the door. */
export function isWalkIn({ startsAt, createdAt }: { startsAt: Date; createdAt: Date }): boolean {
  return createdAt.getTime() >= startsAt.getTime()
}
