// What an alert of hers means in the salon's own list (禁忌): said by whoever knows, so that the safety gate knows too.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { announceGuest } from './announce-guest'
import type { sortedAlertSchema } from './client-schemas'
import { easeAlert, type HeldAlert, holdAlert } from './ease-alert'

/**
 * Says which entries of the list an alert means, in place of what was said before; none is an answer too. What takes a
 * meaning away, or says of a serious one that it means nothing, needs a reason and refuses like {@link easeAlert}. Refuses
 * `not_found` for what is off the list, and `someone_was_faster` for an alert that no longer holds.
 */
export async function sortAlert(
  ctx: StaffContext,
  { alertId, contraindicationIds, reason }: z.output<typeof sortedAlertSchema>,
): Promise<void> {
  const alert = await holdAlert(ctx, alertId)
  const meanings = await meaningsOf(ctx, contraindicationIds)
  if (meansLess(alert, meanings)) await easeAlert(ctx, alert, 'narrowed', reason)
  await ctx.tx.alert.update({
    where: { id: alertId },
    data: { sortedAt: ctx.now, sortedById: ctx.staff.id },
    select: { id: true },
  })
  await ctx.tx.alertContraindication.deleteMany({ where: { alertId } })
  await ctx.tx.alertContraindication.createMany({
    data: meanings.map((contraindicationId) => ({ alertId, contraindicationId })),
  })
  await recordAudit(ctx, {
    action: 'alert.sorted',
    subjectType: 'Client',
    subjectId: alert.clientId,
    particulars: { alertId, from: meaningsBefore(alert), contraindicationIds: meanings },
  })
  await announceGuest(ctx, alert.clientId, alert.visitId ?? undefined)
}

/** Null where nobody had said. */
function meaningsBefore({ sortedAt, contraindications }: HeldAlert): string[] | null {
  const ids = contraindications.map(({ contraindicationId }) => contraindicationId)
  return sortedAt === null && ids.length === 0 ? null : ids
}

/** What has gone off the list stops nothing any more; whoever replaces it takes nothing away. */
function meansLess(
  { severity, sortedAt, contraindications }: HeldAlert,
  meanings: readonly string[],
): boolean {
  const standing = contraindications.filter(({ contraindication }) => !contraindication.retiredAt)
  if (standing.some(({ contraindicationId }) => !meanings.includes(contraindicationId))) return true
  const meantNothing = sortedAt !== null && contraindications.length === 0
  return severity === 'serious' && meanings.length === 0 && !meantNothing
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
