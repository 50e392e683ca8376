// A case has been settled with her.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { UNDO_WITHIN_MS } from '@/lib/actions/undo-flow'
import { mayEditClients } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'

/** Resolves a case; the desk and the manager answer for it. Refuses `someone_was_faster` when it is resolved already. */
export async function resolveCase(ctx: StaffContext, { caseId }: { caseId: string }): Promise<void> {
  permit(mayEditClients(ctx.staff))
  const opened = await ctx.tx.case.findFirst({
    where: { id: caseId, client: { salonId: ctx.staff.salon.id } },
    select: { clientId: true },
  })
  if (!opened) throw new Refusal('not_found')
  const { count } = await ctx.tx.case.updateMany({
    where: { id: caseId, resolvedAt: null },
    data: { resolvedAt: ctx.now },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordAudit(ctx, {
    action: 'case.resolved',
    subjectType: 'Client',
    subjectId: opened.clientId,
    particulars: { caseId },
  })
  await announce(ctx, { kind: 'clients' })
}

/** Takes back that a case was resolved, for as long as what was tapped by mistake can be. */
export async function reopenCase(ctx: StaffContext, { caseId }: { caseId: string }): Promise<void> {
  permit(mayEditClients(ctx.staff))
  const found = await ctx.tx.case.findFirst({
    where: { id: caseId, client: { salonId: ctx.staff.salon.id } },
    select: { clientId: true, resolvedAt: true },
  })
  if (!found) throw new Refusal('not_found')
  if (!found.resolvedAt) throw new Refusal('nothing_to_undo')
  if (ctx.now.getTime() - found.resolvedAt.getTime() > UNDO_WITHIN_MS) throw new Refusal('undo_too_late')
  const { count } = await ctx.tx.case.updateMany({
    where: { id: caseId, resolvedAt: found.resolvedAt },
    data: { resolvedAt: null },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordAudit(ctx, {
    action: 'case.reopened',
    subjectType: 'Client',
    subjectId: found.clientId,
    particulars: { caseId },
  })
  await announce(ctx, { kind: 'clients' })
}
