// When she is to come: her appointment, or as late as she has told; early or late by how much. Pure; safe for the client.

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
  /** Null while she is expected. */
  arrivedAt: string | null
  /** Nobody expected her: the appointment was made as she came. */
  isWalkIn: boolean
}

/** How she stands to her time, in whole minutes. */
export type Punctuality =
  | { kind: 'walk_in' }
  /** Still to come, in so many minutes; a begun one counts. */
  | { kind: 'coming'; minutes: number }
  /** Should be here since. */
  | { kind: 'missing'; minutes: number }
  | { kind: 'came_early' | 'came_late'; minutes: number }
  | { kind: 'came_in_time' }

/** How she stands to her time at `now`: who has come to her appointment, who has not to when she is to come. */
export function punctuality({ appointedAt, comesAt, arrivedAt, isWalkIn }: Coming, now: Date): Punctuality {
  if (isWalkIn) return { kind: 'walk_in' }
  if (!arrivedAt) {
    const pastMs = now.getTime() - Date.parse(comesAt)
    return pastMs > 0
      ? { kind: 'missing', minutes: Math.floor(pastMs / MINUTE_MS) }
      : { kind: 'coming', minutes: Math.max(0, Math.ceil(-pastMs / MINUTE_MS)) }
  }
  const minutes = Math.trunc((Date.parse(arrivedAt) - Date.parse(appointedAt)) / MINUTE_MS)
  if (minutes === 0) return { kind: 'came_in_time' }
  return { kind: minutes > 0 ? 'came_late' : 'came_early', minutes: Math.abs(minutes) }
}

/** Whether an appointment was made as she came through the door. */
export function isWalkIn({ startsAt, createdAt }: { startsAt: Date; createdAt: Date }): boolean {
  return createdAt.getTime() >= startsAt.getTime()
}
