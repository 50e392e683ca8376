// Which treatments a visit holds, with whom, where and when; planned before they are performed.
import 'server-only'
import { addMinutes } from 'date-fns'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayBookNext } from '@/lib/auth/permissions'
import { dropDraft } from '@/lib/clients/archive-drafts'
import { announce } from '@/lib/live/announce'
import { type LockedVisit, lockOpenVisit, takenOutWithReason } from './lock-visit'
import { recordEvent } from './record-event'
import { refuseUnsuited } from './suitability'
import { isInHouse } from './visit-flow'

export type SessionPlan = {
  treatmentId: string
  therapistId?: string | null | undefined
  roomId?: string | null | undefined
  /** Left out: right after what is planned already, as soon as it can be prepared. */
  startsAt?: Date | undefined
}

/**
 * Adds a treatment to a visit and reserves therapist and room for its duration, with the minutes that the menu keeps
 * for preparing and cleaning up. Refuses a retired treatment, therapist or room, `therapist_lacks_skill` and
 * `room_lacks_feature`, a visit past its treatment, and (in the database) `therapist_taken` and `room_taken`.
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
    select: { durationMinutes: true, preparationMinutes: true, cleanupMinutes: true },
  })
  if (!treatment) throw new Refusal('treatment_retired')
  await refuseUnavailable(ctx, plan)
  await refuseUnsuited(ctx, [plan])
  const { durationMinutes, ...around } = treatment
  const startsAt = plan.startsAt ?? (await nextFreeStart(ctx, visitId, plan, around.preparationMinutes))
  const session = await ctx.tx.treatmentSession.create({
    data: {
      visitId,
      treatmentId: plan.treatmentId,
      therapistId: plan.therapistId ?? null,
      roomId: plan.roomId ?? null,
      startsAt,
      endsAt: addMinutes(startsAt, durationMinutes),
      ...around,
    },
    select: { id: true },
  })
  await recordEvent(ctx, visit, { kind: 'session_added', particulars: { sessionId: session.id } })
  await announce(ctx, { visitId })
  return { sessionId: session.id }
}

/**
 * Changes therapist or room of a session that has not ended; one that has not started may also move in time, and does
 * when who does it has the treatment before it to clean up first. Refuses like {@link addSession}, `session_over` once it has ended or was removed, and `session_running` for taking
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
  await refuseUnsuited(ctx, [{ ...change, treatmentId: session.treatmentId }])
  const startsAt = change.startsAt ?? (await laterStart(ctx, visit.id, { ...session, id: sessionId }, change))
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

/**
 * Takes a session that was not started out of the visit and gives its reservation back. Refuses `reason_needed` for a
 * guest who is in the house: she came for it.
 */
export async function removeSession(
  ctx: StaffContext,
  { sessionId, reason = '' }: { sessionId: string; reason?: string | undefined },
): Promise<void> {
  permit(mayBookNext(ctx.staff))
  const { visit, session } = await lockSession(ctx, sessionId)
  if (session.startedAt) throw new Refusal('session_running')
  const hasReason = reason.trim() !== ''
  if (isInHouse(visit.stage) && !hasReason) throw new Refusal('reason_needed')
  await ctx.tx.treatmentSession.update({ where: { id: sessionId }, data: { releasedAt: ctx.now } })
  await recordEvent(ctx, visit, {
    kind: 'session_removed',
    particulars: { sessionId, ...(hasReason ? takenOutWithReason : {}) },
    note: reason,
  })
  await dropDraft(ctx, visit.clientId, `take_out:${sessionId}`)
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
      roomId: true,
      treatmentId: true,
      preparationMinutes: true,
      treatment: { select: { priceMinor: true, durationMinutes: true } },
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

type Places = { therapistId?: string | null | undefined; roomId?: string | null | undefined }

/** Whoever and wherever is not known yet may be the same, and leaves time to clean up and to prepare. */
async function nextFreeStart(
  ctx: StaffContext,
  visitId: string,
  places: Places,
  preparationMinutes: number,
): Promise<Date> {
  const planned = await ctx.tx.treatmentSession.findMany({
    where: { visitId, releasedAt: null },
    select: { therapistId: true, roomId: true, endsAt: true, cleanupMinutes: true },
  })
  const moments = planned.map((each) => {
    const mayShare = maybeSame(each.therapistId, places.therapistId) || maybeSame(each.roomId, places.roomId)
    return addMinutes(each.endsAt, mayShare ? each.cleanupMinutes + preparationMinutes : 0).getTime()
  })
  return new Date(Math.max(addMinutes(ctx.now, preparationMinutes).getTime(), ...moments))
}

function maybeSame(one: string | null, other: string | null | undefined): boolean {
  return !one || !other || one === other
}

type PlannedSession = {
  id: string
  startsAt: Date
  startedAt: Date | null
  therapistId: string | null
  roomId: string | null
  preparationMinutes: number
}

/** When it begins with these places instead, should a treatment of hers before it stand in the way; else undefined. */
async function laterStart(
  ctx: StaffContext,
  visitId: string,
  session: PlannedSession,
  { therapistId = session.therapistId, roomId = session.roomId }: Places,
): Promise<Date | undefined> {
  const isSame = therapistId === session.therapistId && roomId === session.roomId
  const shared = [...(therapistId ? [{ therapistId }] : []), ...(roomId ? [{ roomId }] : [])]
  if (session.startedAt || isSame || shared.length === 0) return undefined
  const { _max } = await ctx.tx.treatmentSession.aggregate({
    where: {
      visitId,
      id: { not: session.id },
      releasedAt: null,
      startsAt: { lte: session.startsAt },
      endsAt: { lte: session.startsAt },
      OR: shared,
    },
    _max: { heldUntil: true },
  })
  if (!_max.heldUntil) return undefined
  const startsAt = addMinutes(_max.heldUntil, session.preparationMinutes)
  return startsAt > session.startsAt ? startsAt : undefined
}
