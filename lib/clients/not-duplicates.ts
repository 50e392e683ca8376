// Two archives that look like one person's have been found to be two people's.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayMergeClients } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { livingArchive } from './client-of-salon'
import type { Pair } from './merge-schemas'

/** Remembers that these are two people: they are not suggested again. Saying it twice is saying it once. */
export async function sayTwoPeople(ctx: StaffContext, { oneId, otherId }: Pair): Promise<void> {
  permit(mayMergeClients(ctx.staff))
  const [firstId = '', secondId = ''] = [oneId, otherId].sort()
  const living = await ctx.tx.client.count({
    where: { id: { in: [firstId, secondId] }, salonId: ctx.staff.salon.id, ...livingArchive },
  })
  if (living !== 2) throw new Refusal('not_found')
  await ctx.tx.notDuplicate.createMany({
    data: [{ firstId, secondId, saidAt: ctx.now }],
    skipDuplicates: true,
  })
  await recordAudit(ctx, {
    action: 'client.not_duplicate',
    subjectType: 'Client',
    subjectId: firstId,
    particulars: { otherId: secondId },
  })
  await announce(ctx, { kind: 'clients' })
}
