// The manager changes a reading of a sheet.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditAssessments } from '@/lib/auth/permissions'
import type { ReadingTypeFacts } from './assessment-schemas'
import { lockReadingType, noteReadingChange } from './template-of-salon'

/**
 * Changes its words, what it tells of, and whether it is taken again after the treatment. Form, steps and unit would
 * change what older values mean: once something was read they are refused with `reading_in_use`. Refuses
 * `someone_was_faster` when it is no longer what the editor saw.
 */
export async function reviseReadingType(
  ctx: StaffContext,
  { readingTypeId, seen, ...facts }: ReadingTypeFacts & { readingTypeId: string; seen: ReadingTypeFacts },
): Promise<void> {
  permit(mayEditAssessments(ctx.staff))
  await lockReadingType(ctx, readingTypeId)
  const measuresOtherwise = facts.form !== seen.form || facts.steps !== seen.steps || facts.unit !== seen.unit
  if (measuresOtherwise && (await ctx.tx.reading.count({ where: { readingTypeId }, take: 1 })) > 0)
    throw new Refusal('reading_in_use')
  const { count } = await ctx.tx.readingType.updateMany({
    where: { ...seen, id: readingTypeId },
    data: wordsOf(facts),
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await noteReadingChange(ctx, readingTypeId, 'revised')
}

function wordsOf(facts: ReadingTypeFacts): ReadingTypeFacts {
  const { name, nameEn, form, lowEnd, lowEndEn, highEnd, highEndEn, steps, unit, minimum, maximum } = facts
  const { isKey, concern, concernBelow, concernAbove } = facts
  const ends = { lowEnd, lowEndEn, highEnd, highEndEn }
  return {
    name,
    nameEn,
    form,
    ...ends,
    steps,
    unit,
    minimum,
    maximum,
    isKey,
    concern,
    concernBelow,
    concernAbove,
  }
}
