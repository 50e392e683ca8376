// What a guest may want better (困扰), as codes that readings, marks, treatments, products and cases share: the one
// language in which they find one another. Pure; safe for the client.

export const REGIONS = ['face', 'body', 'scalp'] as const

export type Region = (typeof REGIONS)[number]

/** Every concern by the region it belongs to; names at `concerns.names.<code>`. */
export const CONCERNS_OF = {
  face: [
    'dryness',
    'oiliness',
    'sensitivity',
    'redness',
    'pigment',
    'dullness',
    'pores',
    'acne',
    'fine_lines',
    'sagging',
    'dark_circles',
  ],
  body: ['tension', 'stiffness', 'pain', 'swelling', 'cold', 'poor_sleep', 'fatigue', 'posture'],
  scalp: ['scalp_oil', 'scalp_dry', 'dandruff', 'scalp_sensitivity', 'hair_loss'],
} as const satisfies Record<Region, readonly string[]>

export type Concern = (typeof CONCERNS_OF)[Region][number]

export const CONCERNS: readonly Concern[] = REGIONS.flatMap(
  (region): readonly Concern[] => CONCERNS_OF[region],
)

export function isConcern(code: string): code is Concern {
  return (CONCERNS as readonly string[]).includes(code)
}

/** What a reading type says of its concern; see ReadingType in prisma/schema.prisma. */
export type Telling = { concern: string | null; concernBelow: number | null; concernAbove: number | null }

/** The concern that a value tells of, or null when it lies in the good range. */
export function concernOf({ concern, concernBelow, concernAbove }: Telling, value: number): Concern | null {
  if (concern === null || !isConcern(concern)) return null
  const isLow = concernBelow !== null && value <= concernBelow
  const isHigh = concernAbove !== null && value >= concernAbove
  return isLow || isHigh ? concern : null
}

/** Whether a change from one value to another is for the better, for the worse, or nothing to tell. */
export function turnOf(
  { concernBelow, concernAbove }: Telling,
  from: number,
  to: number,
): 'better' | 'worse' | 'same' {
  const better = concernAbove !== null && concernBelow === null ? from - to : to - from
  if (better === 0 || (concernAbove === null && concernBelow === null)) return 'same'
  return better > 0 ? 'better' : 'worse'
}
