// How grave an alert is, said anew: heavier by whoever hears it, lighter only with a reason.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { announceGuest } from './announce-guest'
import type { revisedAlertSchema } from './client-schemas'
import { easeAlert, type HeldAlert, holdAlert } from './ease-alert'

/**
 * Makes an alert serious or mild. One that was said to mean nothing on the list while it was mild is asked about again.
 * Refuses `someone_was_faster` when it is so already or holds no longer; when it gets lighter, like {@link easeAlert}.
 */
export async function reviseAlert(
  ctx: StaffContext,
  { alertId, severity, reason }: z.output<typeof revisedAlertSchema>,
): Promise<void> {
  const alert = await holdAlert(ctx, alertId)
  if (alert.severity === severity) throw new Refusal('someone_was_faster')
  if (severity === 'mild') await easeAlert(ctx, alert, 'softened', reason)
  await ctx.tx.alert.update({
    where: { id: alertId },
    data: {
      severity,
      ...(severity === 'serious' ? { heavierAt: ctx.now } : {}),
      ...(severity === 'serious' && meansNothing(alert) ? { sortedAt: null, sortedById: null } : {}),
    },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'alert.revised',
    subjectType: 'Client',
    subjectId: alert.clientId,
    particulars: { alertId, from: alert.severity, to: severity },
  })
  await announceGuest(ctx, alert.clientId, alert.visitId ?? undefined)
}

function meansNothing({ sortedAt, contraindications }: HeldAlert): boolean {
  return sortedAt !== null && contraindications.length === 0
}
