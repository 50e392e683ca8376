// The manager puts the readings of a sheet into another order.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditAssessments } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { lockTemplate } from './template-of-salon'

/** Orders them as `ids`. Refuses `someone_was_faster` when they are not exactly those of the sheet in use now. */
export async function reorderReadingTypes(
  ctx: StaffContext,
  { templateId, ids }: { templateId: string; ids: string[] },
): Promise<void> {
  permit(mayEditAssessments(ctx.staff))
  await lockTemplate(ctx, templateId)
  const current = await ctx.tx.readingType.findMany({
    where: { templateId, retiredAt: null },
    select: { id: true },
  })
  const wanted = new Set(ids)
  const isSame =
    wanted.size === ids.length && ids.length === current.length && current.every(({ id }) => wanted.has(id))
  if (!isSame) throw new Refusal('someone_was_faster')
  await ctx.tx.$executeRaw`
    UPDATE "ReadingType" AS entry SET position = wanted.place
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted(id, place)
    WHERE entry.id = wanted.id`
  await recordAudit(ctx, {
    action: 'reading_type.reordered',
    subjectType: 'AssessmentTemplate',
    subjectId: templateId,
  })
  await announce(ctx, { kind: 'settings' })
}
