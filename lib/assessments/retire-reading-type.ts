// The manager takes a reading off a sheet, or puts it back. Nothing is ever deleted.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditAssessments } from '@/lib/auth/permissions'
import { noteReadingChange } from './template-of-salon'

/** It is asked for no more; what was read stays. Refuses `not_found` when it is not in use. */
export async function retireReadingType(
  ctx: StaffContext,
  { readingTypeId }: { readingTypeId: string },
): Promise<void> {
  await setRetired(ctx, readingTypeId, true)
}

/** Takes it back into use where it stood. Refuses `not_found` when it is in use already. */
export async function restoreReadingType(
  ctx: StaffContext,
  { readingTypeId }: { readingTypeId: string },
): Promise<void> {
  await setRetired(ctx, readingTypeId, false)
}

async function setRetired(ctx: StaffContext, id: string, retire: boolean): Promise<void> {
  permit(mayEditAssessments(ctx.staff))
  const { count } = await ctx.tx.readingType.updateMany({
    where: {
      id,
      template: { salonId: ctx.staff.salon.id },
      retiredAt: retire ? null : { not: null },
    },
    data: { retiredAt: retire ? ctx.now : null },
  })
  if (count === 0) throw new Refusal('not_found')
  await noteReadingChange(ctx, id, retire ? 'retired' : 'restored')
}
