// How a treatment felt to her: which questions she is asked, what is offered to choose from, and what follows. Pure;
// safe for the client.
import { AREAS_OF, type Area } from '@/lib/concerns/area-flow'
import { CONCERNS_OF, REGIONS } from '@/lib/concerns/concern-flow'

/** One at a time, in this order. */
export const FEELING_QUESTIONS = [
  'effect',
  'comfort',
  'pressureFelt',
  'temperatureFelt',
  'lovedAreas',
  'herWords',
] as const

export type FeelingQuestion = (typeof FEELING_QUESTIONS)[number]

export type Feeling = {
  effect: number | null
  comfort: number | null
  /** −2 far too light, too cold … 0 just right … 2 far too strong, too hot. */
  pressureFelt: number | null
  temperatureFelt: number | null
  lovedAreas: Area[]
  herWords: string
}

export const FACES = [1, 2, 3, 4, 5] as const
export const LEANS = [-2, -1, 0, 1, 2] as const

/**
 * Where it may have done her good: what the note says was treated; else the regions that the treatment's concerns
 * belong to; else face and body, from head to foot.
 */
export function areasToOffer(treated: readonly Area[], concerns: readonly string[]): Area[] {
  if (treated.length > 0) return [...treated]
  const regions = REGIONS.filter((region) =>
    (CONCERNS_OF[region] as readonly string[]).some((concern) => concerns.includes(concern)),
  )
  return (regions.length > 0 ? regions : (['face', 'body'] as const)).flatMap(
    (region): readonly Area[] => AREAS_OF[region],
  )
}

/** What she points at: an area, or both sides of one. */
export type AreaGroup = {
  /** The area's code; that of a pair without its side. */
  id: string
  isPair: boolean
  areas: Area[]
}

/** Left and right as one, where both are offered: nobody loves her left calf. */
export function areaGroups(areas: readonly Area[]): AreaGroup[] {
  const groups = new Map<string, Area[]>()
  for (const area of areas) {
    const id = area.replace(/_(left|right)$/, '')
    groups.set(id, [...(groups.get(id) ?? []), area])
  }
  return [...groups].map(([id, both]) => {
    const isPair = both.length > 1
    return { id: isPair ? id : (both[0] ?? id), isPair, areas: both }
  })
}

/** How far off the pressure must have felt, twice, before it is worth a preference. */
const FAR_OFF = 2

/**
 * The preference that two treatments running speak for: far too strong twice asks for light hands, far too light twice
 * for firm ones. Null where they do not agree, and where that is noted already.
 */
export function pressureToNote(
  felt: number | null,
  before: number | null,
  noted: string | null,
): 'light' | 'firm' | null {
  if (felt === null || felt !== before || Math.abs(felt) < FAR_OFF) return null
  const choice = felt > 0 ? 'light' : 'firm'
  return noted === choice ? null : choice
}
