// A client is given one of the salon's tags, or it is taken from her.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditClients } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { findClientOfSalon } from './client-of-salon'
import { recordArchiveChanges } from './record-archive-change'

type TagOfClient = { clientId: string; tagId: string }

/** Gives her the tag; she may have it already. Refuses `not_found` for a tag that is not in use here. */
export async function giveTag(ctx: StaffContext, { clientId, tagId }: TagOfClient): Promise<void> {
  permit(mayEditClients(ctx.staff))
  await findClientOfSalon(ctx, { clientId })
  const tag = await ctx.tx.tag.findFirst({
    where: { id: tagId, salonId: ctx.staff.salon.id, retiredAt: null },
    select: { name: true },
  })
  if (!tag) throw new Refusal('not_found')
  const { count } = await ctx.tx.clientTag.createMany({
    data: { clientId, tagId, givenById: ctx.staff.id, givenAt: ctx.now },
    skipDuplicates: true,
  })
  if (count > 0) await noteTag(ctx, clientId, tagId, { before: null, after: tag.name })
}

/** Takes it from her, also one that is no longer in use; she may be without it already. */
export async function takeTag(ctx: StaffContext, { clientId, tagId }: TagOfClient): Promise<void> {
  permit(mayEditClients(ctx.staff))
  await findClientOfSalon(ctx, { clientId })
  const tag = await ctx.tx.tag.findFirst({
    where: { id: tagId, salonId: ctx.staff.salon.id },
    select: { name: true },
  })
  if (!tag) throw new Refusal('not_found')
  const { count } = await ctx.tx.clientTag.deleteMany({ where: { clientId, tagId } })
  if (count > 0) await noteTag(ctx, clientId, tagId, { before: tag.name, after: null })
}

async function noteTag(
  ctx: StaffContext,
  clientId: string,
  tagId: string,
  change: { before: string | null; after: string | null },
): Promise<void> {
  await recordArchiveChanges(ctx, clientId, [{ field: 'tags', ...change }])
  await recordAudit(ctx, {
    action: change.after ? 'client.tag_given' : 'client.tag_taken',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { tagId },
  })
  await announce(ctx, { kind: 'clients' })
}
