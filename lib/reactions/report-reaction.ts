// What a treatment did to her is told when it shows: while it runs, the same evening, or two days later on the phone.
import 'server-only'
import type { z } from 'zod'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayReportReactions } from '@/lib/auth/permissions'
import { announceGuest } from '@/lib/clients/announce-guest'
import { dropDraft } from '@/lib/clients/archive-drafts'
import { livingArchive, lockClientOfSalon } from '@/lib/clients/client-of-salon'
import type { reportReactionSchema } from './reaction-schemas'
import { tellReaction } from './tell-reaction'

/**
 * Notes what a treatment did to her; whoever hears of it may. It stops that treatment, now where it runs, and the next
 * time. Refuses `not_found` for a treatment of another salon or an archive that is gone, and `not_begun` for one that has
 * not touched her yet.
 */
export async function reportReaction(
  ctx: StaffContext,
  { sessionId, text }: z.output<typeof reportReactionSchema>,
): Promise<{ reactionId: string }> {
  permit(mayReportReactions(ctx.staff))
  const session = await ctx.tx.treatmentSession.findFirst({
    where: { id: sessionId, visit: { salonId: ctx.staff.salon.id, client: livingArchive } },
    select: { treatmentId: true, visitId: true, visit: { select: { clientId: true } } },
  })
  if (!session) throw new Refusal('not_found')
  const { treatmentId, visitId } = session
  const { clientId } = session.visit
  await lockClientOfSalon(ctx, { clientId })
  const begun = await ctx.tx.treatmentSession.count({ where: { id: sessionId, startedAt: { not: null } } })
  if (begun === 0) throw new Refusal('not_begun')
  const told = await tellReaction(ctx, { clientId, visitId, sessionId, treatmentId, text })
  await dropDraft(ctx, clientId, `reaction:${sessionId}`, `call_reaction:${visitId}`)
  await announceGuest(ctx, clientId, visitId)
  return told
}
