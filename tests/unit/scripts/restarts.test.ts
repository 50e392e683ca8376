// What has ended is started again at once, then later and later, and not for ever.
import { expect, test } from 'vitest'
import { countRestarts, howItEnded } from '@/scripts/steps/restarts.mjs'

test('waits longer each time in a row, and gives up in the end', () => {
  const next = countRestarts()
  const pauses = Array.from({ length: 21 }, () => next(1_999))
  expect(pauses.slice(0, 9)).toEqual([200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 30_000])
  expect(pauses.slice(-2)).toEqual([30_000, null])
})

test('counts anew what has lived for two seconds', () => {
  const next = countRestarts()
  for (let turn = 0; turn < 20; turn++) next(0)
  expect(next(2_000)).toBe(200)
  expect(next(1_999)).toBe(500)
})

test('says how it ended', () => {
  expect(howItEnded(null, 'SIGKILL')).toBe('ended by SIGKILL')
  expect(howItEnded(3, null)).toBe('ended with 3')
})
