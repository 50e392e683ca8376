// The manager no longer keeps a courtesy, or keeps it again. Nothing is ever deleted.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditMenu } from '@/lib/auth/permissions'
import { setRetired } from '@/lib/salons/salon-lists'

/** The door card proposes it no more. Refuses `not_found` when it is not kept. */
export async function retireCourtesy(
  ctx: StaffContext,
  { courtesyId }: { courtesyId: string },
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await setRetired(ctx, 'Courtesy', courtesyId, true)
}

/** Keeps it again where it stood. Refuses `not_found` when it is kept already. */
export async function restoreCourtesy(
  ctx: StaffContext,
  { courtesyId }: { courtesyId: string },
): Promise<void> {
  permit(mayEditMenu(ctx.staff))
  await setRetired(ctx, 'Courtesy', courtesyId, false)
}
