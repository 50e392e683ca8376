// What a reading may be, how a sheet of them is chosen, and what its values say. Pure; safe for the client.
import { CONCERNS_OF, type Concern, concernOf, REGIONS, type Region } from '@/lib/concerns/concern-flow'

export const MOMENTS = ['before', 'after'] as const

export type Moment = (typeof MOMENTS)[number]

export const READING_FORMS = ['scale', 'measure'] as const

export type ReadingForm = (typeof READING_FORMS)[number]

/** What is read, as a sheet asks for it. */
export type ReadingShape = {
  form: ReadingForm
  /** Of a scale. */
  steps: number | null
  /** Of a measure. */
  minimum: number | null
  maximum: number | null
}

/** The lowest and the highest value there is. */
export function boundsOf({ form, steps, minimum, maximum }: ReadingShape): [low: number, high: number] {
  return form === 'scale' ? [1, steps ?? 1] : [minimum ?? 0, maximum ?? 0]
}

/** Whether the value can be read there: a step of the scale, or a value between the ends with two decimals at most. */
export function isWithin(shape: ReadingShape, value: number): boolean {
  const [low, high] = boundsOf(shape)
  if (!Number.isFinite(value) || value < low || value > high) return false
  return shape.form === 'scale'
    ? Number.isInteger(value)
    : Math.abs(value * 100 - Math.round(value * 100)) < 1e-6
}

/** How far one press of a stepper goes: whole ones, or tenths where the range is small. */
export function pressOf(shape: ReadingShape): number {
  const [low, high] = boundsOf(shape)
  return high - low <= 10 ? 0.1 : 1
}

/** A value one press further, at most at the end. From nothing it begins in the middle. */
export function pressed(shape: ReadingShape, from: number | null, presses: number): number {
  const [low, high] = boundsOf(shape)
  const press = pressOf(shape)
  const start = from ?? Math.round((low + high) / 2 / press) * press
  const to = from === null ? start : start + presses * press
  return Math.min(high, Math.max(low, Math.round(to * 100) / 100))
}

/** A number as people type it: full-width digits, a comma or the Chinese full stop for the point. */
export function readDecimal(typed: string): number | null {
  const plain = typed
    .normalize('NFKC')
    .trim()
    .replace(/[,。、]/g, '.')
    .replace('−', '-')
  return /^-?\d{1,6}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null
}

type Suggestible = { id: string; region: Region }
type Occasion = {
  /** What the treatments booked for this visit are good for. */
  booked: readonly string[]
  /** The sheet that was last filled in for her. */
  lastUsedId: string | null
}

/** The sheets with the likeliest first: of the region her treatment is for, then the one last used, then as they stand. */
export function inLikelyOrder<Template extends Suggestible>(
  templates: readonly Template[],
  { booked, lastUsedId }: Occasion,
): Template[] {
  const regions = REGIONS.filter((region) => CONCERNS_OF[region].some((concern) => booked.includes(concern)))
  const rank = ({ id, region }: Template) => (regions.includes(region) ? 0 : 2) + (id === lastUsedId ? 0 : 1)
  return templates.toSorted((one, other) => rank(one) - rank(other))
}

type Told = {
  concern: string | null
  concernBelow: number | null
  concernAbove: number | null
  value: number | null
}
type Marked = { kind: string; strength: number }

/** The concerns that readings and marks tell of, each once, those told of most often first. */
export function concernsTold(readings: readonly Told[], marks: readonly Marked[]): Concern[] {
  const known = Object.values(CONCERNS_OF).flat() as readonly Concern[]
  const weights = new Map<Concern, number>()
  const add = (concern: Concern, weight: number) => weights.set(concern, (weights.get(concern) ?? 0) + weight)
  for (const reading of readings) {
    const concern = reading.value === null ? null : concernOf(reading, reading.value)
    if (concern) add(concern, 2)
  }
  for (const { kind, strength } of marks) {
    const concern = known.find((code) => code === kind)
    if (concern) add(concern, strength)
  }
  return [...weights].sort(([, one], [, other]) => other - one).map(([concern]) => concern)
}

/** The part of the range that is good: what no concern tells of. Null when nothing was said of it. */
export function goodRange(
  telling: Omit<Told, 'value' | 'concern'>,
  shape: ReadingShape,
): [from: number, to: number] | null {
  const { concernBelow, concernAbove } = telling
  if (concernBelow === null && concernAbove === null) return null
  const [low, high] = boundsOf(shape)
  const step = shape.form === 'scale' ? 1 : 0
  const from = concernBelow === null ? low : concernBelow + step
  const to = concernAbove === null ? high : concernAbove - step
  return from <= to ? [from, to] : null
}
