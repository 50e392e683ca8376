// Takes hold of a treatment note for the rest of the transaction: its visit first, as everybody who writes on one.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { type LockedVisit, lockVisit } from '@/lib/visits/lock-visit'
import { isOpen, notesAreOpen } from '@/lib/visits/visit-flow'

export type LockedNote = {
  sessionId: string
  visit: LockedVisit
  endedAt: Date | null
  /** The number of revisions; 0 before the first. */
  revision: number
  signedAt: Date | null
  /** Words of harm of which nobody has said yet whether the treatment did it. */
  harms: string[]
  harmsSince: Date | null
  /** How often harm has come up in it. */
  harmsTold: number
  /** Who performs, or performed, the treatment. */
  therapistId: string | null
}

/**
 * Locks the note on a treatment that has begun, made when there is none yet. Refuses `not_found` for a treatment of
 * another salon and `not_in_treatment` for one that has not begun.
 */
export async function lockNote(ctx: StaffContext, sessionId: string): Promise<LockedNote> {
  const found = await ctx.tx.treatmentSession.findFirst({
    relationLoadStrategy: 'join',
    where: { id: sessionId, visit: { salonId: ctx.staff.salon.id } },
    select: { visitId: true },
  })
  if (!found) throw new Refusal('not_found')
  const visit = await lockVisit(ctx, found.visitId)
  const session = await ctx.tx.treatmentSession.findUniqueOrThrow({
    relationLoadStrategy: 'join',
    where: { id: sessionId },
    select: {
      startedAt: true,
      endedAt: true,
      therapistId: true,
      note: { select: { revision: true, signedAt: true, harms: true, harmsSince: true, harmsTold: true } },
    },
  })
  if (!session.startedAt) throw new Refusal('not_in_treatment')
  const note = session.note ?? { revision: 0, signedAt: null, harms: [], harmsSince: null, harmsTold: 0 }
  if (!session.note) await ctx.tx.treatmentNote.create({ data: { sessionId }, select: { sessionId: true } })
  return { sessionId, visit, endedAt: session.endedAt, therapistId: session.therapistId, ...note }
}

/** Whether what has not been signed can still be written: see {@link notesAreOpen}. */
export async function isStillOpen(ctx: StaffContext, visit: LockedVisit): Promise<boolean> {
  if (isOpen(visit.stage)) return true
  const ended = await ctx.tx.visitEvent.findFirstOrThrow({
    where: { visitId: visit.id, toStage: visit.stage },
    orderBy: { sequence: 'desc' },
    select: { at: true },
  })
  return notesAreOpen(visit.stage, ended.at, ctx.now)
}
