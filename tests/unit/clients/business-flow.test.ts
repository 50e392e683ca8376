// Shares with the cases behind them, and years without gaps.
import { describe, expect, it } from 'vitest'
import { shareOf, shareOfRatings, yearsOf } from '@/lib/clients/business-flow'

describe('a share', () => {
  it('is not told below three cases', () => {
    expect([shareOf(0, 0), shareOf(2, 2), shareOf(2, 3)].map(({ percent }) => percent)).toEqual([
      null,
      null,
      67,
    ])
  })

  it('counts fours and fives as liked', () => {
    expect(shareOfRatings({ 1: 1, 3: 1, 4: 1, 5: 1 })).toEqual({ cases: 4, liked: 2, percent: 50 })
    expect(shareOfRatings({})).toEqual({ cases: 0, liked: 0, percent: null })
  })
})

describe('years', () => {
  const year = (of: number, visits: number) => ({ year: of, visits, spentMinor: 0 })

  it('go from the first to this one, without a gap', () => {
    expect(yearsOf([year(2023, 2), year(2025, 1)], 2026).map(({ year, visits }) => [year, visits])).toEqual([
      [2023, 2],
      [2024, 0],
      [2025, 1],
      [2026, 0],
    ])
  })

  it('are the last few of many', () => {
    expect(yearsOf([year(1999, 1)], 2026, 3).map(({ year }) => year)).toEqual([2024, 2025, 2026])
    expect(yearsOf([], 2026)).toEqual([year(2026, 0)])
  })
})
