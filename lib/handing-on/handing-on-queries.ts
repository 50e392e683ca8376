// What stands with one colleague: before her account is closed, or her role is another, it is handed on.
import 'server-only'
import { mayManageStaff } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { IN_HOUSE, isInHouse } from '@/lib/visits/visit-flow'

type Guest = { name: string; formOfAddress: string | null }

export type StandingSession = {
  id: string
  /** Under way; of a guest who is here and waits for it; booked. */
  is: 'running' | 'waiting' | 'booked'
  startsAt: Date
  guest: Guest
  treatment: { name: string; nameEn: string | null }
}

export type StandingPromise = { id: string; text: string; dueOn: string; guest: Guest }

export type StandingWith = {
  sessions: StandingSession[]
  promises: StandingPromise[]
  /** Calls that are owed to guests whom she treated last; the desk makes them. */
  calls: number
}

/** No treatment lasts longer, so that the index on startsAt serves. */
const LONGEST_MINUTES = 48 * 60
/** As many as can be handed on at once. */
const MOST = 200

/** Everything that waits for her, the next first. Three statements; null for whoever is not of this salon, or may not ask. */
export async function standingWith(
  staff: SignedInStaff,
  staffMemberId: string,
  now: Date,
): Promise<StandingWith | null> {
  if (!mayManageStaff(staff)) return null
  const hers = { id: staffMemberId, salonId: staff.salon.id }
  const guest = { select: { name: true, formOfAddress: true } }
  const [member, sessions, calls] = await Promise.all([
    db.staffMember.findFirst({
      where: hers,
      relationLoadStrategy: 'join',
      select: {
        promisesOwned: {
          where: { keptAt: null, client: { erasedAt: null } },
          orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
          take: MOST,
          select: { id: true, text: true, dueOn: true, client: guest },
        },
      },
    }),
    db.treatmentSession.findMany({
      where: {
        therapist: hers,
        releasedAt: null,
        endedAt: null,
        startsAt: { gt: addMinutes(now, -LONGEST_MINUTES) },
        visit: { stage: { in: ['expected', ...IN_HOUSE] } },
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take: MOST,
      relationLoadStrategy: 'join',
      select: {
        id: true,
        startsAt: true,
        startedAt: true,
        treatment: { select: { name: true, nameEn: true } },
        visit: { select: { stage: true, client: guest } },
      },
    }),
    db.followUpCall.count({
      where: {
        salonId: staff.salon.id,
        madeAt: null,
        withdrawnAt: null,
        visit: { sessions: { some: { therapist: hers, releasedAt: null } } },
      },
    }),
  ])
  if (!member) return null
  return {
    sessions: sessions.map(({ visit, startedAt, ...session }) => ({
      ...session,
      is: startedAt ? 'running' : isInHouse(visit.stage) ? 'waiting' : 'booked',
      guest: visit.client,
    })),
    promises: member.promisesOwned.map(({ client, dueOn, ...promise }) => ({
      ...promise,
      dueOn: dueOn.toISOString().slice(0, 10),
      guest: client,
    })),
    calls,
  }
}
