// A promise has been kept.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { UNDO_WITHIN_MS } from '@/lib/actions/undo-flow'
import { mayWriteNotes } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'

/** Marks a promise as kept, by whoever kept it. Refuses `someone_was_faster` when it is kept already. */
export async function keepPromise(ctx: StaffContext, { promiseId }: { promiseId: string }): Promise<void> {
  permit(mayWriteNotes(ctx.staff))
  const promise = await ctx.tx.promise.findFirst({
    where: { id: promiseId, client: { salonId: ctx.staff.salon.id } },
    select: { clientId: true },
  })
  if (!promise) throw new Refusal('not_found')
  const { count } = await ctx.tx.promise.updateMany({
    where: { id: promiseId, keptAt: null },
    data: { keptAt: ctx.now },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordAudit(ctx, {
    action: 'promise.kept',
    subjectType: 'Client',
    subjectId: promise.clientId,
    particulars: { promiseId },
  })
  await announce(ctx, { kind: 'clients' })
}

/** Takes back that a promise was kept, for as long as what was tapped by mistake can be. */
export async function reopenPromise(ctx: StaffContext, { promiseId }: { promiseId: string }): Promise<void> {
  permit(mayWriteNotes(ctx.staff))
  const found = await ctx.tx.promise.findFirst({
    where: { id: promiseId, client: { salonId: ctx.staff.salon.id } },
    select: { clientId: true, keptAt: true },
  })
  if (!found) throw new Refusal('not_found')
  if (!found.keptAt) throw new Refusal('nothing_to_undo')
  if (ctx.now.getTime() - found.keptAt.getTime() > UNDO_WITHIN_MS) throw new Refusal('undo_too_late')
  const { count } = await ctx.tx.promise.updateMany({
    where: { id: promiseId, keptAt: found.keptAt },
    data: { keptAt: null },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordAudit(ctx, {
    action: 'promise.reopened',
    subjectType: 'Client',
    subjectId: found.clientId,
    particulars: { promiseId },
  })
  await announce(ctx, { kind: 'clients' })
}
