// What becomes of a product she has at home: it lasts longer or shorter, it ends, or it did not end after all.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNoteAtHome } from '@/lib/auth/permissions'
import { livingArchive } from '@/lib/clients/client-of-salon'
import type { Prisma } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'
import { salonDate } from '@/lib/salon-time/salon-time'
import type { CorrectedAtHome, EndedAtHome } from './at-home-schemas'

/**
 * Corrects when it runs out, or says that nobody knows. Refuses `in_the_past` for a day before today, and
 * `someone_was_faster` when that is no longer what the editor saw, or it has ended.
 */
export async function correctAtHome(
  ctx: StaffContext,
  { atHomeId, seen, runsOutOn }: CorrectedAtHome,
): Promise<void> {
  permit(mayNoteAtHome(ctx.staff))
  if (runsOutOn !== null && runsOutOn < today(ctx)) throw new Refusal('in_the_past')
  await change(ctx, atHomeId, {
    from: { endedOn: null, runsOutOn: dateOf(seen) },
    to: { runsOutOn: dateOf(runsOutOn) },
    action: 'at_home.corrected',
    particulars: { runsOutOn },
  })
}

/** She has used it up, uses it no longer, or it does not suit her. Refuses `someone_was_faster` when it has ended. */
export async function endAtHome(ctx: StaffContext, { atHomeId, end }: EndedAtHome): Promise<void> {
  permit(mayNoteAtHome(ctx.staff))
  await change(ctx, atHomeId, {
    from: { endedOn: null },
    to: { endedOn: new Date(today(ctx)), end },
    action: 'at_home.ended',
    particulars: { end },
  })
}

/** She uses it still. Refuses `someone_was_faster` when it has not ended, `already_at_home` beside another of its kind. */
export async function resumeAtHome(ctx: StaffContext, { atHomeId }: { atHomeId: string }): Promise<void> {
  permit(mayNoteAtHome(ctx.staff))
  const { clientId, productId } = await lockAtHome(ctx, atHomeId)
  const another = { clientId, productId, endedOn: null, id: { not: atHomeId } }
  if ((await ctx.tx.productAtHome.count({ where: another })) > 0) throw new Refusal('already_at_home')
  await change(ctx, atHomeId, {
    from: { endedOn: { not: null } },
    to: { endedOn: null, end: null },
    action: 'at_home.resumed',
    particulars: {},
  })
}

type Change = {
  from: Prisma.ProductAtHomeWhereInput
  to: Prisma.ProductAtHomeUpdateManyMutationInput
  action: string
  particulars: Prisma.InputJsonObject
}

async function change(ctx: StaffContext, atHomeId: string, asked: Change): Promise<void> {
  const { clientId, productId } = await findAtHome(ctx, atHomeId)
  const { count } = await ctx.tx.productAtHome.updateMany({
    where: { ...asked.from, id: atHomeId },
    data: asked.to,
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordAudit(ctx, {
    action: asked.action,
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { atHomeId, productId, ...asked.particulars },
  })
  await announce(ctx, { kind: 'clients' })
}

type OfHer = { clientId: string; productId: string }

async function findAtHome(ctx: StaffContext, atHomeId: string): Promise<OfHer> {
  const found = await ctx.tx.productAtHome.findFirst({
    where: { id: atHomeId, salonId: ctx.staff.salon.id, client: livingArchive },
    select: { clientId: true, productId: true },
  })
  if (!found) throw new Refusal('not_found')
  return found
}

/** The same, holding her row, as whoever notes another of its kind does. */
async function lockAtHome(ctx: StaffContext, atHomeId: string): Promise<OfHer> {
  const found = await findAtHome(ctx, atHomeId)
  await ctx.tx.$queryRaw`SELECT 1 FROM "Client" WHERE id = ${found.clientId}::uuid FOR NO KEY UPDATE`
  return found
}

function today(ctx: StaffContext): string {
  return salonDate(ctx.now, ctx.staff.salon.timeZone)
}

function dateOf(day: string | null): Date | null {
  return day === null ? null : new Date(day)
}
