// Whether a client, and a visit of hers, belong to the salon of whoever acts.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'

/** An archive that stands for itself: neither merged into another nor erased. */
export const livingArchive = { mergedIntoId: null, erasedAt: null } as const

type About = { clientId: string; visitId?: string | undefined }

/** Refuses `not_found` for a client of another salon, a merged or erased one, and for a visit that is not hers. */
export async function findClientOfSalon(ctx: StaffContext, { clientId, visitId }: About): Promise<void> {
  const client = await ctx.tx.client.findFirst({
    where: {
      id: clientId,
      salonId: ctx.staff.salon.id,
      mergedIntoId: null,
      erasedAt: null,
      ...(visitId ? { visits: { some: { id: visitId } } } : {}),
    },
    select: { id: true },
  })
  if (!client) throw new Refusal('not_found')
}

/**
 * The same, holding the client's row, so that two people who change the same thing line up. Whoever writes on a visit of
 * hers meanwhile is not held up: she holds the visit, and would be waited for in turn.
 */
export async function lockClientOfSalon(ctx: StaffContext, about: About): Promise<void> {
  await ctx.tx.$queryRaw`
    SELECT 1 FROM "Client"
    WHERE id = ${about.clientId}::uuid AND "salonId" = ${ctx.staff.salon.id}::uuid FOR NO KEY UPDATE`
  await findClientOfSalon(ctx, about)
}
