// A named person lets a treatment begin, or go on, that the safety gate has stopped, and says why.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayOverrideSafety, mayOverrideUnknown } from '@/lib/auth/permissions'
import { dropDraft } from '@/lib/clients/archive-drafts'
import { announce } from '@/lib/live/announce'
import { holdGuestOfSession, readHalts, readOpenStops, type Stop } from '@/lib/safety/hold-gate'
import { areTheSame, isUnknown } from '@/lib/safety/safety-flow'
import type { overrideSchema } from '@/lib/safety/safety-schemas'
import { refuseForYourself } from '@/lib/staff/who-decides'
import { lockSession } from './plan-sessions'
import { recordEvent } from './record-event'

/**
 * Covers the stops of a session that has not begun, or what has come up since and halts one that runs; a stop that
 * comes up later is not covered. Refuses `stops_changed` unless the keys are exactly what stops it now (what she saw is
 * what she signs), `answer_first` for whoever is not the manager where something can simply be asked, `not_for_yourself`
 * for whoever does the treatment while somebody else may decide, `lasting_not_here` unless no more than mild words of
 * hers are to pass for good, and `session_over` once it has ended.
 */
export async function overrideSafety(
  ctx: StaffContext,
  { sessionId, stops: signed, reason, isLasting = false }: z.input<typeof overrideSchema>,
): Promise<{ overrideId: string }> {
  permit(mayOverrideSafety(ctx.staff))
  await holdGuestOfSession(ctx, sessionId)
  const { visit, session } = await lockSession(ctx, sessionId)
  if (session.endedAt) throw new Refusal('session_over')
  if (session.therapistId === ctx.staff.id) await refuseForYourself(ctx)
  const stops = await (session.startedAt ? readHalts(ctx, sessionId) : readOpenStops(ctx, sessionId))
  if (stops.length === 0 || !areTheSame(signed, stops)) throw new Refusal('stops_changed')
  if (stops.some(isUnknown)) permit(mayOverrideUnknown(ctx.staff), 'answer_first')
  if (isLasting) await refuseLasting(ctx, stops)
  const { id } = await ctx.tx.safetyOverride.create({
    data: {
      sessionId,
      byId: ctx.staff.id,
      at: ctx.now,
      reason,
      isLasting,
      stops: stops.map(({ key }) => key),
    },
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
  await dropDraft(ctx, visit.clientId, `override:${sessionId}`)
  await announce(ctx, { visitId: visit.id })
  return { overrideId: id }
}

/** Only what she said of something mild may pass for good; the rest is decided each time. */
async function refuseLasting(ctx: StaffContext, stops: readonly Stop[]): Promise<void> {
  if (stops.some(({ kind }) => kind !== 'said')) throw new Refusal('lasting_not_here')
  const alertIds = [...new Set(stops.map(({ key }) => key.split(':')[1] ?? ''))]
  const mild = await ctx.tx.alert.count({ where: { id: { in: alertIds }, severity: 'mild' } })
  if (mild !== alertIds.length) throw new Refusal('lasting_not_here')
}
