// Which products are proposed, and why: never a stopped one, always for a reason, always in the same order.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DECLINE_REASONS,
  type Her,
  type HomeProduct,
  type Match,
  MOST_PROPOSED,
  matchProducts,
} from '@/lib/matching/matching-flow'
import { addDays } from '@/lib/salon-time/salon-time'

const today = '2026-11-23'
const nobody: Her = { today, concerns: [], plan: null }
const matched = { kind: 'matched', alertId: 'a', meets: { name: '水杨酸', nameEn: null } } as const

function product(overrides: Partial<HomeProduct> = {}): HomeProduct {
  return {
    id: 'serum',
    name: '玻尿酸补水精华',
    nameEn: 'Hyaluronic serum',
    priceMinor: 39_800,
    concerns: ['dryness'],
    benefit: null,
    benefitEn: null,
    stops: [],
    needsPatchTest: false,
    timesBought: 0,
    timesUsedUp: 0,
    declined: null,
    atHome: null,
    isUnsuitable: false,
    isRecommended: false,
    ...overrides,
  }
}

const water = { name: '水分', nameEn: 'Moisture' }
const read = { by: 'reading', reading: water, value: 32, steps: null, unit: '%' } as const
const dry: Her = { ...nobody, concerns: [{ concern: 'dryness', because: [read] }] }
const codesOf = (matches: readonly Match[]) => matches.map(({ reasons }) => reasons.map(({ code }) => code))
const idsOf = (matches: readonly Match[]) => matches.map(({ product: { id } }) => id)

describe('a reason', () => {
  it('is needed: what nothing speaks for is not proposed', () => {
    expect(matchProducts([product()], nobody)).toEqual([])
    expect(matchProducts([product({ concerns: ['redness'] })], dry)).toEqual([])
  })

  it('is the value that was read, before the areas that were marked', () => {
    const because = [{ by: 'mark', area: 'cheek_left', strength: 3 } as const, read]
    const her = { ...nobody, concerns: [{ concern: 'dryness' as const, because }] }
    expect(matchProducts([product()], her)[0]?.reasons).toEqual([
      { code: 'reading', concern: 'dryness', reading: water, value: 32, steps: null, unit: '%' },
    ])
  })

  it('is the areas where she shows it', () => {
    const because = (['nose', 'chin'] as const).map((area, index) => ({
      by: 'mark' as const,
      area,
      strength: index + 1,
    }))
    const her = { ...nobody, concerns: [{ concern: 'dryness' as const, because }] }
    expect(matchProducts([product()], her)[0]?.reasons).toEqual([
      { code: 'areas', concern: 'dryness', areas: ['nose', 'chin'], strength: 2 },
    ])
  })

  it('is her plan, by name in its home care, or by what its treatments care for', () => {
    const plan = (homeCare: string) => ({
      homeCare,
      treatments: [{ name: '补水护理', nameEn: null, concerns: ['dryness'] }],
    })
    const named = { ...nobody, plan: plan('早晚 hyaluronic SERUM 一泵') }
    expect(codesOf(matchProducts([product()], named))).toEqual([['plan_home_care']])
    const cared = { ...nobody, plan: plan('') }
    expect(matchProducts([product()], cared)[0]?.reasons).toEqual([
      { code: 'plan_treatment', treatment: { name: '补水护理', nameEn: null } },
    ])
  })

  it.each([
    [addDays(today, 11), []],
    [addDays(today, 10), [['runs_out']]],
    [addDays(today, -1), [['runs_out']]],
    [null, []],
  ])('is what runs out (%s)', (runsOutOn, codes) => {
    expect(codesOf(matchProducts([product({ atHome: { runsOutOn } })], nobody))).toEqual(codes)
  })

  it.each([
    [{ timesBought: 1 }, []],
    [{ timesBought: 2 }, [['loved']]],
    [{ timesBought: 1, timesUsedUp: 1 }, [['loved']]],
  ])('is that she comes back to it (%o)', (past, codes) => {
    expect(codesOf(matchProducts([product(past)], nobody))).toEqual(codes)
  })
})

describe('what is never proposed', () => {
  it.each([
    ['meets her allergy', { stops: [matched] }],
    ['her skin reacted to', { stops: [{ kind: 'reacted' as const }] }],
    ['does not suit her', { isUnsuitable: true }],
    ['this visit recommends already', { isRecommended: true }],
    ['she has enough of', { atHome: { runsOutOn: addDays(today, 40) } }],
    ['she has, nobody knows how long', { atHome: { runsOutOn: null } }],
    ['she has just said no to', { declined: { reason: null, on: addDays(today, -59) } }],
    ['she feared last year', { declined: { reason: 'sensitive' as const, on: addDays(today, -364) } }],
  ])('is what %s', (_why, facts) => {
    expect(matchProducts([product()], dry)).toHaveLength(1)
    expect(matchProducts([product(facts)], dry)).toEqual([])
  })

  it('is proposed again once a no is old', () => {
    const past = (days: number, reason: HomeProduct['declined']) =>
      matchProducts([product({ declined: reason && { ...reason, on: addDays(today, -days) } })], dry).length
    expect(past(60, { reason: null, on: '' })).toBe(1)
    expect(past(14, { reason: 'asks_family', on: '' })).toBe(1)
    expect(past(13, { reason: 'asks_family', on: '' })).toBe(0)
    expect(past(365, { reason: 'sensitive', on: '' })).toBe(1)
  })
})

