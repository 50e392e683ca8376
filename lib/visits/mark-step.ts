// Ticking a step of the standard, passing it over, or clearing the mark.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayReceive } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { lockOpenVisit } from './lock-visit'
import { recordEvent } from './record-event'

export type StepMark = 'done' | 'passed' | 'cleared'

const KIND = { done: 'step_done', passed: 'step_passed', cleared: 'step_cleared' } as const

/**
 * Marks one step of the visit. The same mark twice is one fact. Refuses a step that the visit's own version of
 * the standards does not have, and a guest who has not arrived.
 */
export async function markStep(
  ctx: StaffContext,
  { visitId, stepKey, mark }: { visitId: string; stepKey: string; mark: StepMark },
): Promise<void> {
  permit(mayReceive(ctx.staff))
  const visit = await lockOpenVisit(ctx, visitId)
  if (visit.stage === 'expected') throw new Refusal('not_arrived')
  const { standardsVersion } = visit
  const step = await ctx.tx.serviceStandard.findFirst({
    where: {
      salonId: ctx.staff.salon.id,
      stepKey,
      fromVersion: { lte: standardsVersion },
      OR: [{ untilVersion: null }, { untilVersion: { gt: standardsVersion } }],
    },
    select: { id: true },
  })
  if (!step) throw new Refusal('not_found')
  const last = await ctx.tx.visitEvent.findFirst({
    where: { visitId, stepKey },
    orderBy: { sequence: 'desc' },
    select: { kind: true },
  })
  if ((last?.kind ?? 'step_cleared') === KIND[mark]) return
  await recordEvent(ctx, visit, { kind: KIND[mark], stepKey })
  await announce(ctx, { visitId })
}
