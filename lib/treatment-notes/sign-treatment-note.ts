// A note that was still open when the treatment ended is signed later, by one tap.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayAmendOldNotes, mayWriteTreatmentNotes } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { noteSignature, readHands } from '@/lib/visits/sign-note'
import { lockNote } from './lock-note'
import { isFreshEnough, mayBeSignedBy } from './note-flow'

/**
 * Signs the note on a treatment that has ended, an empty one too. Refuses `note_signed`, `session_running` before its
 * end, `harm_in_note` while it speaks of harm and nobody has said whether the treatment did it, `note_of_another` for whoever is not its hand ({@link mayBeSignedBy}), and `amendments_closed` long afterwards
 * for anybody but the manager.
 */
export async function signTreatmentNote(
  ctx: StaffContext,
  { sessionId }: { sessionId: string },
): Promise<void> {
  permit(mayWriteTreatmentNotes(ctx.staff))
  const { visit, endedAt, signedAt, harms, therapistId } = await lockNote(ctx, sessionId)
  if (!endedAt) throw new Refusal('session_running')
  if (!isFreshEnough(endedAt, ctx.now) && !mayAmendOldNotes(ctx.staff)) throw new Refusal('amendments_closed')
  if (signedAt) throw new Refusal('note_signed')
  if (!mayBeSignedBy(await readHands(ctx, sessionId, therapistId), ctx.staff.id))
    throw new Refusal('note_of_another')
  if (harms.length > 0) throw new Refusal('harm_in_note')
  await ctx.tx.treatmentNote.update({
    where: { sessionId },
    data: { signedById: ctx.staff.id, signedAt: ctx.now },
    select: { sessionId: true },
  })
  await noteSignature(ctx, sessionId)
  await announce(ctx, { visitId: visit.id })
}
