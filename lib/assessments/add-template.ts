// The manager adds a sheet of readings (检测表).
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditAssessments } from '@/lib/auth/permissions'
import type { Region } from '@/lib/concerns/concern-flow'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import type { TemplateFacts } from './assessment-schemas'

/** Adds it at the end of the list, still without readings. Refuses `not_permitted`. */
export async function addTemplate(
  ctx: StaffContext,
  { region, name, nameEn }: TemplateFacts & { region: Region },
): Promise<{ templateId: string }> {
  permit(mayEditAssessments(ctx.staff))
  const position = await nextPosition(ctx, 'AssessmentTemplate')
  const { id } = await ctx.tx.assessmentTemplate.create({
    data: { salonId: ctx.staff.salon.id, region, name, nameEn, position },
    select: { id: true },
  })
  await noteChange(ctx, 'AssessmentTemplate', id, 'added', { region })
  return { templateId: id }
}
