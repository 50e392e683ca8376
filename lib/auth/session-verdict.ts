// Whether a signed-in browser still counts: ended, deactivated, idle or too old. Pure; the clock comes in.

export type SessionFacts = {
  createdAt: Date
  lastSeenAt: Date
  endedAt: Date | null
  /** Of the staff member. */
  deactivatedAt: Date | null
  /** Of the salon. */
  idleMinutes: number
}

export type SessionVerdict = 'live' | 'ended' | 'deactivated' | 'idle' | 'expired'

/** A browser stays signed in for one day at most, however busy it is. */
export const absoluteHours = 24

/** The idle limit that holds for her now: hands that treat a guest touch no tablet. */
export function idleLimit(
  salon: { idleMinutes: number; treatmentIdleMinutes: number },
  isTreating: boolean,
): number {
  return isTreating ? Math.max(salon.idleMinutes, salon.treatmentIdleMinutes) : salon.idleMinutes
}

/** Seconds before the idle limit at which a page says that it is coming. */
export function warningSeconds(idleMinutes: number): number {
  return Math.min(60, idleMinutes * 15)
}

/** Live while less than `idleMinutes` have passed since the last act and less than a day since sign-in. */
export function sessionVerdict(session: SessionFacts, now: Date): SessionVerdict {
  if (session.endedAt) return 'ended'
  if (session.deactivatedAt) return 'deactivated'
  if (now.getTime() - session.createdAt.getTime() >= absoluteHours * 3_600_000) return 'expired'
  return secondsUntilIdle(session, now) > 0 ? 'live' : 'idle'
}

/** Seconds left before the session is idle; zero or less when it is. */
export function secondsUntilIdle(
  session: Pick<SessionFacts, 'lastSeenAt' | 'idleMinutes'>,
  now: Date,
): number {
  return session.idleMinutes * 60 - (now.getTime() - session.lastSeenAt.getTime()) / 1000
}

/** How many seconds apart a session is renewed: a minute, or a quarter of a very short idle limit. */
export function renewalSeconds(idleMinutes: number): number {
  return Math.min(60, idleMinutes * 15)
}
