// What a care plan says, how two states of it differ, and how two people's changes come together. Pure; safe for the
// client.

export type PlannedTreatment = { treatmentId: string; sessions: number; intervalDays: number }

export type PlanContent = { goal: string; homeCare: string; avoid: string; treatments: PlannedTreatment[] }

export const PLAN_TEXTS = ['goal', 'homeCare', 'avoid'] as const

export type PlanText = (typeof PLAN_TEXTS)[number]

export type PlanChange =
  | { field: PlanText; from: string; to: string }
  | { field: 'treatment'; treatmentId: string; from: PlannedTreatment | null; to: PlannedTreatment | null }

/** From what to what a plan changed: its texts, then treatment by treatment. */
export function changesBetween(from: PlanContent, to: PlanContent): PlanChange[] {
  const texts = PLAN_TEXTS.filter((field) => from[field] !== to[field]).map((field) => ({
    field,
    from: from[field],
    to: to[field],
  }))
  const treatments = idsOf(from, to)
    .map((treatmentId) => ({
      field: 'treatment' as const,
      treatmentId,
      from: plannedOf(from, treatmentId),
      to: plannedOf(to, treatmentId),
    }))
    .filter((change) => !isSame(change.from, change.to))
  return [...texts, ...treatments]
}

/** What both changed, each in another way: `theirs` stands, `mine` is still on the paper. */
export type PlanConflict =
  | { field: PlanText; theirs: string; mine: string }
  | {
      field: 'treatment'
      treatmentId: string
      theirs: PlannedTreatment | null
      mine: PlannedTreatment | null
    }

/**
 * Lays what one person changed since `base` over what another has saved meanwhile. Where both changed the same text or
 * the same treatment differently, `merged` keeps mine and the conflict names both: nobody's words go unseen.
 */
export function mergePlans(
  base: PlanContent,
  theirs: PlanContent,
  mine: PlanContent,
): { merged: PlanContent; conflicts: PlanConflict[] } {
  const conflicts: PlanConflict[] = []
  const textOf = (field: PlanText): string => {
    if (mine[field] === base[field]) return theirs[field]
    if (theirs[field] !== base[field] && theirs[field] !== mine[field])
      conflicts.push({ field, theirs: theirs[field], mine: mine[field] })
    return mine[field]
  }
  const [goal, homeCare, avoid] = [textOf('goal'), textOf('homeCare'), textOf('avoid')]
  // In the order of what stands; what is only on my paper comes after it.
  const treatments = idsOf(theirs, mine).flatMap((treatmentId) => {
    const [was, their, my] = [base, theirs, mine].map((content) => plannedOf(content, treatmentId))
    if (isSame(my ?? null, was ?? null)) return their ?? []
    if (!isSame(their ?? null, was ?? null) && !isSame(their ?? null, my ?? null))
      conflicts.push({ field: 'treatment', treatmentId, theirs: their ?? null, mine: my ?? null })
    return my ?? []
  })
  return { merged: { goal, homeCare, avoid, treatments }, conflicts }
}

function idsOf(one: PlanContent, other: PlanContent): string[] {
  return [...new Set([...one.treatments, ...other.treatments].map(({ treatmentId }) => treatmentId))]
}

function plannedOf({ treatments }: PlanContent, treatmentId: string): PlannedTreatment | null {
  return treatments.find((planned) => planned.treatmentId === treatmentId) ?? null
}

function isSame(one: PlannedTreatment | null, other: PlannedTreatment | null): boolean {
  return one?.sessions === other?.sessions && one?.intervalDays === other?.intervalDays
}
