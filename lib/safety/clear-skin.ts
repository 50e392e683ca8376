// What was seen on her skin and is gone: the one writer of who took it off, or looked and found nothing.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayTakeAssessments } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { refuseWhoTreatsHer } from '@/lib/staff/who-decides'
import { holdGuestInHouse } from './keep-answers'
import type { skinClearSchema } from './safety-schemas'

export type Cleared = {
  area: string
  kind: string
  strength: number
  markedById: string | null
  markedAt: Date | null
}

/** Keeps what was taken off a map or out of a note of the visit held: by whom, and how soon after it was written down. */
export async function keepCleared(ctx: StaffContext, visitId: string, cleared: Cleared[]): Promise<void> {
  const by = { clearedById: ctx.staff.id, clearedAt: ctx.now }
  await ctx.tx.clearedMark.createMany({ data: cleared.map((mark) => ({ visitId, ...mark, ...by })) })
}

/**
 * A colleague has looked at her skin where somebody wiped a mark off, and found nothing there. Refuses `not_found` where
 * nothing was wiped off, and `skin_own` for whoever is to treat her in this visit, while somebody else could decide.
 */
export async function confirmSkinClear(
  ctx: StaffContext,
  { visitId, area, kind }: z.output<typeof skinClearSchema>,
): Promise<void> {
  permit(mayTakeAssessments(ctx.staff))
  const visit = await holdGuestInHouse(ctx, visitId)
  const wiped = await ctx.tx.clearedMark.findFirst({
    where: { visitId, area, kind },
    orderBy: { strength: 'desc' },
    select: { strength: true },
  })
  if (!wiped) throw new Refusal('not_found')
  await refuseWhoTreatsHer(ctx, visit, 'skin_own')
  await keepCleared(ctx, visitId, [
    { area, kind, strength: wiped.strength, markedById: null, markedAt: null },
  ])
  await recordAudit(ctx, {
    action: 'area.found_clear',
    subjectType: 'Client',
    subjectId: visit.clientId,
    particulars: { visitId, area },
  })
  await announce(ctx, { visitId })
}
