// Ticking a step of the protocol that leads a treatment session, or clearing the tick.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCare } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { readHalts } from '@/lib/safety/hold-gate'
import { lockSession } from './plan-sessions'
import { leadsSession } from './protocol-flow'
import { recordEvent } from './record-event'

export type ProtocolMark = 'done' | 'cleared'

const KIND = { done: 'protocol_done', cleared: 'protocol_cleared' } as const

/**
 * Marks one step of a running session; whoever cares may, not only who began. The same mark twice is one fact. Refuses
 * `not_in_treatment` before it has begun, `session_over` when it has ended, `not_found` for a step that does not lead this
 * session, and `halted` to go on with a step while something stops it.
 */
export async function tickProtocol(
  ctx: StaffContext,
  { sessionId, stepId, mark }: { sessionId: string; stepId: string; mark: ProtocolMark },
): Promise<void> {
  permit(mayCare(ctx.staff))
  const { visit, session } = await lockSession(ctx, sessionId)
  if (!session.startedAt) throw new Refusal('not_in_treatment')
  if (session.endedAt) throw new Refusal('session_over')
  const step = await ctx.tx.protocolStep.findFirst({
    where: { id: stepId, treatmentId: session.treatmentId },
    select: { addedAt: true, retiredAt: true },
  })
  if (!step || !leadsSession(step, session.startedAt)) throw new Refusal('not_found')
  const last = await ctx.tx.visitEvent.findFirst({
    where: {
      visitId: visit.id,
      kind: { in: Object.values(KIND) },
      AND: [
        { particulars: { path: ['sessionId'], equals: sessionId } },
        { particulars: { path: ['stepId'], equals: stepId } },
      ],
    },
    orderBy: { sequence: 'desc' },
    select: { kind: true },
  })
  if ((last?.kind ?? KIND.cleared) === KIND[mark]) return
  if (mark === 'done' && (await readHalts(ctx, sessionId)).length > 0) throw new Refusal('halted')
  await recordEvent(ctx, visit, { kind: KIND[mark], particulars: { sessionId, stepId } })
  await announce(ctx, { visitId: visit.id })
}
