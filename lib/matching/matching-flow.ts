// Which products for home answer what a visit has told, in which order and why: a rule without a store. Pure; safe for
// the client.
import { supplyState } from '@/lib/at-home/at-home-flow'
import type { Area } from '@/lib/concerns/area-flow'
import type { Concern } from '@/lib/concerns/concern-flow'
import { addDays } from '@/lib/salon-time/salon-time'

type Named = { name: string; nameEn: string | null }

export const DECLINE_REASONS = [
  'too_dear',
  'has_enough',
  'uses_other',
  'not_convinced',
  'texture',
  'sensitive',
  'asks_family',
  'other',
] as const

export type DeclineReason = (typeof DECLINE_REASONS)[number]

/**
 * What must not be given her: an alert of hers names what is in it or speaks of it in her own words, or her skin has
 * answered a patch test of it.
 */
export type ProductStop =
  | { kind: 'matched'; alertId: string; meets: Named }
  | { kind: 'said'; words: string }
  | { kind: 'reacted' }

/** A product of the house for home, with all that she and it have to do with one another. */
export type HomeProduct = Named & {
  id: string
  priceMinor: number
  concerns: readonly string[]
  /** What it does, in words a guest understands. */
  benefit: string | null
  benefitEn: string | null
  stops: readonly ProductStop[]
  /** It wants a patch test, and none holds. */
  needsPatchTest: boolean
  /** In visits before this one. */
  timesBought: number
  timesUsedUp: number
  /** Her last answer before this visit, when it was a no; the day is YYYY-MM-DD. */
  declined: { reason: DeclineReason | null; on: string } | null
  /** She has it at home; null days are unknown. */
  atHome: { runsOutOn: string | null } | null
  /** She said that it does not suit her. */
  isUnsuitable: boolean
  /** This visit has recommended it already. */
  isRecommended: boolean
}

/** Why a concern is hers today, as the assessment tells it. */
export type Telling =
  | { by: 'reading'; reading: Named; value: number; steps: number | null; unit: string | null }
  | { by: 'mark'; area: Area; strength: number }

export type Her = {
  /** The salon's day, YYYY-MM-DD. */
  today: string
  concerns: readonly { concern: Concern; because: readonly Telling[] }[]
  /** The care plan that stands. */
  plan: {
    /** What it says of care at home, as it was written. */
    homeCare: string
    treatments: readonly (Named & { concerns: readonly string[] })[]
  } | null
}

export type MatchReason =
  | {
      code: 'reading'
      concern: Concern
      reading: Named
      value: number
      steps: number | null
      unit: string | null
    }
  | { code: 'areas'; concern: Concern; areas: readonly Area[]; strength: number }
  | { code: 'plan_home_care' }
  | { code: 'plan_treatment'; treatment: Named }
  | { code: 'runs_out'; on: string; isOver: boolean }
  | { code: 'loved'; times: number }

export type Match = {
  product: HomeProduct
  /** Those that weigh most first. */
  reasons: readonly MatchReason[]
  needsPatchTest: boolean
}

/** As the house's own standard has it: a guest is not shown a shelf. */
export const MOST_PROPOSED = 3

/** Days after a no in which it is not proposed again, by its reason. */
const QUIET_DAYS: Record<DeclineReason, number> = {
  asks_family: 14,
  has_enough: 30,
  other: 60,
  too_dear: 90,
  uses_other: 90,
  not_convinced: 90,
  texture: 365,
  sensitive: 365,
}
const QUIET_WITHOUT_REASON = 60

/**
 * The products to propose, best first, at most three; `products` in the order of the shelf. Never one that is stopped or
 * does not suit her, of which she has enough, or to which she has just said no; and none without a reason.
 */
