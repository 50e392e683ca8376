// A list that the salon works with again and again is kept under a name.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayKeepLists } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { addressOf } from './list-flow'
import type { NewList } from './list-schemas'

/** Keeps a list for everybody of the salon. Refuses `not_permitted`, and `list_name_taken` for a name that is there. */
export async function keepList(ctx: StaffContext, { name, list }: NewList): Promise<{ listId: string }> {
  permit(mayKeepLists(ctx.staff))
  const { id } = await ctx.tx.savedList.create({
    data: { salonId: ctx.staff.salon.id, ownerId: ctx.staff.id, name, list, createdAt: ctx.now },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'list.kept',
    subjectType: 'SavedList',
    subjectId: id,
    particulars: { list: addressOf(list) },
  })
  await announce(ctx, { kind: 'clients' })
  return { listId: id }
}
