// The manager adds a comparable case (举例说明) to the library.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditCases } from '@/lib/auth/permissions'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import { checkCasePhotos } from './case-photos'
import type { CaseFacts } from './case-schemas'

/**
 * Adds it at the end. Nothing in it leads back to her but the photos themselves. Refuses `not_permitted`, and what
 * `checkCasePhotos` refuses.
 */
export async function addCase(ctx: StaffContext, facts: CaseFacts): Promise<{ caseId: string }> {
  permit(mayEditCases(ctx.staff))
  await checkCasePhotos(ctx, facts)
  const { id } = await ctx.tx.shownCase.create({
    data: {
      ...caseColumns(facts),
      salonId: ctx.staff.salon.id,
      position: await nextPosition(ctx, 'ShownCase'),
      createdById: ctx.staff.id,
      createdAt: ctx.now,
    },
    select: { id: true },
  })
  await noteChange(ctx, 'ShownCase', id, 'added')
  return { caseId: id }
}

/** What is typed, as the table has it. */
export function caseColumns({ beforePhotoId, afterPhotoId, weeks, ...words }: CaseFacts) {
  return {
    ...words,
    weeks: weeks ?? null,
    beforePhotoId: beforePhotoId ?? null,
    afterPhotoId: afterPhotoId ?? null,
  }
}
