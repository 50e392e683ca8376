// An alert no longer holds. It stays in the archive, out of sight, with who ended it and why.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import type { StaffContext } from '@/lib/actions/staff-context'
import { announceGuest } from './announce-guest'
import type { endedAlertSchema } from './client-schemas'
import { easeAlert, holdAlert } from './ease-alert'

/** Ends an alert. Refuses `someone_was_faster` when it is ended already, and like {@link easeAlert}. */
export async function retireAlert(
  ctx: StaffContext,
  { alertId, reason }: z.output<typeof endedAlertSchema>,
): Promise<void> {
  const alert = await holdAlert(ctx, alertId)
  await easeAlert(ctx, alert, 'ended', reason)
  await ctx.tx.alert.update({ where: { id: alertId }, data: { retiredAt: ctx.now }, select: { id: true } })
  await askAnew(ctx, alert.clientId)
  await recordAudit(ctx, {
    action: 'alert.retired',
    subjectType: 'Client',
    subjectId: alert.clientId,
    particulars: { alertId },
  })
  await announceGuest(ctx, alert.clientId, alert.visitId ?? undefined)
}

/** That the last one has ended says nothing of others: nobody has asked her since, and nobody says that she has none. */
async function askAnew(ctx: StaffContext, clientId: string): Promise<void> {
  if ((await ctx.tx.alert.count({ where: { clientId, retiredAt: null } })) > 0) return
  await ctx.tx.client.update({
    where: { id: clientId },
    data: { alertsAskedAt: null, alertsAskedById: null },
    select: { id: true },
  })
}
