// Ends the sessions of one person at once, everywhere.
import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { SessionEnd } from '@/lib/db/generated/client'
import { announceEndedSessions } from '@/lib/live/announce'

type Ending = { tx: Tx; now: Date; staff: { salon: { id: string } } }

/**
 * In the deed's transaction; open live streams of this person close at commit. `besidesId` is a session that goes on.
 * Returns how many have ended.
 */
export async function endSessionsOf(
  ctx: Ending,
  staffMemberId: string,
  endedBy: Exclude<SessionEnd, 'signed_out'>,
  besidesId?: string,
): Promise<number> {
  const { count } = await ctx.tx.staffSession.updateMany({
    where: { staffMemberId, endedAt: null, ...(besidesId ? { id: { not: besidesId } } : {}) },
    data: { endedAt: ctx.now, endedBy },
  })
  await announceEndedSessions(ctx.tx, ctx.staff.salon.id, staffMemberId)
  return count
}
