// A named person lets a treatment begin, or go on, that the safety gate has stopped, and says why.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayOverrideSafety, mayOverrideUnknown } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { holdGuestOfSession, readHalts, readOpenStops } from '@/lib/safety/hold-gate'
import { areTheSame, isUnknown } from '@/lib/safety/safety-flow'
import type { overrideSchema } from '@/lib/safety/safety-schemas'
import { lockSession } from './plan-sessions'
import { recordEvent } from './record-event'

/**
 * Covers the stops of a session that has not begun, or what has come up since and halts one that runs; a stop that
 * comes up later is not covered. Refuses `stops_changed` unless the keys are exactly what stops it now (what she saw is
 * what she signs), `answer_first` for whoever is not the manager where something can simply be asked, and `session_over`
 * once it has ended.
 */
export async function overrideSafety(
  ctx: StaffContext,
  { sessionId, stops: signed, reason }: z.output<typeof overrideSchema>,
): Promise<{ overrideId: string }> {
  permit(mayOverrideSafety(ctx.staff))
  await holdGuestOfSession(ctx, sessionId)
  const { visit, session } = await lockSession(ctx, sessionId)
  if (session.endedAt) throw new Refusal('session_over')
  const stops = await (session.startedAt ? readHalts(ctx, sessionId) : readOpenStops(ctx, sessionId))
  if (stops.length === 0 || !areTheSame(signed, stops)) throw new Refusal('stops_changed')
  if (stops.some(isUnknown)) permit(mayOverrideUnknown(ctx.staff), 'answer_first')
  const { id } = await ctx.tx.safetyOverride.create({
    data: { sessionId, byId: ctx.staff.id, at: ctx.now, reason, stops: stops.map(({ key }) => key) },
    select: { id: true },
  })
  const particulars = { sessionId, overrideId: id }
  await recordEvent(ctx, visit, { kind: 'safety_overridden', particulars })
  await recordAudit(ctx, {
    action: 'safety.overridden',
    subjectType: 'Client',
    subjectId: visit.clientId,
    particulars: { ...particulars, kinds: [...new Set(stops.map(({ kind }) => kind))] },
  })
  await announce(ctx, { visitId: visit.id })
  return { overrideId: id }
}
