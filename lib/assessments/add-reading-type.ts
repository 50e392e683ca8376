// The manager adds a reading to a sheet.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditAssessments } from '@/lib/auth/permissions'
import type { ReadingTypeFacts } from './assessment-schemas'
import { lockTemplate, noteReadingChange } from './template-of-salon'

/** Adds it at the end of the sheet. Refuses `not_permitted`, and `not_found` for a sheet of another salon. */
export async function addReadingType(
  ctx: StaffContext,
  { templateId, ...facts }: ReadingTypeFacts & { templateId: string },
): Promise<{ readingTypeId: string }> {
  permit(mayEditAssessments(ctx.staff))
  await lockTemplate(ctx, templateId)
  const { _max } = await ctx.tx.readingType.aggregate({ where: { templateId }, _max: { position: true } })
  const { id } = await ctx.tx.readingType.create({
    data: { ...facts, templateId, position: (_max.position ?? 0) + 1 },
    select: { id: true },
  })
  await noteReadingChange(ctx, id, 'added')
  return { readingTypeId: id }
}
