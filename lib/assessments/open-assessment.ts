// The sheet of a visit that is being filled in: who may hold it, and that it is there.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { type LockedVisit, lockOpenVisit } from '@/lib/visits/lock-visit'
import type { Moment } from './assessment-flow'

/** Locks a visit that is under way. Refuses `visit_has_ended`, and `not_arrived` for a guest who is not here yet. */
export async function lockVisitToAssess(ctx: StaffContext, visitId: string): Promise<LockedVisit> {
  const visit = await lockOpenVisit(ctx, visitId)
  if (visit.stage === 'expected') throw new Refusal('not_arrived')
  return visit
}

type Sheet = { visitId: string; templateId: string; moment: Moment }

/** Begins the sheet, or raises its revision; the visit must be locked. Returns its id. */
export async function openAssessment(ctx: StaffContext, sheet: Sheet): Promise<string> {
  const taken = { takenById: ctx.staff.id, takenAt: ctx.now }
  const { id } = await ctx.tx.assessment.upsert({
    where: { visitId_templateId_moment: sheet },
    create: { ...sheet, ...taken },
    update: { ...taken, revision: { increment: 1 } },
    select: { id: true },
  })
  return id
}
