// Whether a nature (客户性质) may be given to a client.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'

/** A nature of this salon that is in use, or the one she has already. Refuses `not_found`. */
export async function findNature(
  ctx: StaffContext,
  natureId: string,
  hersId: string | null = null,
): Promise<{ id: string; name: string }> {
  const nature = await ctx.tx.clientNature.findFirst({
    where: {
      id: natureId,
      salonId: ctx.staff.salon.id,
      ...(natureId === hersId ? {} : { retiredAt: null }),
    },
    select: { id: true, name: true },
  })
  if (!nature) throw new Refusal('not_found')
  return nature
}
