// Values, sheets and what they tell, without a database.
import { describe, expect, it } from 'vitest'
import { DRAWINGS } from '@/components/body-map/drawings'
import {
  concernsTold,
  goodRange,
  inLikelyOrder,
  isWithin,
  pressed,
  readDecimal,
} from '@/lib/assessments/assessment-flow'
import { addReadingTypeSchema } from '@/lib/assessments/assessment-schemas'
import { AREAS_OF } from '@/lib/concerns/area-flow'
import { REGIONS } from '@/lib/concerns/concern-flow'

const scale = { form: 'scale', steps: 5, minimum: null, maximum: null } as const
const percent = { form: 'measure', steps: null, minimum: 0, maximum: 100 } as const
const acidity = { form: 'measure', steps: null, minimum: 3, maximum: 9 } as const

describe('a value', () => {
  it.each([
    ['42', 42],
    ['４２．５', 42.5],
    ['42,5', 42.5],
    ['42。5', 42.5],
    [' 7 ', 7],
    ['-1', -1],
  ])('is read from %s', (typed, value) => expect(readDecimal(typed)).toBe(value))

  it.each(['', 'abc', '4.', '1.234', '1e3', '4 5'])('is not read from “%s”', (typed) =>
    expect(readDecimal(typed)).toBeNull(),
  )

  it('lies on a step of its scale', () => {
    expect([0, 1, 5, 6, 2.5, Number.NaN].map((value) => isWithin(scale, value))).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('lies between the ends of its measure, with two decimals at most', () => {
    expect([-0.1, 0, 55.55, 55.555, 100, 100.1].map((value) => isWithin(percent, value))).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ])
  })

  it('moves by whole ones, or by tenths where the range is small, and stays within', () => {
    expect(pressed(percent, null, 1)).toBe(50)
    expect(pressed(percent, 42, 1)).toBe(43)
    expect(pressed(percent, 100, 1)).toBe(100)
    expect(pressed(acidity, 5.5, -1)).toBe(5.4)
  })
})

describe('the sheets', () => {
  const sheets = [
    { id: 'f', region: 'face' },
    { id: 'b', region: 'body' },
    { id: 's', region: 'scalp' },
  ] as const
  const ids = (booked: string[], lastUsedId: string | null) =>
    inLikelyOrder(sheets, { booked, lastUsedId }).map(({ id }) => id)

  it('begin with the region she has booked, then with the one last used', () => {
    expect(ids(['tension'], null)).toEqual(['b', 'f', 's'])
    expect(ids([], 's')).toEqual(['s', 'f', 'b'])
    expect(ids(['tension', 'redness'], 's')).toEqual(['f', 'b', 's'])
    expect(ids([], null)).toEqual(['f', 'b', 's'])
  })
})

describe('concerns', () => {
  const redness = { concern: 'redness', concernBelow: null, concernAbove: 3 }

  it('follow from values beyond the threshold and from marks, the heaviest first', () => {
    const told = concernsTold(
      [
        { ...redness, value: 3 },
        { concern: 'dryness', concernBelow: 40, concernAbove: null, value: 41 },
        { concern: 'pigment', concernBelow: null, concernAbove: 3, value: null },
      ],
      [
        { kind: 'acne', strength: 3 },
        { kind: 'redness', strength: 2 },
        { kind: 'wound', strength: 3 },
      ],
    )
    expect(told).toEqual(['redness', 'acne'])
  })

  it('leave a good range', () => {
    expect(goodRange(redness, scale)).toEqual([1, 2])
    expect(goodRange({ concernBelow: 40, concernAbove: null }, percent)).toEqual([40, 100])
    expect(goodRange({ concernBelow: null, concernAbove: null }, scale)).toBeNull()
  })
})

describe('what is typed into a reading', () => {
  const typed = {
    templateId: '0198f0f0-0000-7000-8000-000000000000',
    name: '水分',
    form: 'measure',
    minimum: '0',
    maximum: '１００',
    isKey: true,
    concern: 'dryness',
    concernBelow: '39,5',
  }
  const flaws = (change: object) =>
    addReadingTypeSchema
      .safeParse({ ...typed, ...change })
      .error?.issues.map(({ path, message }) => [path[0], message])

  it('becomes figures, and what the other form has is left out', () => {
    expect(addReadingTypeSchema.parse({ ...typed, steps: 5 })).toMatchObject({
      minimum: 0,
      maximum: 100,
      concernBelow: 39.5,
      concernAbove: null,
      steps: null,
    })
    expect(
      addReadingTypeSchema.parse({ ...typed, form: 'scale', steps: 5, concernBelow: '2' }),
    ).toMatchObject({
      steps: 5,
      minimum: null,
      maximum: null,
      concernBelow: 2,
    })
    expect(addReadingTypeSchema.parse({ ...typed, concern: undefined })).toMatchObject({ concernBelow: null })
  })

  it('is refused where it does not hold together', () => {
    expect(flaws({ maximum: '0' })).toEqual([['maximum', 'range_backwards']])
    expect(flaws({ minimum: '' })).toEqual([['minimum', 'required']])
    expect(flaws({ form: 'scale' })).toEqual([['steps', 'required']])
    expect(flaws({ form: 'scale', steps: 11, concern: null })).toEqual([['steps', 'too_big']])
    expect(flaws({ concernBelow: '' })).toEqual([['concernAbove', 'threshold_needed']])
    expect(flaws({ concernBelow: '101' })).toEqual([['concernBelow', 'off_scale']])
    expect(flaws({ concernAbove: '20' })).toEqual([['concernAbove', 'range_backwards']])
    expect(flaws({ minimum: 'x' })).toContainEqual(['minimum', 'invalid'])
  })
})

describe('the drawings', () => {
  it.each(REGIONS)('show every area of the %s and nothing else', (region) => {
    const shown = new Set(DRAWINGS[region].flatMap(({ areas }) => areas.map(({ area }) => area)))
    expect([...shown].toSorted()).toEqual([...AREAS_OF[region]].toSorted())
  })

  it('show her left on her left', () => {
    const xOf = (region: 'face' | 'body' | 'scalp', view: string, area: string) =>
      DRAWINGS[region].find((drawing) => drawing.view === view)?.areas.find((shape) => shape.area === area)
        ?.at[0]
    expect(xOf('face', 'front', 'cheek_left')).toBeGreaterThan(200)
    expect(xOf('body', 'front', 'hand_left')).toBeGreaterThan(200)
    expect(xOf('body', 'back', 'hand_left')).toBeLessThan(200)
    expect(xOf('scalp', 'back', 'scalp_left')).toBeLessThan(200)
  })

  it('show one side of her from the side', () => {
    for (const region of ['face', 'body'] as const) {
      const right = DRAWINGS[region].find(({ view }) => view === 'right')
      expect(right?.areas.some(({ area }) => area.endsWith('_left'))).toBe(false)
    }
  })
})
