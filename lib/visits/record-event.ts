// The only writer of VisitEvents, and with them of the visit's stage and revision.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { Prisma, VisitEventKind } from '@/lib/db/generated/client'
import type { VisitStage } from './visit-flow'

export type NewEvent = {
  kind: VisitEventKind
  move?: string
  fromStage?: VisitStage
  /** The stage the visit is in from now on. */
  toStage?: VisitStage
  stepKey?: string
  /** For `undone`: the sequence of the move taken back. */
  undoes?: number
  /** Codes and ids only; what a person typed goes into `note`. */
  particulars?: Prisma.InputJsonObject
  note?: string | undefined
}

/**
 * Appends one fact to a visit and moves its stage along when the fact says so. Takes the revision that the
 * caller saw; refuses `someone_was_faster` when another event came first. Raises `visit.revision` so that
 * several facts can follow one another.
 */
export async function recordEvent(
  ctx: StaffContext,
  visit: { id: string; revision: number },
  { note, particulars = {}, ...event }: NewEvent,
): Promise<number> {
  const sequence = visit.revision + 1
  const { count } = await ctx.tx.visit.updateMany({
    where: { id: visit.id, revision: visit.revision, salonId: ctx.staff.salon.id },
    data: { revision: sequence, ...(event.toStage ? { stage: event.toStage } : {}) },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  const text = note?.trim()
  await ctx.tx.visitEvent.create({
    data: {
      ...event,
      visitId: visit.id,
      sequence,
      particulars,
      actorId: ctx.staff.id,
      at: ctx.now,
      ...(text ? { note: { create: { text } } } : {}),
    },
  })
  visit.revision = sequence
  return sequence
}
