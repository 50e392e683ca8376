// The one writer of what a treatment did to her.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import type { StaffContext } from '@/lib/actions/staff-context'
import { answerHarm } from './answer-harm'

type Told = {
  clientId: string
  visitId: string
  sessionId: string
  treatmentId: string
  text: string
}

/**
 * Notes a reaction to a treatment, within the deed that ends it or tells of it. One that was told before keeps its words and
 * stands again: her skin does not take back what it did. The guest has to be held.
 */
export async function tellReaction(ctx: StaffContext, told: Told): Promise<{ reactionId: string }> {
  const { sessionId, clientId, text } = told
  const before = await ctx.tx.reaction.findFirst({
    where: { sessionId, clientId },
    select: { id: true, text: true },
  })
  const noted = { notedById: ctx.staff.id, notedAt: ctx.now }
  const { id } = before
    ? await ctx.tx.reaction.update({
        where: { id: before.id },
        data: {
          ...noted,
          text: before.text === text ? text : `${before.text}\n${text}`,
          clearedById: null,
          clearedAt: null,
          clearedReason: null,
        },
        select: { id: true },
      })
    : await ctx.tx.reaction.create({
        data: { ...told, ...noted, salonId: ctx.staff.salon.id },
        select: { id: true },
      })
  await answerHarm(ctx, sessionId)
  await recordAudit(ctx, {
    action: 'reaction.told',
    subjectType: 'Client',
    subjectId: told.clientId,
    particulars: { reactionId: id, sessionId },
  })
  return { reactionId: id }
}
