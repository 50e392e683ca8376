// An allergy, a contraindication, a pregnancy or a medicine is noted.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNoteAlerts } from '@/lib/auth/permissions'
import { keepHealthDataFor } from '@/lib/consents/require-consent'
import { holdAskedVisit, keepAnswers } from '@/lib/safety/keep-answers'
import { salonDate } from '@/lib/salon-time/salon-time'
import { announceGuest } from './announce-guest'
import { dropDraft } from './archive-drafts'
import { findClientOfSalon } from './client-of-salon'
import type { NewAlert } from './client-schemas'
import { meaningsOf } from './sort-alert'

/**
 * Notes an alert; with it, she has been asked: while she is in the house (`visitId`) that question alone, and her answer
 * was a yes. `since` (a day of the salon)
 * since when she has it; a day still to come is refused (`since_in_future`). Refuses `consent_missing` unless she lets
 * the salon keep what it knows of her health, or has just said so (`consentSpoken`). With `contraindicationIds` it is
 * sorted from the beginning, a serious one only where there are any; `not_found` for what is off the salon's list.
 */
export async function noteAlert(ctx: StaffContext, alert: NewAlert): Promise<{ alertId: string }> {
  permit(mayNoteAlerts(ctx.staff))
  const { since, consentSpoken, contraindicationIds, ...noted } = alert
  await keepHealthDataFor(ctx, alert.clientId, consentSpoken)
  await findClientOfSalon(ctx, alert)
  const visit = alert.visitId ? await holdAskedVisit(ctx, alert.visitId) : null
  if (since && since > salonDate(ctx.now, ctx.staff.salon.timeZone)) throw new Refusal('since_in_future')
  const meanings = contraindicationIds && (await meaningsOf(ctx, contraindicationIds))
  // That a serious one means nothing is said afterwards, with a reason; what else it forbids, by somebody who has read it.
  const isSorted =
    meanings !== undefined &&
    (alert.severity === 'mild' || (meanings.length > 0 && !(await isUnread(ctx, alert.text))))
  const { id } = await ctx.tx.alert.create({
    data: {
      ...noted,
      since: since ? new Date(since) : null,
      visitId: alert.visitId ?? null,
      notedById: ctx.staff.id,
      notedAt: ctx.now,
      ...(isSorted && {
        sortedAt: ctx.now,
        sortedById: ctx.staff.id,
        contraindications: { create: meanings.map((contraindicationId) => ({ contraindicationId })) },
      }),
    },
    select: { id: true },
  })
  if (visit?.isInHouse) {
    await keepAnswers(ctx, visit, { [alert.kind]: 'yes' })
  } else {
    await ctx.tx.client.update({
      where: { id: alert.clientId },
      data: { alertsAskedAt: ctx.now, alertsAskedById: ctx.staff.id },
      select: { id: true },
    })
  }
  await recordAudit(ctx, {
    action: 'alert.noted',
    subjectType: 'Client',
    subjectId: alert.clientId,
    particulars: { alertId: id, kind: alert.kind, severity: alert.severity },
  })
  if (alert.visitId) await dropDraft(ctx, alert.clientId, `mention:${alert.visitId}`)
  await announceGuest(ctx, alert.clientId, alert.visitId ?? undefined)
  return { alertId: id }
}

/** Whether she forbids something in words of which the house knows nothing. */
async function isUnread(ctx: StaffContext, text: string): Promise<boolean> {
  const [row] = await ctx.tx.$queryRaw<{ unread: boolean }[]>`
    SELECT foyer_unread(${text}, ${ctx.staff.salon.id}::uuid) AS unread`
  return row?.unread ?? true
}
