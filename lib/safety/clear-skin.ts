// What was seen on her skin and is less by now: the one writer of who made less of it, or looked and found it so.
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
  /** What is left of it; 0 where nothing is. */
  remains: number
  markedById: string | null
  markedAt: Date | null
}

/** Keeps what became less on a map or in a note of the visit held: by whom, and how soon after it was written down. */
export async function keepCleared(ctx: StaffContext, visitId: string, cleared: Cleared[]): Promise<void> {
  const by = { clearedById: ctx.staff.id, clearedAt: ctx.now }
  await ctx.tx.clearedMark.createMany({ data: cleared.map((mark) => ({ visitId, ...mark, ...by })) })
}

/**
 * A colleague has looked at her skin where somebody made less of what was seen, or where it was seen in another visit of
 * the day, and found what stands there now, or nothing. Refuses `not_found` where nothing stands to be looked at, and
 * `skin_own` for whoever is to treat her in this visit, while somebody else could decide.
 */
export async function confirmSkinClear(
  ctx: StaffContext,
  { visitId, area, kind }: z.output<typeof skinClearSchema>,
): Promise<void> {
  permit(mayTakeAssessments(ctx.staff))
  const visit = await holdGuestInHouse(ctx, visitId)
  const { strength, remains } = await readDoubted(ctx, visitId, area, kind)
  if (strength <= remains) throw new Refusal('not_found')
  await refuseWhoTreatsHer(ctx, visit, 'skin_own')
  await keepCleared(ctx, visitId, [{ area, kind, strength, remains, markedById: null, markedAt: null }])
  await recordAudit(ctx, {
    action: 'area.found_clear',
    subjectType: 'Client',
    subjectId: visit.clientId,
    particulars: { visitId, area },
  })
  await announce(ctx, { visitId })
}

/** As strong as somebody saw it in a visit of the day before making less of it, and as it stands in this one; 0: it does not. */
async function readDoubted(ctx: StaffContext, visitId: string, area: string, kind: string) {
  const [seen] = await ctx.tx.$queryRaw<{ strength: number; remains: number }[]>`
    WITH said AS (
      SELECT c.strength FROM foyer_looks_at_skin(${visitId}::uuid, ${ctx.now}) c WHERE c.area = ${area} AND c.kind = ${kind}
      UNION ALL
      SELECT k.strength FROM foyer_visits_of_day(${visitId}::uuid, ${ctx.now}) other CROSS JOIN LATERAL foyer_skin_of(other) k
      WHERE k.area = ${area} AND k.kind = ${kind}
    )
    SELECT coalesce((SELECT max(s.strength) FROM said s), 0) AS strength, coalesce((
      SELECT max(k.strength) FROM foyer_skin_of(${visitId}::uuid) k WHERE k.area = ${area} AND k.kind = ${kind}
    ), 0) AS remains`
  return seen ?? { strength: 0, remains: 0 }
}
