// Reads the session row behind a request in one statement and gives the verdict. Knows nothing of Next.
import 'server-only'
import { subHours } from 'date-fns'
import { doorDb } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { idleLimit, type SessionVerdict, secondsUntilIdle, sessionVerdict } from './session-verdict'
import type { SignedInStaff } from './signed-in-staff'

/** A treatment that began longer ago was never ended. */
const LONGEST_TREATMENT_HOURS = 12

const sessionSelect = (now: Date) =>
  ({
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
        mustChangePassword: true,
        deactivatedAt: true,
        /** What she has begun and not ended. */
        treatments: {
          where: {
            startedAt: { gt: subHours(now, LONGEST_TREATMENT_HOURS) },
            endedAt: null,
            releasedAt: null,
          },
          select: { id: true },
          take: 1,
        },
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
            treatmentIdleMinutes: true,
            noShowAfterMinutes: true,
            followUpAfterHours: true,
            callAttempts: true,
            callRetryHours: true,
            lapsedAfterDays: true,
            retentionYears: true,
            therapistSeesPhone: true,
            therapistSeesAddress: true,
            therapistSeesSpending: true,
            receptionistSeesSpending: true,
            standardsVersion: true,
          },
        },
      },
    },
  }) satisfies Prisma.StaffSessionSelect

export type SessionReading =
  | { verdict: 'live'; staff: SignedInStaff; idleInSeconds: number; mustChangePassword: boolean }
  | { verdict: Exclude<SessionVerdict, 'live'> | 'unknown' }

/** One statement. `unknown` for an id that was never given out. */
export async function readSession(sessionId: string, now: Date): Promise<SessionReading> {
  const session = await doorDb.staffSession.findUnique({
    where: { id: sessionId },
    select: sessionSelect(now),
    relationLoadStrategy: 'join',
  })
  if (!session) return { verdict: 'unknown' }
  const { staffMember } = session
  const facts = {
    ...session,
    deactivatedAt: staffMember.deactivatedAt,
    idleMinutes: idleLimit(staffMember.salon, staffMember.treatments.length > 0),
  }
  const verdict = sessionVerdict(facts, now)
  if (verdict !== 'live') return { verdict }
  const { id, name, userName, role, locale, mayOverrideSafety } = staffMember
  const { treatmentIdleMinutes: _, ...ofSalon } = staffMember.salon
  const salon = { ...ofSalon, idleMinutes: facts.idleMinutes }
  return {
    verdict,
    staff: { id, sessionId: session.id, name, userName, role, locale, mayOverrideSafety, salon },
    idleInSeconds: secondsUntilIdle(facts, now),
    mustChangePassword: staffMember.mustChangePassword,
  }
}
