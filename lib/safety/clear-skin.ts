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
  /** Whose slip of the thumb it may have been; null where more than one hand is in it. */
  markedById: string | null
  markedAt: Date | null
}

/**
 * Keeps what became less on a map or in a note of the visit held, once it has: by whom, what remains of it wherever else
 * it is written, and how soon after it was written down. What remains as strong elsewhere has not become less.
 */
export async function keepCleared(ctx: StaffContext, visitId: string, cleared: Cleared[]): Promise<void> {
  const standing = await readSkin(ctx, visitId)
  const less = cleared.flatMap(({ strength, ...mark }) => {
    const remains = standsAt(standing, mark)
    if (remains >= strength) return []
    // Of two tablets the one that is behind wipes nothing off before it was drawn.
    const clearedAt = new Date(Math.max(ctx.now.getTime(), mark.markedAt?.getTime() ?? 0))
    return [{ visitId, ...mark, strength, remains, clearedById: ctx.staff.id, clearedAt }]
  })
  await ctx.tx.clearedMark.createMany({ data: less })
}

type Standing = { area: string; kind: string; strength: number }

/** What is on her skin by a visit, on every sheet and in every note. */
async function readSkin(ctx: StaffContext, visitId: string): Promise<Standing[]> {
  return ctx.tx.$queryRaw<Standing[]>`
    SELECT k.area, k.kind, k.strength FROM foyer_skin_of(${visitId}::uuid) k`
}

function standsAt(standing: readonly Standing[], { area, kind }: { area: string; kind: string }): number {
  const here = standing.filter((mark) => mark.area === area && mark.kind === kind)
  return Math.max(0, ...here.map(({ strength }) => strength))
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
  const strength = await readDoubted(ctx, visitId, area, kind)
  if (strength <= standsAt(await readSkin(ctx, visitId), { area, kind })) throw new Refusal('not_found')
  await refuseWhoTreatsThere(ctx, visit.clientId, area)
  await keepCleared(ctx, visitId, [{ area, kind, strength, markedById: null, markedAt: null }])
  await recordAudit(ctx, {
    action: 'area.found_clear',
    subjectType: 'Client',
    subjectId: visit.clientId,
    particulars: { visitId, area },
  })
  await announce(ctx, { visitId })
}

/** As strong as somebody saw it in a visit of the day before making less of it; 0 where nobody has. */
async function readDoubted(ctx: StaffContext, visitId: string, area: string, kind: string): Promise<number> {
  const [seen] = await ctx.tx.$queryRaw<{ strength: number | null }[]>`
    SELECT max(said.strength) AS strength FROM (
      SELECT c.strength FROM foyer_looks_at_skin(${visitId}::uuid, ${ctx.now}) c WHERE c.area = ${area} AND c.kind = ${kind}
      UNION ALL
      SELECT k.strength FROM foyer_visits_of_day(${visitId}::uuid, ${ctx.now}) other CROSS JOIN LATERAL foyer_skin_of(other) k
      WHERE k.area = ${area} AND k.kind = ${kind}
    ) said`
  return seen?.strength ?? 0
}

/** Refuses `skin_own` for whoever is to treat her there, while somebody else could decide. */
async function refuseWhoTreatsThere(ctx: StaffContext, clientId: string, area: string): Promise<void> {
  const touching = await ctx.tx.$queryRaw<{ treatmentId: string }[]>`
    SELECT t.id AS "treatmentId" FROM "Treatment" t
    WHERE t."salonId" = ${ctx.staff.salon.id}::uuid AND foyer_touches_skin(t.touches, ${area})`
  const treatmentIds = touching.map(({ treatmentId }) => treatmentId)
  await refuseWhoTreatsHer(ctx, { clientId, treatmentIds }, 'skin_own')
}
