// How long something has lasted against its target: plain reckoning, no clock.
export type Pace = 'calm' | 'soon' | 'late'

/** Whole minutes between two instants (milliseconds), never less than none. */
export function wholeMinutes(sinceMs: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - sinceMs) / 60_000))
}

/** Milliseconds until the next whole minute since `sinceMs`. */
export function untilNextMinute(sinceMs: number, nowMs: number): number {
  const into = (nowMs - sinceMs) % 60_000
  return 60_000 - (into < 0 ? into + 60_000 : into)
}

/** Late from the target on, soon in its last fifth (at least its last minute), calm before. */
export function paceOf(minutes: number, targetMinutes: number): Pace {
  if (minutes >= targetMinutes) return 'late'
  return minutes >= Math.min(Math.floor(targetMinutes * 0.8), targetMinutes - 1) && minutes > 0
    ? 'soon'
    : 'calm'
}

/** Whole minutes past a target, of which a begun one counts: what is late is so by at least one. */
export function overtimeMinutes(minutes: number, targetMinutes: number): number {
  return Math.max(1, minutes - targetMinutes)
}