export function matchProducts(products: readonly HomeProduct[], her: Her): Match[] {
  return products
    .filter((product) => mayPropose(product, her.today))
    .map((product) => ({
      product,
      reasons: reasonsFor(product, her),
      needsPatchTest: product.needsPatchTest,
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .map((match, shelf) => ({ match, shelf, weight: weightOf(match.reasons) }))
    .toSorted((one, other) => other.weight - one.weight || one.shelf - other.shelf)
    .slice(0, MOST_PROPOSED)
    .map(({ match }) => match)
}

function mayPropose(product: HomeProduct, today: string): boolean {
  const { stops, isUnsuitable, isRecommended, atHome } = product
  if (stops.length > 0 || isUnsuitable || isRecommended || isQuiet(product, today)) return false
  return atHome === null || runsLow(atHome, today)
}

function isQuiet({ declined }: HomeProduct, today: string): boolean {
  if (!declined) return false
  const days = declined.reason ? QUIET_DAYS[declined.reason] : QUIET_WITHOUT_REASON
  return today < addDays(declined.on, days)
}

function runsLow({ runsOutOn }: { runsOutOn: string | null }, today: string): boolean {
  return ['soon', 'over'].includes(supplyState(runsOutOn, today))
}

/** Every reason there is, those that weigh most first. */
function reasonsFor(product: HomeProduct, her: Her): MatchReason[] {
  return [...supplyReasons(product, her.today), ...concernReasons(product, her), ...planReasons(product, her)]
    .map((reason, order) => ({ reason, order }))
    .toSorted((one, other) => weigh(other.reason) - weigh(one.reason) || one.order - other.order)
    .map(({ reason }) => reason)
}

function supplyReasons({ atHome, timesBought, timesUsedUp }: HomeProduct, today: string): MatchReason[] {
  const loved = timesBought >= 2 || timesUsedUp >= 1
  return [
    ...(atHome?.runsOutOn
      ? [{ code: 'runs_out' as const, on: atHome.runsOutOn, isOver: atHome.runsOutOn < today }]
      : []),
    ...(loved ? [{ code: 'loved' as const, times: timesBought }] : []),
  ]
}

function concernReasons(product: HomeProduct, { concerns }: Her): MatchReason[] {
  return concerns
    .filter(({ concern }) => product.concerns.includes(concern))
    .flatMap(({ concern, because }): MatchReason[] => {
      const read = because.find((telling) => telling.by === 'reading')
      if (read?.by === 'reading') {
        const { reading, value, steps, unit } = read
        return [{ code: 'reading', concern, reading, value, steps, unit }]
      }
      const marks = because.flatMap((telling) => (telling.by === 'mark' ? [telling] : []))
      if (marks.length === 0) return []
      const strength = Math.max(...marks.map((mark) => mark.strength))
      return [{ code: 'areas', concern, areas: marks.map(({ area }) => area), strength }]
    })
}

function planReasons(product: HomeProduct, { plan }: Her): MatchReason[] {
  if (!plan) return []
  if (isNamedIn(plan.homeCare, product)) return [{ code: 'plan_home_care' }]
  const treatment = plan.treatments.find(({ concerns }) =>
    concerns.some((concern) => product.concerns.includes(concern)),
  )
  return treatment
    ? [{ code: 'plan_treatment', treatment: { name: treatment.name, nameEn: treatment.nameEn } }]
    : []
}

function isNamedIn(text: string, { name, nameEn }: Named): boolean {
  const said = text.toLowerCase()
  return [name, nameEn].some((word) => word !== null && word !== '' && said.includes(word.toLowerCase()))
}

function weightOf(reasons: readonly MatchReason[]): number {
  return reasons.reduce((sum, reason) => sum + weigh(reason), 0)
}

/** What runs out is missed first; then what was promised in the plan, what was measured, and what was seen. */
function weigh(reason: MatchReason): number {
  switch (reason.code) {
    case 'runs_out':
      return 5
    case 'plan_home_care':
      return 4
    case 'reading':
      return 3
    case 'areas':
      return reason.strength
    case 'plan_treatment':
    case 'loved':
      return 2
  }
}
