// Begins the next version of a salon's standards; every change of them starts here.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditStandards } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'

/**
 * Raises the version by one and returns the new one. The salon's row stays locked until the end of the
 * transaction, so that changes line up. Refuses `not_permitted`, and `someone_was_faster` unless `seen` is the
 * version that stands.
 */
export async function raiseStandardsVersion(ctx: StaffContext, seen: number): Promise<number> {
  permit(mayEditStandards(ctx.staff))
  const { count } = await ctx.tx.salon.updateMany({
    where: { id: ctx.staff.salon.id, standardsVersion: seen },
    data: { standardsVersion: { increment: 1 } },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await announce(ctx, { kind: 'settings' })
  return seen + 1
}
