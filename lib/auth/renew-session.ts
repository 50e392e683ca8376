// Says that a person has just acted, so that the idle limit counts from now.
import 'server-only'
import type { Tx } from '@/lib/db/client'
import { renewalSeconds } from './session-verdict'
import type { SignedInStaff } from './signed-in-staff'

/** Moves `lastSeenAt` forward, at most once a minute. An ended session stays ended. True when it moved. */
export async function renewSession(
  tx: Tx,
  staff: { sessionId: string; salon: Pick<SignedInStaff['salon'], 'idleMinutes'> },
  now: Date,
): Promise<boolean> {
  const due = new Date(now.getTime() - renewalSeconds(staff.salon.idleMinutes) * 1000)
  const { count } = await tx.staffSession.updateMany({
    where: { id: staff.sessionId, endedAt: null, lastSeenAt: { lte: due } },
    data: { lastSeenAt: now },
  })
  return count > 0
}
