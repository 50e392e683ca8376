// An allergy, a contraindication, a pregnancy or a medicine is noted.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNoteAlerts } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { findClientOfSalon } from './client-of-salon'
import type { NewAlert } from './client-schemas'

/** Notes an alert; with it, she has been asked. `visitId` says in which visit it came up. */
export async function noteAlert(ctx: StaffContext, alert: NewAlert): Promise<{ alertId: string }> {
  permit(mayNoteAlerts(ctx.staff))
  await findClientOfSalon(ctx, alert)
  const { id } = await ctx.tx.alert.create({
    data: { ...alert, visitId: alert.visitId ?? null, notedById: ctx.staff.id, notedAt: ctx.now },
    select: { id: true },
  })
  await ctx.tx.client.update({
    where: { id: alert.clientId },
    data: { alertsAskedAt: ctx.now },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'alert.noted',
    subjectType: 'Client',
    subjectId: alert.clientId,
    particulars: { alertId: id, kind: alert.kind, severity: alert.severity },
  })
  await announce(ctx, { kind: 'clients', ...(alert.visitId ? { visitId: alert.visitId } : {}) })
  return { alertId: id }
}
