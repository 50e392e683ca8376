// Ends every session of one person at once, everywhere.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SessionEnd } from '@/lib/db/generated/client'
import { announceEndedSessions } from '@/lib/live/announce'

/** In the deed's transaction; open live streams of this person close at commit. */
export async function endSessionsOf(
  ctx: StaffContext,
  staffMemberId: string,
  endedBy: Exclude<SessionEnd, 'signed_out'>,
): Promise<void> {
  await ctx.tx.staffSession.updateMany({
    where: { staffMemberId, endedAt: null },
    data: { endedAt: ctx.now, endedBy },
  })
  await announceEndedSessions(ctx.tx, ctx.staff.salon.id, staffMemberId)
}
