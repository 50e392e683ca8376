// An area of face, body or scalp is marked with what is seen or felt there, or wiped clean.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayTakeAssessments } from '@/lib/auth/permissions'
import { AREAS_OF, FINDINGS_TO_MIND } from '@/lib/concerns/area-flow'
import { CONCERNS_OF, type Region } from '@/lib/concerns/concern-flow'
import { announce } from '@/lib/live/announce'
import { keepCleared } from '@/lib/safety/clear-skin'
import { lockGuestOfVisit } from '@/lib/safety/hold-gate'
import { isStoppingMark } from '@/lib/safety/safety-flow'
import type { AreaMarked } from './assessment-schemas'
import { lockVisitToAssess, openAssessment } from './open-assessment'

/**
 * Marks an area before the treatment, changes the strength of its mark, or wipes it off with null; who makes less of
 * what stops a treatment is kept. On the same mark the slower of two is refused with `mark_changed`. Refuses `not_found` for a
 * sheet of another salon and for what its region does not have.
 */
export async function markArea(
  ctx: StaffContext,
  { visitId, templateId, area, kind, strength, seen }: AreaMarked,
): Promise<void> {
  permit(mayTakeAssessments(ctx.staff))
  const isStopping = isStoppingMark(kind)
  if (isStopping) await lockGuestOfVisit(ctx, visitId)
  const visit = await lockVisitToAssess(ctx, visitId)
  const template = await ctx.tx.assessmentTemplate.findFirst({
    where: { id: templateId, salonId: ctx.staff.salon.id },
    select: { region: true, retiredAt: true },
  })
  if (!template || !isOfRegion(template.region, area, kind)) throw new Refusal('not_found')
  const standing = await ctx.tx.areaMark.findFirst({
    where: { area, kind, assessment: { visitId, templateId, moment: 'before' } },
    select: { strength: true, markedById: true, markedAt: true, isShared: true },
  })
  const stands = standing?.strength ?? null
  if (stands === strength) return
  if (stands !== seen) throw new Refusal('mark_changed')
  if (stands === null && template.retiredAt) throw new Refusal('reading_retired')
  const assessmentId = await openAssessment(ctx, { visitId, templateId, moment: 'before' })
  const key = { assessmentId_area_kind: { assessmentId, area, kind } }
  if (strength === null) {
    await ctx.tx.areaMark.delete({ where: key })
  } else {
    const drawn = { strength, markedById: ctx.staff.id, markedAt: ctx.now }
    const isShared = standing !== null && (standing.isShared || standing.markedById !== ctx.staff.id)
    // Who sees it stronger has drawn it; whoever drew it weaker did not slip.
    const isStronger = strength > (stands ?? 0)
    await ctx.tx.areaMark.upsert({
      where: key,
      create: { assessmentId, area, kind, ...drawn },
      update: { ...(isStronger ? drawn : { strength }), isShared },
    })
  }
  if (standing && isStopping && standing.strength > (strength ?? 0)) {
    const { isShared, markedById, markedAt } = standing
    const whose = isShared ? { markedById: null, markedAt: null } : { markedById, markedAt }
    await keepCleared(ctx, visitId, [{ area, kind, strength: standing.strength, ...whose }])
  }
  await recordAudit(ctx, {
    action: strength === null ? 'area.cleared' : 'area.marked',
    subjectType: 'Client',
    subjectId: visit.clientId,
    particulars: { visitId, templateId, area },
  })
  await announce(ctx, { visitId })
}

function isOfRegion(region: Region, area: string, kind: string): boolean {
  const areas: readonly string[] = AREAS_OF[region]
  const kinds: readonly string[] = [...CONCERNS_OF[region], ...FINDINGS_TO_MIND]
  return areas.includes(area) && kinds.includes(kind)
}
