// The gate as whoever is about to begin, or to let begin, finds it; held until her deed is done.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { refuseForYourself } from '@/lib/staff/who-decides'
import type { StopKind } from './safety-flow'

export type Stop = { key: string; kind: StopKind }

/**
 * Holds the guest of a session, so that an alert or a patch test on its way is waited for. Comes before the visit's own
 * lock: whoever notes an alert takes the two in that order. Says nothing of a session that is not there.
 */
export async function holdGuestOfSession(ctx: StaffContext, sessionId: string): Promise<void> {
  await ctx.tx.$queryRaw`
    SELECT 1 FROM "TreatmentSession" s
    JOIN "Visit" v ON v.id = s."visitId" AND v."salonId" = ${ctx.staff.salon.id}::uuid
    JOIN "Client" c ON c.id = v."clientId"
    WHERE s.id = ${sessionId}::uuid FOR SHARE OF c`
}

/**
 * Holds the guest of a visit for what may close her gate, as whoever notes an alert does: the start of a treatment and
 * this come one after the other. Comes before the visit's own lock.
 */
export async function lockGuestOfVisit(ctx: StaffContext, visitId: string): Promise<void> {
  await ctx.tx.$queryRaw`
    SELECT 1 FROM "Client" c JOIN "Visit" v ON v."clientId" = c.id AND v."salonId" = ${ctx.staff.salon.id}::uuid
    WHERE v.id = ${visitId}::uuid FOR NO KEY UPDATE OF c`
}

/**
 * As {@link holdGuestOfSession}, and alone: for a deed that may itself write what closes a gate. Two who both held her
 * with others would wait for one another.
 */
export async function holdGuestOfSessionAlone(ctx: StaffContext, sessionId: string): Promise<void> {
  await ctx.tx.$queryRaw`
    SELECT 1 FROM "TreatmentSession" s
    JOIN "Visit" v ON v.id = s."visitId" AND v."salonId" = ${ctx.staff.salon.id}::uuid
    JOIN "Client" c ON c.id = v."clientId"
    WHERE s.id = ${sessionId}::uuid FOR NO KEY UPDATE OF c`
}

/** What stops a session now and is covered by no override. */
export async function readOpenStops(ctx: StaffContext, sessionId: string): Promise<Stop[]> {
  return ctx.tx.$queryRaw<Stop[]>`
    SELECT s.key, s.kind FROM foyer_open_stops(${sessionId}::uuid, ${ctx.now}) s ORDER BY s.key`
}

/** What has come up since a running session began, stops it now and is covered by no override. */
export async function readHalts(ctx: StaffContext, sessionId: string): Promise<Stop[]> {
  return ctx.tx.$queryRaw<Stop[]>`SELECT h.key, h.kind FROM foyer_halts(${sessionId}::uuid) h ORDER BY h.key`
}

/**
 * What stops a running session for whoever acts alone, though another name stands on it: what she has made less of, eased
 * or cleared herself.
 */
export async function readHaltsOfHerself(ctx: StaffContext, sessionId: string): Promise<Stop[]> {
  return ctx.tx.$queryRaw<Stop[]>`
    SELECT h.key, h.kind FROM "TreatmentSession" s CROSS JOIN LATERAL foyer_halts(s.id, ${ctx.staff.id}::uuid) h
    WHERE s.id = ${sessionId}::uuid AND h.key NOT IN (SELECT f.key FROM foyer_safety_stops(s.id, s."startedAt") f)`
}

/** Refuses `safety_stop`, with the keys of the stops, while anything stops the session. */
export async function refuseUnsafe(ctx: StaffContext, sessionId: string): Promise<void> {
  const stops = await readOpenStops(ctx, sessionId)
  if (stops.length > 0) {
    throw new Refusal('safety_stop', { count: stops.length, stops: stops.map(({ key }) => key).join(' ') })
  }
}

/**
 * Refuses `not_for_yourself` where the session would begin by what whoever acts let pass herself, or by a serious alert
 * that she eased since the visit was arranged, while somebody else could have decided.
 */
export async function refuseOpenedByHerself(ctx: StaffContext, sessionId: string): Promise<void> {
  const stops = await ctx.tx.$queryRaw<unknown[]>`
    SELECT s.key FROM foyer_open_stops(${sessionId}::uuid, ${ctx.now}, ${ctx.staff.id}::uuid) s`
  if (stops.length > 0) await refuseForYourself(ctx)
}
