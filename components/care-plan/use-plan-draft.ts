// A plan being written while a colleague may be changing it too: what she changes is taken over, and where both have
// changed the same, both are shown.
'use client'

import { useState } from 'react'
import { mergePlans, type PlanConflict, type PlanContent } from '@/lib/care-plans/plan-content-flow'

export type SeenPlan = { revision: number; content: PlanContent }

/** `now` is what stands at this moment; null where a new plan is written, which then begins with `start`. */
export function usePlanDraft(now: SeenPlan | null, start: PlanContent) {
  const [base, setBase] = useState(now)
  const [draft, setDraft] = useState(now?.content ?? start)
  const isOvertaken = now !== null && base !== null && now.revision !== base.revision
  const { merged, conflicts }: { merged: PlanContent; conflicts: PlanConflict[] } = isOvertaken
    ? mergePlans(base.content, now.content, draft)
    : { merged: draft, conflicts: [] }
  if (isOvertaken && conflicts.length === 0) {
    setBase(now)
    setDraft(merged)
  }

  function settle(content: PlanContent) {
    setBase(now)
    setDraft(content)
  }

  return {
    draft,
    write: (change: Partial<PlanContent>) => setDraft({ ...draft, ...change }),
    /** The revision that the draft goes back to. */
    revision: base?.revision ?? 0,
    conflicts,
    keepMine: () => settle(merged),
    takeTheirs: () => settle(withTheirs(merged, conflicts)),
  }
}

function withTheirs(merged: PlanContent, conflicts: readonly PlanConflict[]): PlanContent {
  const content = { ...merged }
  for (const conflict of conflicts) {
    if (conflict.field === 'treatment') {
      const others = content.treatments.filter(({ treatmentId }) => treatmentId !== conflict.treatmentId)
      content.treatments = conflict.theirs ? [...others, conflict.theirs] : others
    } else content[conflict.field] = conflict.theirs
  }
  return content
}
