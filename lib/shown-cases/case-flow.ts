// Which comparable cases fit what was assessed, best first. Pure; safe for the client.

export const CASE_SIDES = ['before', 'after'] as const

export type CaseSide = (typeof CASE_SIDES)[number]

/** As many as a guest looks at without tiring. */
const MOST_FITTING = 6

type Found = { concerns: readonly string[] }

/**
 * Those that share a concern with her, the closest first and at most six; in the salon's own order where they are equally
 * close. `concerns` are hers, the heaviest first: an early one counts for more. Where nothing was assessed or nothing
 * fits, all there are, in the salon's order.
 */
export function fittingCases<Case extends Found>(
  cases: readonly Case[],
  concerns: readonly string[],
): { cases: Case[]; isFitting: boolean } {
  const closeness = ({ concerns: of }: Case) =>
    concerns.reduce((sum, concern, index) => sum + (of.includes(concern) ? 1 + 1 / (index + 2) ** 4 : 0), 0)
  const fitting = cases
    .filter((each) => closeness(each) > 0)
    .toSorted((one, other) => closeness(other) - closeness(one))
    .slice(0, MOST_FITTING)
  return fitting.length > 0 ? { cases: fitting, isFitting: true } : { cases: [...cases], isFitting: false }
}
