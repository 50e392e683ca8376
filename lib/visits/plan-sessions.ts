// Which treatments a visit holds, with whom, where and when; planned before they are performed.
import 'server-only'
import { addMinutes } from 'date-fns'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayBookNext } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { type LockedVisit, lockOpenVisit } from './lock-visit'
import { recordEvent } from './record-event'

export type SessionPlan = {
  treatmentId: string
  therapistId?: string | null | undefined
  roomId?: string | null | undefined
  /** Left out: right after what is planned already, but not before now. */
  startsAt?: Date | undefined
}

/**
 * Adds a treatment to a visit and reserves therapist and room for its duration. Refuses a retired treatment,
 * therapist or room, a visit past its treatment, and (in the database) `therapist_taken` and `room_taken`.
 */
export async function addSession(
  ctx: StaffContext,
  { visitId, ...plan }: SessionPlan & { visitId: string },
): Promise<{ sessionId: string }> {
  permit(mayBookNext(ctx.staff))
  const visit = await lockOpenVisit(ctx, visitId)
  refusePastTreatment(visit)
  const treatment = await ctx.tx.treatment.findFirst({
    where: { id: plan.treatmentId, salonId: ctx.staff.salon.id, retiredAt: null },
    select: { durationMinutes: true },
  })
  if (!treatment) throw new Refusal('treatment_retired')
  await refuseUnavailable(ctx, plan)
  const startsAt = plan.startsAt ?? (await nextFreeStart(ctx, visitId))
  const session = await ctx.tx.treatmentSession.create({
    data: {
      visitId,
      treatmentId: plan.treatmentId,
      therapistId: plan.therapistId ?? null,
      roomId: plan.roomId ?? null,
      startsAt,
      endsAt: addMinutes(startsAt, treatment.durationMinutes),
    },
    select: { id: true },
  })
  await recordEvent(ctx, visit, { kind: 'session_added', particulars: { sessionId: session.id } })
  await announce(ctx, { visitId })
  return { sessionId: session.id }
}

/**
 * Changes therapist or room of a session that has not ended; one that has not started may also move in time.
 * Refuses like {@link addSession}, `session_over` once it has ended or was removed, and `session_running` for taking
 * the therapist out of one that is under way.
 */
export async function changeSession(
  ctx: StaffContext,
  { sessionId, ...change }: Partial<SessionPlan> & { sessionId: string },
): Promise<void> {
  permit(mayBookNext(ctx.staff))
  const { visit, session } = await lockSession(ctx, sessionId)
  if (session.endedAt) throw new Refusal('session_over')
  if (session.startedAt && (change.startsAt || change.therapistId === null)) {
    throw new Refusal('session_running')
  }
  await refuseUnavailable(ctx, change)
  const { startsAt } = change
  const lengthMs = session.endsAt.getTime() - session.startsAt.getTime()
  await ctx.tx.treatmentSession.update({
    where: { id: sessionId },
    data: {
      ...(change.therapistId !== undefined ? { therapistId: change.therapistId } : {}),
      ...(change.roomId !== undefined ? { roomId: change.roomId } : {}),
      ...(startsAt ? { startsAt, endsAt: new Date(startsAt.getTime() + lengthMs) } : {}),
    },
  })
  await recordEvent(ctx, visit, { kind: 'session_changed', particulars: { sessionId } })
  await announce(ctx, { visitId: visit.id })
}

/** Takes a session that was not started out of the visit and gives its reservation back. */
export async function removeSession(ctx: StaffContext, { sessionId }: { sessionId: string }): Promise<void> {
  permit(mayBookNext(ctx.staff))
  const { visit, session } = await lockSession(ctx, sessionId)
  if (session.startedAt) throw new Refusal('session_running')
  await ctx.tx.treatmentSession.update({ where: { id: sessionId }, data: { releasedAt: ctx.now } })
  await recordEvent(ctx, visit, { kind: 'session_removed', particulars: { sessionId } })
  await announce(ctx, { visitId: visit.id })
}

/** Locks the visit of a session and reads the session under that lock. Refuses one that was released. */
export async function lockSession(ctx: StaffContext, sessionId: string) {
  const found = await ctx.tx.treatmentSession.findFirst({
    where: { id: sessionId, visit: { salonId: ctx.staff.salon.id } },
    select: { visitId: true },
  })
  if (!found) throw new Refusal('not_found')
  const visit = await lockOpenVisit(ctx, found.visitId)
  const session = await ctx.tx.treatmentSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: {
      startsAt: true,
      endsAt: true,
      startedAt: true,
      endedAt: true,
      releasedAt: true,
      therapistId: true,
      treatment: { select: { priceMinor: true } },
    },
  })
  if (session.releasedAt) throw new Refusal('session_over')
  return { visit, session }
}

function refusePastTreatment(visit: LockedVisit): void {
  if (['recommendation', 'farewell', 'follow_up'].includes(visit.stage)) throw new Refusal('past_treatment')
}

async function refuseUnavailable(
  ctx: StaffContext,
  { therapistId, roomId }: { therapistId?: string | null | undefined; roomId?: string | null | undefined },
): Promise<void> {
  const salonId = ctx.staff.salon.id
  if (therapistId) {
    const where = { id: therapistId, salonId, deactivatedAt: null, role: 'therapist' as const }
    if (!(await ctx.tx.staffMember.findFirst({ where, select: { id: true } })))
      throw new Refusal('therapist_away')
  }
  if (roomId) {
    const where = { id: roomId, salonId, retiredAt: null }
    if (!(await ctx.tx.room.findFirst({ where, select: { id: true } }))) throw new Refusal('room_retired')
  }
}

async function nextFreeStart(ctx: StaffContext, visitId: string): Promise<Date> {
  const { _max } = await ctx.tx.treatmentSession.aggregate({
    where: { visitId, releasedAt: null },
    _max: { endsAt: true },
  })
  return _max.endsAt && _max.endsAt > ctx.now ? _max.endsAt : ctx.now
}
