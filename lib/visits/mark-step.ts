// Ticking a step of the standard, passing it over, or clearing the mark.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayReceive } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { type LockedVisit, lockVisit } from './lock-visit'
import { recordEvent } from './record-event'
import { isOpen, stepIsOpen } from './visit-flow'

export type StepMark = 'done' | 'passed' | 'cleared'

const KIND = { done: 'step_done', passed: 'step_passed', cleared: 'step_cleared' } as const

/**
 * Marks one step of the visit. The same mark twice is one fact. Refuses a step that the visit's own version of
 * the standards does not have, a guest who has not arrived, and a visit that has ended, but for what is still asked of
 * a guest who left early.
 */
export async function markStep(
  ctx: StaffContext,
  { visitId, stepKey, mark }: { visitId: string; stepKey: string; mark: StepMark },
): Promise<void> {
  permit(mayReceive(ctx.staff))
  const visit = await lockVisit(ctx, visitId)
  await refuseClosedStep(ctx, visit, stepKey)
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

async function refuseClosedStep(
  ctx: StaffContext,
  { id: visitId, stage }: LockedVisit,
  stepKey: string,
): Promise<void> {
  if (stage === 'expected') throw new Refusal('not_arrived')
  if (isOpen(stage)) return
  const ended = await ctx.tx.visitEvent.findFirstOrThrow({
    where: { visitId, toStage: stage },
    orderBy: { sequence: 'desc' },
    select: { at: true },
  })
  if (!stepIsOpen(stage, stepKey, ended.at, ctx.now)) throw new Refusal('visit_has_ended')
}
