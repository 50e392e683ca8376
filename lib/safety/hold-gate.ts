// The gate as whoever is about to begin, or to let begin, finds it; held until her deed is done.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
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

/** Refuses `safety_stop`, with the keys of the stops, while anything stops the session. */
export async function refuseUnsafe(ctx: StaffContext, sessionId: string): Promise<void> {
  const stops = await readOpenStops(ctx, sessionId)
  if (stops.length > 0) {
    throw new Refusal('safety_stop', { count: stops.length, stops: stops.map(({ key }) => key).join(' ') })
  }
}
