// A treatment that did her harm may be done again: said by somebody who may decide, with a reason.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayClearReactions } from '@/lib/auth/permissions'
import { announceGuest } from '@/lib/clients/announce-guest'
import { dropDraft } from '@/lib/clients/archive-drafts'
import { livingArchive, lockClientOfSalon } from '@/lib/clients/client-of-salon'
import { othersWhoDecide, refuseAndName, refuseWhoTreatsHer } from '@/lib/staff/who-decides'
import type { clearReactionSchema } from './reaction-schemas'

/**
 * Clears a reaction, so that the same treatment is no longer stopped by it. Refuses `someone_was_faster` when it is
 * cleared already, and `reaction_own` for whoever gave her the treatment that did it, or is to treat her with it in a visit
 * that is still open, while somebody else could decide.
 */
export async function clearReaction(
  ctx: StaffContext,
  { reactionId, reason }: z.output<typeof clearReactionSchema>,
): Promise<void> {
  permit(mayClearReactions(ctx.staff))
  const reaction = await ctx.tx.reaction.findFirst({
    where: { id: reactionId, salonId: ctx.staff.salon.id, client: livingArchive },
    select: {
      ...{ clientId: true, sessionId: true, treatmentId: true },
      session: { select: { therapistId: true } },
    },
  })
  if (!reaction) throw new Refusal('not_found')
  await lockClientOfSalon(ctx, { clientId: reaction.clientId })
  await refuseWhoTreatsHer(
    ctx,
    { clientId: reaction.clientId, treatmentIds: [reaction.treatmentId] },
    'reaction_own',
  )
  if (reaction.session.therapistId === ctx.staff.id) {
    const others = await othersWhoDecide(ctx)
    if (others.length > 0) refuseAndName(ctx, 'reaction_own', others)
  }
  const { count } = await ctx.tx.reaction.updateMany({
    where: { id: reactionId, clientId: reaction.clientId, clearedAt: null },
    data: { clearedById: ctx.staff.id, clearedAt: ctx.now, clearedReason: reason },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordAudit(ctx, {
    action: 'reaction.cleared',
    subjectType: 'Client',
    subjectId: reaction.clientId,
    particulars: { reactionId, sessionId: reaction.sessionId },
  })
  await dropDraft(ctx, reaction.clientId, `clear:${reactionId}`)
  await announceGuest(ctx, reaction.clientId)
}
