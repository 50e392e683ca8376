// A preference no longer holds. It stays in the archive, out of sight.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNotePreferences } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { livingArchive } from './client-of-salon'

/** Retires a preference. Refuses `someone_was_faster` when it is retired already. */
export async function retirePreference(
  ctx: StaffContext,
  { preferenceId }: { preferenceId: string },
): Promise<void> {
  permit(mayNotePreferences(ctx.staff))
  const preference = await ctx.tx.preference.findFirst({
    where: { id: preferenceId, client: { salonId: ctx.staff.salon.id, ...livingArchive } },
    select: { clientId: true },
  })
  if (!preference) throw new Refusal('not_found')
  const { count } = await ctx.tx.preference.updateMany({
    where: { id: preferenceId, retiredAt: null },
    data: { retiredAt: ctx.now },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordAudit(ctx, {
    action: 'preference.retired',
    subjectType: 'Client',
    subjectId: preference.clientId,
    particulars: { preferenceId },
  })
  await announce(ctx, { kind: 'clients' })
}
