// She was asked about allergies and contraindications: there are none, or none but those that stand.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNoteAlerts } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { lockClientOfSalon } from './client-of-salon'

type Asked = { clientId: string; visitId?: string | undefined }

/** "None known" is an answer, and differs from "not asked". Refuses `alerts_stand` while one is noted. */
export async function recordNoAlerts(ctx: StaffContext, asked: Asked): Promise<void> {
  await recordAsked(ctx, asked, false)
}

/** She was asked again and all that is noted still holds. Refuses `no_alerts_stand` when nothing is noted. */
export async function confirmAlerts(ctx: StaffContext, asked: Asked): Promise<void> {
  await recordAsked(ctx, asked, true)
}

async function recordAsked(ctx: StaffContext, asked: Asked, expectStanding: boolean): Promise<void> {
  permit(mayNoteAlerts(ctx.staff))
  await lockClientOfSalon(ctx, asked)
  const { clientId } = asked
  const standing = { clientId, retiredAt: null }
  if (expectStanding) {
    const confirmed = { confirmedAt: ctx.now, confirmedById: ctx.staff.id }
    const { count } = await ctx.tx.alert.updateMany({ where: standing, data: confirmed })
    if (count === 0) throw new Refusal('no_alerts_stand')
  } else if ((await ctx.tx.alert.count({ where: standing })) > 0) {
    throw new Refusal('alerts_stand')
  }
  await ctx.tx.client.update({
    where: { id: clientId },
    data: { alertsAskedAt: ctx.now, alertsAskedById: ctx.staff.id },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: expectStanding ? 'alerts.confirmed' : 'alerts.none_known',
    subjectType: 'Client',
    subjectId: clientId,
  })
  await announce(ctx, { kind: 'clients', ...(asked.visitId ? { visitId: asked.visitId } : {}) })
}
