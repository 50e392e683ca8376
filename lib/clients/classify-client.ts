// How staff sort a client (客户分类): her nature, whether she has moved up, why she has not bought yet, what comes next.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditClients, maySeeTransactionClass } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { salonDate } from '@/lib/salon-time/salon-time'
import { dropDraft } from './archive-drafts'
import type { Classification } from './basics-schemas'
import { livingArchive } from './client-of-salon'
import { findNature } from './nature-of-salon'
import { recordArchiveChanges } from './record-archive-change'

/**
 * Replaces the classification as a whole. What she is to the books (`isUpgraded`, `notYetReason`) is said by whoever may
 * see it, and stays as it is where nobody says it: `not_permitted` for the others. Refuses `not_transacted` when she is said to have moved up before she bought
 * anything, `has_transacted` when a reason for not buying is given although she did, `someone_was_faster` when
 * `revision` is not the current one, and a nature of another salon or out of use as `not_found`.
 */
export async function classifyClient(
  ctx: StaffContext,
  { clientId, revision, natureId, ...typed }: Classification,
): Promise<{ revision: number }> {
  permit(mayEditClients(ctx.staff))
  const { isUpgraded, notYetReason } = typed
  const isSaid = isUpgraded !== undefined || notYetReason !== undefined
  permit(!isSaid || maySeeTransactionClass(ctx.staff))
  const before = await findClassified(ctx, clientId)
  if (isSaid) refuseContradiction(before.standing?.hasTransacted ?? false, typed)
  const nature = natureId ? await findNature(ctx, natureId, before.nature?.id) : null
  const after = {
    natureId: nature?.id ?? null,
    upgradedAt: isSaid ? (isUpgraded ? (before.upgradedAt ?? ctx.now) : null) : before.upgradedAt,
    notYetReason: isSaid ? (notYetReason ?? null) : before.notYetReason,
    nextAction: typed.nextAction || null,
    nextActionOn: typed.nextActionOn ? new Date(typed.nextActionOn) : null,
  }
  const { count } = await ctx.tx.client.updateMany({
    where: { id: clientId, revision, ...livingArchive },
    data: { ...after, revision: revision + 1 },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await dropDraft(ctx, clientId, 'classification')
  const changes = [
    { field: 'nature', before: before.nature?.name ?? null, after: nature?.name ?? null },
    { field: 'upgradedAt', before: dayIn(ctx, before.upgradedAt), after: dayIn(ctx, after.upgradedAt) },
    { field: 'notYetReason', before: before.notYetReason, after: after.notYetReason },
    { field: 'nextAction', before: before.nextAction, after: after.nextAction },
    { field: 'nextActionOn', before: dayOf(before.nextActionOn), after: dayOf(after.nextActionOn) },
  ]
  await recordArchiveChanges(ctx, clientId, changes)
  await recordAudit(ctx, {
    action: 'client.classified',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: {
      changed: changes.filter((change) => change.before !== change.after).map(({ field }) => field),
    },
  })
  await announce(ctx, { kind: 'clients' })
  return { revision: revision + 1 }
}

async function findClassified(ctx: StaffContext, clientId: string) {
  const client = await ctx.tx.client.findFirst({
    where: { id: clientId, salonId: ctx.staff.salon.id, ...livingArchive },
    relationLoadStrategy: 'join',
    select: {
      upgradedAt: true,
      notYetReason: true,
      nextAction: true,
      nextActionOn: true,
      nature: { select: { id: true, name: true } },
      standing: { select: { hasTransacted: true } },
    },
  })
  if (!client) throw new Refusal('not_found')
  return client
}

function refuseContradiction(
  hasTransacted: boolean,
  { isUpgraded, notYetReason }: Pick<Classification, 'isUpgraded' | 'notYetReason'>,
): void {
  if (isUpgraded && !hasTransacted) throw new Refusal('not_transacted')
  if (notYetReason && hasTransacted) throw new Refusal('has_transacted')
}

function dayIn({ staff }: StaffContext, instant: Date | null): string | null {
  return instant && salonDate(instant, staff.salon.timeZone)
}

function dayOf(date: Date | null): string | null {
  return date?.toISOString().slice(0, 10) ?? null
}
