// Holds the colours of the look to WCAG 2.2 AA, as they stand in the style sheet.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const sheet = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...sheet.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex] as const),
)

const grounds = ['paper', 'sheet', 'fold']
const readable: [ink: string, ground: string][] = [
  ...['ink', 'ink-soft', 'celadon', 'celadon-deep', 'celadon-dark', 'rouge', 'ochre'].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ...['ink', 'ink-soft'].flatMap((ink) =>
    ['celadon-wash', 'rouge-wash', 'ochre-wash'].map((wash): [string, string] => [ink, wash]),
  ),
  ['celadon-deep', 'celadon-wash'],
  ['celadon-dark', 'celadon-wash'],
  ['rouge', 'rouge-wash'],
  ['ochre', 'ochre-wash'],
  ['sheet', 'celadon'],
  ['sheet', 'celadon-deep'],
  ['sheet', 'celadon-dark'],
  ['sheet', 'rouge'],
]

describe('the colours', () => {
  it.each(readable)('%s is readable on %s', (ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(grounds)('the edge of a control can be seen on %s', (ground) => {
    expect(contrast('edge', ground)).toBeGreaterThanOrEqual(3)
  })

  it.each([...grounds, 'celadon-wash', 'rouge-wash', 'ochre-wash'])(
    'the ring of focus can be seen on %s',
    (ground) => {
      expect(contrast('celadon-dark', ground)).toBeGreaterThanOrEqual(3)
    },
  )
})

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(name: string): number {
  const hex = tokens.get(name)
  if (!hex) throw new Error(`no colour ${name}`)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
