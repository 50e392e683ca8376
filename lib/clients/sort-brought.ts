// A note that came with an import has been sorted: what matters of it stands where it belongs.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNotePreferences } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { livingArchive } from './client-of-salon'

/** Puts the note away; it stays in the archive. Refuses `not_found`, and `someone_was_faster` when it was sorted already. */
export async function sortBrought(ctx: StaffContext, { broughtId }: { broughtId: string }): Promise<void> {
  permit(mayNotePreferences(ctx.staff))
  const brought = await ctx.tx.broughtOver.findFirst({
    where: { id: broughtId, client: { salonId: ctx.staff.salon.id, ...livingArchive } },
    select: { clientId: true },
  })
  if (!brought) throw new Refusal('not_found')
  const { count } = await ctx.tx.broughtOver.updateMany({
    where: { id: broughtId, sortedAt: null },
    data: { sortedAt: ctx.now, sortedById: ctx.staff.id },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordAudit(ctx, {
    action: 'client.brought_sorted',
    subjectType: 'Client',
    subjectId: brought.clientId,
    particulars: { broughtId },
  })
  await announce(ctx, { kind: 'clients' })
}
