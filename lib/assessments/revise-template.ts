// The manager renames a sheet of readings.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditAssessments } from '@/lib/auth/permissions'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import type { TemplateFacts } from './assessment-schemas'

/** Changes its names. Refuses `someone_was_faster` when it is no longer called what the editor saw. */
export async function reviseTemplate(
  ctx: StaffContext,
  { templateId, seen, name, nameEn }: TemplateFacts & { templateId: string; seen: TemplateFacts },
): Promise<void> {
  permit(mayEditAssessments(ctx.staff))
  const own = { id: templateId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.assessmentTemplate.updateMany({
    where: { ...own, name: seen.name, nameEn: seen.nameEn },
    data: { name, nameEn },
  })
  if (count === 0) throw lostTo((await ctx.tx.assessmentTemplate.count({ where: own })) > 0)
  await noteChange(ctx, 'AssessmentTemplate', templateId, 'revised')
}
