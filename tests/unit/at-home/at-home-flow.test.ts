// How long a product at home lasts, at its limits.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runsOutOn, SOON_DAYS, supplyState } from '@/lib/at-home/at-home-flow'
import { addDays } from '@/lib/salon-time/salon-time'

const from = '2026-11-23'

describe('the day it runs out', () => {
  it.each([
    [{ size: 30, dailyUse: 1 }, { quantity: 1 }, '2026-12-23'],
    [{ size: 30, dailyUse: 1 }, { quantity: 2 }, '2027-01-22'],
    [{ size: 30, dailyUse: 1 }, { quantity: 1, left: 'half' as const }, '2026-12-08'],
    [{ size: 30, dailyUse: 1 }, { quantity: 2, left: 'half' as const }, '2027-01-07'],
    [{ size: 5, dailyUse: 0.4 }, { quantity: 1 }, '2026-12-05'],
    // Less than a day's worth is still used today.
    [{ size: 1, dailyUse: 2 }, { quantity: 1 }, '2026-11-24'],
  ])('%o, %o: %s', (use, supply, day) => {
    expect(runsOutOn(use, { ...supply, from })).toBe(day)
  })

  it('is unknown without a size or a daily use', () => {
    expect(runsOutOn({ size: null, dailyUse: 1 }, { quantity: 1, from })).toBeNull()
    expect(runsOutOn({ size: 30, dailyUse: null }, { quantity: 1, from })).toBeNull()
  })

  it('never comes before tomorrow, nor earlier for more of it, nor after ten years', () => {
    const amount = fc.double({ min: 0.01, max: 5000, noNaN: true })
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 98 }), (size, dailyUse, quantity) => {
        const day = runsOutOn({ size, dailyUse }, { quantity, from }) ?? ''
        const more = runsOutOn({ size, dailyUse }, { quantity: quantity + 1, from }) ?? ''
        expect(day >= addDays(from, 1)).toBe(true)
        expect(more >= day).toBe(true)
        expect(more <= addDays(from, 3650)).toBe(true)
      }),
    )
  })
})

describe('what that means today', () => {
  it.each([
    [null, 'unknown'],
    [addDays(from, -1), 'over'],
    [from, 'soon'],
    [addDays(from, SOON_DAYS), 'soon'],
    [addDays(from, SOON_DAYS + 1), 'plenty'],
  ])('%s is %s', (day, state) => {
    expect(supplyState(day, from)).toBe(state)
  })
})
