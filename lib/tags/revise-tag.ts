// The manager renames a tag; clients who have it have it under its new name.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditClassification } from '@/lib/auth/permissions'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import type { SeenTag, TagFacts } from './tag-schemas'

/** Changes its names. Refuses `someone_was_faster` when it is no longer called what the editor saw. */
export async function reviseTag(
  ctx: StaffContext,
  { tagId, seen, ...facts }: TagFacts & { tagId: string; seen: SeenTag },
): Promise<void> {
  permit(mayEditClassification(ctx.staff))
  const own = { id: tagId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.tag.updateMany({
    where: { ...own, ...seen },
    data: { name: facts.name, nameEn: facts.nameEn ?? null },
  })
  if (count === 0) throw lostTo((await ctx.tx.tag.count({ where: own })) > 0)
  await noteChange(ctx, 'Tag', tagId, 'revised')
}
