// How a client is sorted by time and by transaction.
import { describe, expect, it } from 'vitest'
import { timeClassOf, transactionClassOf } from '@/lib/clients/classification-flow'

const now = new Date('2026-11-21T04:00:00Z')
const LAPSED_AFTER = 180

const ago = (days: number, seconds = 0) => new Date(now.getTime() - days * 86_400_000 + seconds * 1_000)
const classOf = (visits: number, lastVisitAt: Date | null, bookedUntil: Date | null = null) =>
  timeClassOf({ visits, lastVisitAt, bookedUntil }, now, {
    lapsedAfterDays: LAPSED_AFTER,
    timeZone: 'Asia/Shanghai',
  })

describe('by time', () => {
  it('is prospective before the first visit was seen through, booked or not', () => {
    expect(classOf(0, null)).toBe('prospective')
    expect(classOf(0, null, ago(-3))).toBe('prospective')
    expect(classOf(0, null, ago(400))).toBe('prospective')
  })

  it('is new until the second visit, returning from then on', () => {
    expect(classOf(1, ago(10))).toBe('new')
    expect(classOf(2, ago(10))).toBe('returning')
    expect(classOf(40, ago(10))).toBe('returning')
  })

  it.each([
    ['a second before the span is over', 1, 'returning'],
    ['the moment it is over', 0, 'returning'],
    ['a second later', -1, 'lapsed'],
  ])('%s', (_moment, seconds, expected) => expect(classOf(2, ago(LAPSED_AFTER, seconds))).toBe(expected))

  it('lapses after one visit as well', () => {
    expect(classOf(1, ago(LAPSED_AFTER, -1))).toBe('lapsed')
  })

  it.each([
    // It is noon in Shanghai: whoever is late today has not lapsed.
    ['at the end of yesterday', -12 * 3600 - 1, 'lapsed'],
    ['at the beginning of today', -12 * 3600, 'returning'],
    ['a second ago', -1, 'returning'],
    ['now', 0, 'returning'],
    ['in a second', 1, 'returning'],
  ])('does not lapse when she is booked %s: %i', (_when, seconds, expected) =>
    expect(classOf(2, ago(400), ago(0, seconds))).toBe(expected),
  )
})

it.each([
  [false, null, 'not_yet'],
  [false, now, 'not_yet'],
  [true, null, 'transacted'],
  [true, now, 'upgraded'],
] as const)('by transaction: bought %s, moved up %s is %s', (hasTransacted, upgradedAt, expected) =>
  expect(transactionClassOf({ hasTransacted, upgradedAt })).toBe(expected),
)
