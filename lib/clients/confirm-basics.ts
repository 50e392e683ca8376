// She was asked, and her basics still hold.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayReceive } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { findClientOfSalon } from './client-of-salon'

/** Notes that the basics were confirmed now. Whoever consults her may say so. */
export async function confirmBasics(ctx: StaffContext, { clientId }: { clientId: string }): Promise<void> {
  permit(mayReceive(ctx.staff))
  await findClientOfSalon(ctx, { clientId })
  await ctx.tx.client.update({
    where: { id: clientId },
    data: { basicsConfirmedAt: ctx.now },
    select: { id: true },
  })
  await recordAudit(ctx, { action: 'client.basics_confirmed', subjectType: 'Client', subjectId: clientId })
  await announce(ctx, { kind: 'clients' })
}
