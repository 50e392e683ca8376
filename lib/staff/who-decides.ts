// Who in the house may let happen what safety has stopped, besides whoever asks: nobody answers to herself alone.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'

/** The names of the others who may decide, the manager first; empty where whoever acts is the only one (foyer_others_decide). */
export async function othersWhoDecide({ tx, staff }: StaffContext): Promise<string[]> {
  const others = await tx.staffMember.findMany({
    where: {
      salonId: staff.salon.id,
      id: { not: staff.id },
      deactivatedAt: null,
      OR: [{ role: 'manager' }, { mayOverrideSafety: true }],
    },
    orderBy: [{ role: 'desc' }, { createdAt: 'asc' }],
    select: { name: true },
  })
  return others.map(({ name }) => name)
}

/** Refuses with `code`, naming whom to ask instead. */
export function refuseAndName({ staff }: StaffContext, code: string, names: readonly string[]): never {
  const list = new Intl.ListFormat(staff.locale ?? staff.salon.locale, { type: 'disjunction' })
  throw new Refusal(code, { names: list.format(names) })
}

/** Refuses `not_for_yourself`, naming the others, unless whoever acts is the only one there is. */
export async function refuseForYourself(ctx: StaffContext): Promise<void> {
  const others = await othersWhoDecide(ctx)
  if (others.length > 0) refuseAndName(ctx, 'not_for_yourself', others)
}

const COMING_OR_HERE = [
  'expected',
  'greeting',
  'seating',
  'consultation',
  'treatment',
  'recommendation',
  'farewell',
] as const

type Hers = { clientId: string; treatmentIds?: string[]; besidesSessionId?: string }

/**
 * Refuses with `code`, naming the others, whoever is to treat this guest (of a treatment still to be done or under way),
 * unless she is the only one who may decide: nobody takes out of the way what would keep her from going on. With
 * treatments, only whoever is to do one of those; `besidesSessionId` is left out of account.
 */
export async function refuseWhoTreatsHer(
  ctx: StaffContext,
  { clientId, treatmentIds, besidesSessionId }: Hers,
  code = 'not_for_yourself',
): Promise<void> {
  const hers = await ctx.tx.treatmentSession.count({
    where: {
      therapistId: ctx.staff.id,
      endedAt: null,
      releasedAt: null,
      visit: { clientId, stage: { in: [...COMING_OR_HERE] } },
      ...(treatmentIds ? { treatmentId: { in: treatmentIds } } : {}),
      ...(besidesSessionId ? { id: { not: besidesSessionId } } : {}),
    },
  })
  if (hers === 0) return
  const others = await othersWhoDecide(ctx)
  if (others.length > 0) refuseAndName(ctx, code, others)
}
