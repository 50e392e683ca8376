// Reads the session row behind a request in one statement and gives the verdict. Knows nothing of Next.
import 'server-only'
import { doorDb } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { type SessionVerdict, secondsUntilIdle, sessionVerdict } from './session-verdict'
import type { SignedInStaff } from './signed-in-staff'

const sessionSelect = {
  id: true,
  createdAt: true,
  lastSeenAt: true,
  endedAt: true,
  staffMember: {
    select: {
      id: true,
      name: true,
      userName: true,
      role: true,
      locale: true,
      mayOverrideSafety: true,
      deactivatedAt: true,
      salon: {
        select: {
          id: true,
          name: true,
          timeZone: true,
          locale: true,
          currency: true,
          phoneCountry: true,
          isDemo: true,
          opensAt: true,
          closesAt: true,
          idleMinutes: true,
          noShowAfterMinutes: true,
          followUpAfterHours: true,
          callAttempts: true,
          callRetryHours: true,
          lapsedAfterDays: true,
          retentionYears: true,
          standardsVersion: true,
        },
      },
    },
  },
} satisfies Prisma.StaffSessionSelect

export type SessionReading =
  | { verdict: 'live'; staff: SignedInStaff; idleInSeconds: number }
  | { verdict: Exclude<SessionVerdict, 'live'> | 'unknown' }

/** One statement. `unknown` for an id that was never given out. */
export async function readSession(sessionId: string, now: Date): Promise<SessionReading> {
  const session = await doorDb.staffSession.findUnique({
    where: { id: sessionId },
    select: sessionSelect,
    relationLoadStrategy: 'join',
  })
  if (!session) return { verdict: 'unknown' }
  const { staffMember } = session
  const facts = {
    ...session,
    deactivatedAt: staffMember.deactivatedAt,
    idleMinutes: staffMember.salon.idleMinutes,
  }
  const verdict = sessionVerdict(facts, now)
  if (verdict !== 'live') return { verdict }
  const { id, name, userName, role, locale, mayOverrideSafety, salon } = staffMember
  return {
    verdict,
    staff: { id, sessionId: session.id, name, userName, role, locale, mayOverrideSafety, salon },
    idleInSeconds: secondsUntilIdle(facts, now),
  }
}
