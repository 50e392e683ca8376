// Two guests who were taken for one are two again: neither is less guarded than she was before, nor than what was told of
// "her" meanwhile. Nobody knows which of them it was about, so it stands with both until they are asked.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { ClientMerge } from '@/lib/db/generated/client'
import { type Both, ofThird } from './apart'
import { alertsStandAgain, giveAlerts } from './merged-alerts'
import { harmAskedAgain } from './merged-harms'
import { givePatchTests, patchTestsStandAgain } from './merged-patch-tests'
import { giveReactions, reactionsStandAgain } from './merged-reactions'

type Rows = { alerts: string[]; reactions: string[]; patchTests: string[] }

/** What stands again as it stood, and the archive that went was given of what stands in the kept one: ids for the audit. */
export type Guarded = { again: Rows & { harms: string[] }; given: Rows }

/**
 * Guards both archives, once everything that had moved is back in its own. Whatever was eased while they were one was
 * eased by the history of two people, and stands again as it stood. What was told meanwhile in no visit, or in one made
 * since, is given to the archive that went as well; whoever hangs on something older is known. In her visits she is asked anew.
 */
export async function guardBoth(ctx: StaffContext, both: Both, merge: ClientMerge): Promise<Guarded> {
  const apart = { ...both, since: merge.mergedAt, third: await ofThird(ctx, merge) }
  const again = {
    alerts: await alertsStandAgain(ctx, apart),
    reactions: await reactionsStandAgain(ctx, apart),
    patchTests: await patchTestsStandAgain(ctx, apart),
    harms: await harmAskedAgain(ctx, apart),
  }
  const given = {
    alerts: await giveAlerts(ctx, apart),
    reactions: await giveReactions(ctx, apart),
    patchTests: await givePatchTests(ctx, apart),
  }
  if (Object.values(given).some((ids) => ids.length > 0)) await forgetAsked(ctx, both)
  await askAnew(ctx, both)
  return { again, given }
}

/**
 * Whose word it was that nothing is so, and by whose history something was let pass, nobody knows: in no visit of either
 * does it count any more (foyer_answers_of, foyer_open_stops), and what runs halts until she is asked (foyer_halts).
 */
async function askAnew(ctx: StaffContext, { keptId, goneId }: Both): Promise<void> {
  await ctx.tx.visit.updateMany({
    where: { clientId: { in: [keptId, goneId] } },
    data: { askAnewAt: ctx.now },
  })
}

async function forgetAsked(ctx: StaffContext, { keptId, goneId }: Both): Promise<void> {
  await ctx.tx.client.updateMany({
    where: { id: { in: [keptId, goneId] } },
    data: { alertsAskedAt: null, alertsAskedById: null },
  })
}
