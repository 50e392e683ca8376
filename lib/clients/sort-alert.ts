// What an alert of hers means in the salon's own list (禁忌): said by whoever knows, so that the safety gate knows too.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNoteAlerts } from '@/lib/auth/permissions'
import { announceGuest } from './announce-guest'
import { livingArchive, lockClientOfSalon } from './client-of-salon'
import type { sortedAlertSchema } from './client-schemas'

/**
 * Says which entries of the list an alert means, in place of what was said before; none is an answer too. Refuses
 * `not_found` for what is off the list, and `someone_was_faster` for an alert that no longer holds.
 */
export async function sortAlert(
  ctx: StaffContext,
  { alertId, contraindicationIds }: z.output<typeof sortedAlertSchema>,
): Promise<void> {
  permit(mayNoteAlerts(ctx.staff))
  const alert = await ctx.tx.alert.findFirst({
    where: { id: alertId, client: { salonId: ctx.staff.salon.id, ...livingArchive } },
    select: { clientId: true, visitId: true },
  })
  if (!alert) throw new Refusal('not_found')
  await lockClientOfSalon(ctx, { clientId: alert.clientId })
  const meanings = await meaningsOf(ctx, contraindicationIds)
  const { count } = await ctx.tx.alert.updateMany({
    where: { id: alertId, clientId: alert.clientId, retiredAt: null },
    data: { sortedAt: ctx.now, sortedById: ctx.staff.id },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await ctx.tx.alertContraindication.deleteMany({ where: { alertId } })
  await ctx.tx.alertContraindication.createMany({
    data: meanings.map((contraindicationId) => ({ alertId, contraindicationId })),
  })
  await recordAudit(ctx, {
    action: 'alert.sorted',
    subjectType: 'Client',
    subjectId: alert.clientId,
    particulars: { alertId, contraindicationIds: meanings },
  })
  await announceGuest(ctx, alert.clientId, alert.visitId ?? undefined)
}

/** The entries asked for, each once. Refuses `not_found` unless all stand on this salon's list. */
export async function meaningsOf(ctx: StaffContext, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)]
  const count = await ctx.tx.contraindication.count({
    where: { id: { in: wanted }, salonId: ctx.staff.salon.id, retiredAt: null },
  })
  if (count !== wanted.length) throw new Refusal('not_found')
  return wanted
}
