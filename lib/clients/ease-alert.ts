// An alert of hers is to stop less from now on: who may say so, and why, for whoever reads it later.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNoteAlerts, mayOverrideSafety } from '@/lib/auth/permissions'
import type { AlertEasing, Severity } from '@/lib/db/generated/client'
import { othersWhoDecide, refuseAndName, refuseWhoTreatsHer } from '@/lib/staff/who-decides'
import { dropDraft } from './archive-drafts'
import { livingArchive, lockClientOfSalon } from './client-of-salon'

export type HeldAlert = {
  id: string
  clientId: string
  /** The visit in which it came up. */
  visitId: string | null
  severity: Severity
  sortedAt: Date | null
  /** What it was sorted under; those off the list by now too. */
  contraindications: { contraindicationId: string; contraindication: { retiredAt: Date | null } }[]
}

/**
 * Holds the archive an alert stands in, and reads the alert under that lock. Refuses `not_found` for one of another salon
 * or of an archive that is gone, and `someone_was_faster` for one that holds no longer.
 */
export async function holdAlert(ctx: StaffContext, alertId: string): Promise<HeldAlert> {
  permit(mayNoteAlerts(ctx.staff))
  const found = await ctx.tx.alert.findFirst({
    where: { id: alertId, client: { salonId: ctx.staff.salon.id, ...livingArchive } },
    select: { clientId: true },
  })
  if (!found) throw new Refusal('not_found')
  await lockClientOfSalon(ctx, found)
  const alert = await ctx.tx.alert.findFirst({
    where: { id: alertId, clientId: found.clientId, retiredAt: null },
    select: {
      id: true,
      clientId: true,
      visitId: true,
      severity: true,
      sortedAt: true,
      contraindications: {
        select: { contraindicationId: true, contraindication: { select: { retiredAt: true } } },
      },
    },
  })
  if (!alert) throw new Refusal('someone_was_faster')
  return alert
}

/**
 * Writes down that a held alert is ended, made lighter or lets less be stopped, by whom and why. Refuses `reason_needed`;
 * for a serious one also `severe_alert` for whoever may not decide, and `not_for_yourself` for whoever is about to treat
 * her while somebody else in the house could say so. Both name whom to ask.
 */
export async function easeAlert(
  ctx: StaffContext,
  alert: HeldAlert,
  easing: AlertEasing,
  reason: string | undefined,
): Promise<void> {
  if (!reason) throw new Refusal('reason_needed')
  if (alert.severity === 'serious') await refuseWhoMayNot(ctx, alert)
  await ctx.tx.alertChange.create({
    data: { alertId: alert.id, easing, severity: alert.severity, reason, byId: ctx.staff.id, at: ctx.now },
    select: { id: true },
  })
  await dropDraft(ctx, alert.clientId, `ease:${alert.id}`)
}

async function refuseWhoMayNot(ctx: StaffContext, { clientId }: HeldAlert): Promise<void> {
  if (!mayOverrideSafety(ctx.staff)) refuseAndName(ctx, 'severe_alert', await othersWhoDecide(ctx))
  await refuseWhoTreatsHer(ctx, { clientId })
}
