// A kept list gets another name, or holds others from now on.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import type { StaffContext } from '@/lib/actions/staff-context'
import { announce } from '@/lib/live/announce'
import { addressOf } from './list-flow'
import type { RenamedList, RevisedList } from './list-schemas'
import { lockOwnList } from './own-list'

/** Renames a kept list. Refuses as `lockOwnList` does, and `list_name_taken`. */
export async function renameList(ctx: StaffContext, { name, ...seen }: RenamedList): Promise<void> {
  await lockOwnList(ctx, seen)
  await ctx.tx.savedList.update({
    where: { id: seen.listId },
    data: { name, revision: { increment: 1 } },
    select: { id: true },
  })
  await recordAudit(ctx, { action: 'list.renamed', subjectType: 'SavedList', subjectId: seen.listId })
  await announce(ctx, { kind: 'clients' })
}

/** Gives it another filter, order and columns. Refuses as `lockOwnList` does. */
export async function reviseList(ctx: StaffContext, { list, ...seen }: RevisedList): Promise<void> {
  await lockOwnList(ctx, seen)
  await ctx.tx.savedList.update({
    where: { id: seen.listId },
    data: { list, revision: { increment: 1 } },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'list.revised',
    subjectType: 'SavedList',
    subjectId: seen.listId,
    particulars: { list: addressOf(list) },
  })
  await announce(ctx, { kind: 'clients' })
}
