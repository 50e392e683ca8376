// The one way to change a kept list: by whoever may, as she saw it.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayKeepLists } from '@/lib/auth/permissions'
import { mayChangeList } from './list-flow'
import type { OfList } from './list-schemas'

/**
 * Holds the list's row until the deed is done. Refuses `not_found` for a list of another salon, `not_permitted` for
 * somebody else's, and `someone_was_faster` when it is no longer what was seen.
 */
export async function lockOwnList(ctx: StaffContext, { listId, revision }: OfList): Promise<void> {
  permit(mayKeepLists(ctx.staff))
  const [list] = await ctx.tx.$queryRaw<{ ownerId: string; revision: number }[]>`
    SELECT "ownerId", revision FROM "SavedList"
    WHERE id = ${listId}::uuid AND "salonId" = ${ctx.staff.salon.id}::uuid FOR UPDATE`
  if (!list) throw new Refusal('not_found')
  permit(mayChangeList(ctx.staff, list))
  if (list.revision !== revision) throw new Refusal('someone_was_faster')
}
