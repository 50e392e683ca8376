// She was asked again about one alert, and it still holds.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNoteAlerts } from '@/lib/auth/permissions'
import { announceGuest } from './announce-guest'
import { livingArchive } from './client-of-salon'

/** Confirms one alert; whether the others hold is not said by it. Refuses `someone_was_faster` when it is retired. */
export async function confirmAlert(ctx: StaffContext, { alertId }: { alertId: string }): Promise<void> {
  permit(mayNoteAlerts(ctx.staff))
  const alert = await ctx.tx.alert.findFirst({
    where: { id: alertId, client: { salonId: ctx.staff.salon.id, ...livingArchive } },
    select: { clientId: true },
  })
  if (!alert) throw new Refusal('not_found')
  const { count } = await ctx.tx.alert.updateMany({
    where: { id: alertId, retiredAt: null },
    data: { confirmedAt: ctx.now, confirmedById: ctx.staff.id },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordAudit(ctx, {
    action: 'alert.confirmed',
    subjectType: 'Client',
    subjectId: alert.clientId,
    particulars: { alertId },
  })
  await announceGuest(ctx, alert.clientId)
}
