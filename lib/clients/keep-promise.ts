// A promise has been kept.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
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
