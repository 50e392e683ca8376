// Whether a client, and a visit of hers, belong to the salon of whoever acts.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'

type About = { clientId: string; visitId?: string | undefined }

/** Refuses `not_found` for a client of another salon, and for a visit that is not hers. */
export async function findClientOfSalon(ctx: StaffContext, { clientId, visitId }: About): Promise<void> {
  const client = await ctx.tx.client.findFirst({
    where: {
      id: clientId,
      salonId: ctx.staff.salon.id,
      ...(visitId ? { visits: { some: { id: visitId } } } : {}),
    },
    select: { id: true },
  })
  if (!client) throw new Refusal('not_found')
}

/** The same, holding the client's row, so that two people who change the same thing line up. */
export async function lockClientOfSalon(ctx: StaffContext, about: About): Promise<void> {
  await ctx.tx.$queryRaw`
    SELECT 1 FROM "Client"
    WHERE id = ${about.clientId}::uuid AND "salonId" = ${ctx.staff.salon.id}::uuid FOR UPDATE`
  await findClientOfSalon(ctx, about)
}
