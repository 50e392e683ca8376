// A signature as SVG path data: from strokes drawn by hand to a line, and the frame that the line needs.

export type StrokePoint = { x: number; y: number }

/**
 * The strokes as one path of smooth curves, beginning near the origin; null when nothing was drawn. `longest`: with
 * more than so many characters every other point is left out, which nobody can see.
 */
export function signaturePath(strokes: readonly (readonly StrokePoint[])[], longest: number): string | null {
  const drawn = strokes.filter((stroke) => stroke.length > 0)
  const all = drawn.flat()
  if (all.length === 0) return null
  const left = least(all.map(({ x }) => x))
  const top = least(all.map(({ y }) => y))
  const path = drawn
    .map((stroke) => strokePath(stroke.map(({ x, y }) => ({ x: x - left, y: y - top }))))
    .join(' ')
  return path.length <= longest ? path : signaturePath(drawn.map(everyOther), longest)
}

/** A curve through the middles between its points, so that no corner shows; a touch is a dot. */
function strokePath([first = { x: 0, y: 0 }, ...rest]: readonly StrokePoint[]): string {
  const end = rest.at(-1) ?? { x: first.x + 0.1, y: first.y }
  const curves = rest
    .slice(0, -1)
    .map((point, index) => `Q${at(point)} ${at(middle(point, rest[index + 1] ?? point))}`)
  return [`M${at(first)}`, ...curves, `L${at(end)}`].join(' ')
}

function middle(one: StrokePoint, other: StrokePoint): StrokePoint {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}

function at({ x, y }: StrokePoint): string {
  return `${tenths(x)},${tenths(y)}`
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

/** Both ends stay, so that strokes keep their length. */
function everyOther(stroke: readonly StrokePoint[]): StrokePoint[] {
  return stroke.filter((_, index) => index % 2 === 0 || index === stroke.length - 1)
}

const MARGIN = 4

/** The `viewBox` that shows the whole path with a little air around it. */
export function signatureBox(path: string): string {
  const numbers = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
  const xs = numbers.filter((_, index) => index % 2 === 0)
  const ys = numbers.filter((_, index) => index % 2 === 1)
  const [left, top] = [least(xs) - MARGIN, least(ys) - MARGIN]
  return [left, top, greatest(xs) + MARGIN - left, greatest(ys) + MARGIN - top].map(tenths).join(' ')
}

/** Spread arguments would be too many for a long signature. */
function least(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), values[0] ?? 0)
}

function greatest(values: readonly number[]): number {
  return values.reduce((greatest, value) => Math.max(greatest, value), values[0] ?? 0)
}
