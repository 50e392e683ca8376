// The manager adds a tag to the tags it sorts its clients by (标签).
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditClassification } from '@/lib/auth/permissions'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import type { TagFacts } from './tag-schemas'

/** Adds it at the end of the list. Refuses `not_permitted`. */
export async function addTag(ctx: StaffContext, facts: TagFacts): Promise<{ tagId: string }> {
  permit(mayEditClassification(ctx.staff))
  const { id } = await ctx.tx.tag.create({
    data: {
      salonId: ctx.staff.salon.id,
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      position: await nextPosition(ctx, 'Tag'),
    },
    select: { id: true },
  })
  await noteChange(ctx, 'Tag', id, 'added')
  return { tagId: id }
}
