// What can be concluded of how she likes what the house does: shares with the cases behind them. Pure; safe for the client.

/** Below this many cases nothing is concluded. */
export const FEWEST_CASES = 3

export type Share = {
  /** All that were asked. */
  cases: number
  liked: number
  /** Whole per cent; null where there are too few to tell. */
  percent: number | null
}

/** Whatever she gave at least a 4 of 5 was liked. */
export function shareOfRatings(ratings: Readonly<Record<number, number>>): Share {
  const cases = Object.values(ratings).reduce((sum, count) => sum + count, 0)
  return shareOf((ratings[4] ?? 0) + (ratings[5] ?? 0), cases)
}

export function shareOf(liked: number, cases: number): Share {
  return { cases, liked, percent: cases < FEWEST_CASES ? null : Math.round((liked / cases) * 100) }
}

export type YearOfVisits = { year: number; visits: number; spentMinor: number | null }

/** Every year from the first to this one, those without a visit too; at most the last `most`. */
export function yearsOf(known: readonly YearOfVisits[], thisYear: number, most = 8): YearOfVisits[] {
  const first = known.reduce((earliest, { year }) => Math.min(earliest, year), thisYear)
  const from = Math.max(first, thisYear - most + 1)
  return Array.from(
    { length: thisYear - from + 1 },
    (_, index) =>
      known.find(({ year }) => year === from + index) ?? { year: from + index, visits: 0, spentMinor: 0 },
  )
}
