// How clients are related: mother, friend, colleague. Whoever is only known through another has an archive too (间接客户).
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCompleteBasics } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { findClientOfSalon, livingArchive } from './client-of-salon'
import { recordArchiveChanges } from './record-archive-change'
import { registerClient } from './register-client'
import type { NewRelation } from './relation-schemas'
import { otherSideOf, type RelationKind } from './relations-flow'

type Related = { clientId: string; otherId: string; kind: RelationKind }

/**
 * Writes down that the other is her `kind`; both archives show it. A name instead of an id begins an archive for
 * somebody who has none, in the same deed. Refuses `related_to_herself`, `relation_known` when something is noted
 * between the two already, and whoever belongs to another salon as `not_found`.
 */
export async function relateClients(
  ctx: StaffContext,
  { clientId, kind, otherId: knownId, otherName }: NewRelation,
): Promise<{ otherId: string }> {
  permit(mayCompleteBasics(ctx.staff))
  await findClientOfSalon(ctx, { clientId })
  const otherId = knownId ?? (await registerClient(ctx, { name: otherName ?? '' })).clientId
  if (otherId === clientId) throw new Refusal('related_to_herself')
  await findClientOfSalon(ctx, { clientId: otherId })
  const related = { clientId, otherId, kind }
  await ctx.tx.clientRelation.create({
    data: { ...related, notedById: ctx.staff.id, notedAt: ctx.now },
    select: { id: true },
  })
  await noteRelation(ctx, related, 'client.related')
  return { otherId }
}

/** Takes it back, on both sides. Refuses `not_found` when it is gone already. */
export async function unrelateClients(
  ctx: StaffContext,
  { relationId }: { relationId: string },
): Promise<void> {
  permit(mayCompleteBasics(ctx.staff))
  const ours = { salonId: ctx.staff.salon.id, ...livingArchive }
  const related = await ctx.tx.clientRelation.findFirst({
    where: { id: relationId, client: ours, other: ours },
    select: { clientId: true, otherId: true, kind: true },
  })
  if (!related) throw new Refusal('not_found')
  const { count } = await ctx.tx.clientRelation.deleteMany({ where: { id: relationId } })
  if (count === 0) throw new Refusal('not_found')
  await noteRelation(ctx, related, 'client.unrelated')
}

/** The words of the change are the kind alone: another person's name would outlive her own archive here. */
async function noteRelation(
  ctx: StaffContext,
  { clientId, otherId, kind }: Related,
  action: 'client.related' | 'client.unrelated',
): Promise<void> {
  const changeTo = (kindOfSide: RelationKind) => ({
    field: 'relations',
    before: action === 'client.related' ? null : kindOfSide,
    after: action === 'client.related' ? kindOfSide : null,
  })
  await recordArchiveChanges(ctx, clientId, [changeTo(kind)])
  await recordArchiveChanges(ctx, otherId, [changeTo(otherSideOf(kind))])
  await recordAudit(ctx, {
    action,
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { otherId, kind },
  })
  await announce(ctx, { kind: 'clients' })
}
