// Minutes and pace, at each edge.
import { describe, expect, it } from 'vitest'
import { overtimeMinutes, paceOf, untilNextMinute, wholeMinutes } from '@/components/ui/elapsed'

describe('wholeMinutes', () => {
  it.each([
    [0, 0],
    [59_999, 0],
    [60_000, 1],
    [60_001, 1],
    [-5_000, 0],
  ])('%d ms are %d minutes', (elapsed, minutes) => {
    expect(wholeMinutes(1_000, 1_000 + elapsed)).toBe(minutes)
  })
})

describe('untilNextMinute', () => {
  it.each([
    [0, 60_000],
    [1, 59_999],
    [59_999, 1],
    [60_000, 60_000],
    [-1, 1],
  ])('%d ms in, it is %d ms away', (elapsed, wait) => {
    expect(untilNextMinute(1_000, 1_000 + elapsed)).toBe(wait)
  })
})

describe('paceOf', () => {
  it.each([
    [7, 10, 'calm'],
    [8, 10, 'soon'],
    [9, 10, 'soon'],
    [10, 10, 'late'],
    [0, 1, 'calm'],
    [1, 1, 'late'],
    [1, 3, 'calm'],
    [2, 3, 'soon'],
    [3, 3, 'late'],
  ])('%d of %d minutes is %s', (minutes, target, pace) => {
    expect(paceOf(minutes, target)).toBe(pace)
  })
})

describe('overtimeMinutes', () => {
  it.each([
    [19, 8, 11],
    [9, 8, 1],
    [8, 8, 1],
  ])('%d minutes of %d are %d over', (minutes, target, over) => {
    expect(overtimeMinutes(minutes, target)).toBe(over)
  })
})
