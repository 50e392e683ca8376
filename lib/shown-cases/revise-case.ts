// The manager changes what a comparable case tells, or which photos it shows.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditCases } from '@/lib/auth/permissions'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import { caseColumns } from './add-case'
import { checkCasePhotos } from './case-photos'
import type { CaseFacts, SeenCase } from './case-schemas'

/**
 * Changes it. Refuses `someone_was_faster` when it is no longer what the editor saw, and what `checkCasePhotos` refuses
 * about photos that were chosen anew.
 */
export async function reviseCase(
  ctx: StaffContext,
  { caseId, seen, ...facts }: CaseFacts & { caseId: string; seen: SeenCase },
): Promise<void> {
  permit(mayEditCases(ctx.staff))
  const own = { id: caseId, salonId: ctx.staff.salon.id }
  await checkCasePhotos(ctx, caseColumns(facts), seen)
  const { count } = await ctx.tx.shownCase.updateMany({
    where: { ...own, ...seen },
    data: caseColumns(facts),
  })
  if (count === 0) throw lostTo((await ctx.tx.shownCase.count({ where: own })) > 0)
  await noteChange(ctx, 'ShownCase', caseId, 'revised')
}
