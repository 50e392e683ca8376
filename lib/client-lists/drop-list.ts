// A kept list is needed no more; the clients on it are untouched.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import type { StaffContext } from '@/lib/actions/staff-context'
import { announce } from '@/lib/live/announce'
import type { OfList } from './list-schemas'
import { lockOwnList } from './own-list'

/** Removes a kept list. Refuses as `lockOwnList` does. */
export async function dropList(ctx: StaffContext, seen: OfList): Promise<void> {
  await lockOwnList(ctx, seen)
  await ctx.tx.savedList.delete({ where: { id: seen.listId }, select: { id: true } })
  await recordAudit(ctx, { action: 'list.dropped', subjectType: 'SavedList', subjectId: seen.listId })
  await announce(ctx, { kind: 'clients' })
}