it('says that a patch test is needed', () => {
  expect(matchProducts([product({ needsPatchTest: true })], dry)).toMatchObject([{ needsPatchTest: true }])
})

it('puts what runs out before what was read, that before what was seen, and then goes by the shelf', () => {
  const her: Her = {
    ...dry,
    concerns: [...dry.concerns, { concern: 'redness', because: [{ by: 'mark', area: 'nose', strength: 1 }] }],
  }
  const shelf = [
    product({ id: 'red', concerns: ['redness'] }),
    product({ id: 'first' }),
    product({ id: 'second' }),
    product({ id: 'out', concerns: [], atHome: { runsOutOn: today } }),
    product({ id: 'both', concerns: ['dryness', 'redness'] }),
  ]
  expect(idsOf(matchProducts(shelf, her))).toEqual(['out', 'both', 'first'])
})

const anyHer: fc.Arbitrary<Her> = fc.record({
  today: fc.constant(today),
  concerns: fc.uniqueArray(
    fc.record({
      concern: fc.constantFrom('dryness', 'redness', 'pores'),
      because: fc.array(
        fc.oneof(
          fc.constant(read),
          fc.record({
            by: fc.constant('mark' as const),
            area: fc.constantFrom('nose', 'chin'),
            strength: fc.integer({ min: 1, max: 3 }),
          }),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { selector: ({ concern }) => concern },
  ),
  plan: fc.option(
    fc.record({
      homeCare: fc.constantFrom('', '精华三号'),
      treatments: fc.constantFrom([], [{ name: '补水', nameEn: null, concerns: ['dryness'] }]),
    }),
    { nil: null },
  ),
}) as fc.Arbitrary<Her>

const day = fc.integer({ min: -400, max: 60 }).map((days) => addDays(today, days))
const anyShelf = fc
  .array(
    fc.record({
      concerns: fc.subarray(['dryness', 'redness', 'pores', 'acne']),
      stops: fc.constantFrom([], [], [], [matched]),
      needsPatchTest: fc.boolean(),
      timesBought: fc.integer({ min: 0, max: 3 }),
      timesUsedUp: fc.integer({ min: 0, max: 1 }),
      declined: fc.option(fc.record({ reason: fc.option(fc.constantFrom(...DECLINE_REASONS)), on: day }), {
        nil: null,
        freq: 2,
      }),
      atHome: fc.option(fc.record({ runsOutOn: fc.option(day) }), { nil: null, freq: 2 }),
      isUnsuitable: fc.constantFrom(false, false, true),
      isRecommended: fc.constantFrom(false, false, true),
    }),
    { maxLength: 8 },
  )
  .map((shelf) => shelf.map((facts, index) => product({ ...facts, id: `p${index}`, name: `精华${index}号` })))

describe('whatever is on the shelf and whoever she is', () => {
  it('no stopped product is proposed, none without a reason, and three at most', () => {
    fc.assert(
      fc.property(anyShelf, anyHer, (shelf, her) => {
        const matches = matchProducts(shelf, her)
        expect(matches.every((match) => match.product.stops.length === 0 && match.reasons.length > 0)).toBe(
          true,
        )
        expect(matches.length).toBeLessThanOrEqual(MOST_PROPOSED)
      }),
    )
  })

  it('a new stop removes that product, and the others keep their order', () => {
    fc.assert(
      fc.property(anyShelf, anyHer, fc.nat(), (shelf, her, which) => {
        const before = idsOf(matchProducts(shelf, her))
        const stopped = before[which % Math.max(before.length, 1)]
        const after = idsOf(
          matchProducts(
            shelf.map((each) => (each.id === stopped ? { ...each, stops: [matched] } : each)),
            her,
          ),
        )
        const others = before.filter((id) => id !== stopped)
        expect(after.slice(0, others.length)).toEqual(others)
        expect(after).not.toContain(stopped)
      }),
    )
  })

  it('the same is asked, the same is answered', () => {
    fc.assert(
      fc.property(anyShelf, anyHer, (shelf, her) => {
        const first = matchProducts(shelf, her)
        expect(matchProducts(structuredClone(shelf), structuredClone(her))).toEqual(first)
      }),
    )
  })
})
