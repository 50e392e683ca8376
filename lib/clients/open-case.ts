// She complains, suggests, asks, wishes or praises (投诉/建议/咨询).
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayWriteNotes } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { findClientOfSalon } from './client-of-salon'
import type { NewCase } from './client-schemas'

/** Opens a case. A complaint stands on her door card until it is resolved. */
export async function openCase(ctx: StaffContext, opened: NewCase): Promise<{ caseId: string }> {
  permit(mayWriteNotes(ctx.staff))
  await findClientOfSalon(ctx, opened)
  const { id } = await ctx.tx.case.create({
    data: { ...opened, visitId: opened.visitId ?? null, openedById: ctx.staff.id, openedAt: ctx.now },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'case.opened',
    subjectType: 'Client',
    subjectId: opened.clientId,
    particulars: { caseId: id, kind: opened.kind },
  })
  await announce(ctx, { kind: 'clients', ...(opened.visitId ? { visitId: opened.visitId } : {}) })
  return { caseId: id }
}
