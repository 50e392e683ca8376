// The manager takes a phrase out of use, or back into it. Nothing is ever deleted.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPhrases } from '@/lib/auth/permissions'
import { setRetired } from '@/lib/salons/salon-lists'

/** It is offered no more. Refuses `not_found` when it is not in use. */
export async function retirePhrase(ctx: StaffContext, { phraseId }: { phraseId: string }): Promise<void> {
  permit(mayEditPhrases(ctx.staff))
  await setRetired(ctx, 'Phrase', phraseId, true)
}

/** Takes it back into use where it stood. Refuses `not_found` when it is in use already. */
export async function restorePhrase(ctx: StaffContext, { phraseId }: { phraseId: string }): Promise<void> {
  permit(mayEditPhrases(ctx.staff))
  await setRetired(ctx, 'Phrase', phraseId, false)
}
