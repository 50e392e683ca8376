// Somebody goes, or does something else from now on: her guests and promises go to a colleague.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayManageStaff } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { changeSession } from '@/lib/visits/plan-sessions'
import { lineUp, refuseTaken } from '@/lib/visits/reservations'
import type { handOnSchema } from './handing-on-schemas'

type HandOn = z.infer<typeof handOnSchema>

/**
 * Gives what is chosen to `toId`, all of it or nothing: each treatment with its event, each promise with its entry.
 * Refuses `someone_was_faster` when something is no longer hers, `owner_not_working` for whoever does not work here,
 * and what changing a treatment refuses: `therapist_away` for whoever is no therapist, `therapist_lacks_skill`, and
 * `therapist_taken_until` with a name and a time.
 */
export async function handOn(
  ctx: StaffContext,
  { fromId, toId, sessionIds, promiseIds }: HandOn,
): Promise<{ sessions: number; promises: number }> {
  permit(mayManageStaff(ctx.staff))
  await refuseStrangers(ctx, fromId, toId)
  await handSessionsOn(ctx, fromId, toId, [...new Set(sessionIds)])
  await handPromisesOn(ctx, fromId, toId, [...new Set(promiseIds)])
  const counts = { sessions: new Set(sessionIds).size, promises: new Set(promiseIds).size }
  await recordAudit(ctx, {
    action: 'staff.handed_on',
    subjectType: 'StaffMember',
    subjectId: fromId,
    particulars: { toId, ...counts },
  })
  return counts
}

async function refuseStrangers(ctx: StaffContext, fromId: string, toId: string): Promise<void> {
  const salonId = ctx.staff.salon.id
  const from = await ctx.tx.staffMember.count({ where: { id: fromId, salonId } })
  if (from === 0) throw new Refusal('not_found')
  const to = await ctx.tx.staffMember.count({ where: { id: toId, salonId, deactivatedAt: null } })
  if (to === 0 || fromId === toId) throw new Refusal('owner_not_working')
}

async function handSessionsOn(
  ctx: StaffContext,
  fromId: string,
  toId: string,
  ids: readonly string[],
): Promise<void> {
  const sessions = await ctx.tx.treatmentSession.findMany({
    where: { id: { in: [...ids] }, therapistId: fromId, endedAt: null, releasedAt: null },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      preparationMinutes: true,
      cleanupMinutes: true,
      visitId: true,
      visit: { select: { clientId: true } },
    },
  })
  if (sessions.length < ids.length) throw new Refusal('someone_was_faster')
  for (const { id, visitId, visit, ...span } of sessions) {
    const wanted = [{ ...span, therapistId: toId, roomId: null }]
    await lineUp(ctx, visit.clientId, wanted)
    await refuseTaken(ctx, visit.clientId, wanted, visitId)
    await changeSession(ctx, { sessionId: id, therapistId: toId })
  }
}

async function handPromisesOn(
  ctx: StaffContext,
  fromId: string,
  toId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const open = { id: { in: [...ids] }, ownerId: fromId, keptAt: null }
  const promises = await ctx.tx.promise.findMany({ where: open, select: { id: true, clientId: true } })
  const { count } = await ctx.tx.promise.updateMany({ where: open, data: { ownerId: toId } })
  if (count < ids.length) throw new Refusal('someone_was_faster')
  for (const { id, clientId } of promises) {
    await recordAudit(ctx, {
      action: 'promise.handed_on',
      subjectType: 'Client',
      subjectId: clientId,
      particulars: { promiseId: id, fromId, ownerId: toId },
    })
  }
  await announce(ctx, { kind: 'clients' })
}
