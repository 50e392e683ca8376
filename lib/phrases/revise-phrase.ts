// The manager rewords a phrase; what was written with it stays as it was written.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPhrases } from '@/lib/auth/permissions'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import type { PhraseFacts, SeenPhrase } from './phrase-schemas'

/** Changes its words and kind. Refuses `someone_was_faster` when it no longer says what the editor saw. */
export async function revisePhrase(
  ctx: StaffContext,
  { phraseId, seen, ...facts }: PhraseFacts & { phraseId: string; seen: SeenPhrase },
): Promise<void> {
  permit(mayEditPhrases(ctx.staff))
  const own = { id: phraseId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.phrase.updateMany({
    where: { ...own, ...seen },
    data: { name: facts.name, nameEn: facts.nameEn ?? null, kind: facts.kind },
  })
  if (count === 0) throw lostTo((await ctx.tx.phrase.count({ where: own })) > 0)
  await noteChange(ctx, 'Phrase', phraseId, 'revised')
}
