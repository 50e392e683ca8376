// The manager adds a sentence that is written again and again.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPhrases } from '@/lib/auth/permissions'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import type { PhraseFacts } from './phrase-schemas'

/** Adds it at the end of the list. Refuses `not_permitted`. */
export async function addPhrase(ctx: StaffContext, facts: PhraseFacts): Promise<{ phraseId: string }> {
  permit(mayEditPhrases(ctx.staff))
  const { id } = await ctx.tx.phrase.create({
    data: {
      salonId: ctx.staff.salon.id,
      kind: facts.kind,
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      position: await nextPosition(ctx, 'Phrase'),
    },
    select: { id: true },
  })
  await noteChange(ctx, 'Phrase', id, 'added')
  return { phraseId: id }
}
