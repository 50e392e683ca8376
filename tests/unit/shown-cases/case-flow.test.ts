// Which comparable cases fit, best first.
import { expect, it } from 'vitest'
import { fittingCases } from '@/lib/shown-cases/case-flow'

const cases = [
  { id: 'pores', concerns: ['pores', 'oiliness'] },
  { id: 'red', concerns: ['redness'] },
  { id: 'both', concerns: ['redness', 'dryness'] },
  { id: 'dry', concerns: ['dryness'] },
]
const ids = (concerns: string[]) => fittingCases(cases, concerns).cases.map(({ id }) => id)

it('puts what shares most with her first, then what shares her heaviest, then the salon’s order', () => {
  expect(ids(['redness', 'dryness'])).toEqual(['both', 'red', 'dry'])
  expect(ids(['dryness', 'redness'])).toEqual(['both', 'dry', 'red'])
  expect(ids(['redness'])).toEqual(['red', 'both'])
})

it('shows six at most', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ id: index, concerns: ['acne'] }))
  expect(fittingCases(many, ['acne']).cases.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5])
})

it('shows all, and says so, where nothing was assessed or nothing fits', () => {
  expect(fittingCases(cases, [])).toEqual({ cases, isFitting: false })
  expect(fittingCases(cases, ['hair_loss'])).toEqual({ cases, isFitting: false })
})
