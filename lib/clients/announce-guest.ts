// Tells every tablet that something has changed about a guest, wherever it was said.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { announce } from '@/lib/live/announce'

const IN_HOUSE = ['greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell'] as const

/** What is said of her in the archive is heard beside her visit too: at most one is in the house. */
export async function announceGuest(ctx: StaffContext, clientId: string, visitId?: string): Promise<void> {
  const here = await ctx.tx.visit.findMany({
    where: { clientId, salonId: ctx.staff.salon.id, stage: { in: [...IN_HOUSE] } },
    select: { id: true },
  })
  const visits = new Set([...here.map(({ id }) => id), ...(visitId ? [visitId] : [])])
  await announce(ctx, { kind: 'clients' })
  for (const id of visits) await announce(ctx, { visitId: id })
}
