// What is turned to a guest is found again from wherever Back led, and leads nowhere but to the desk's own pages.
import { expect, it } from 'vitest'
import { readTurned, wayBack } from '@/components/shell/turned-to-her'

const hers = { name: 'feeling s1', place: '/visits/v1' }

it('leads back from every other page, and nowhere from her own or when nothing is turned to her', () => {
  expect(wayBack(hers, '/today')).toBe('/visits/v1')
  expect(wayBack(hers, '/visits/v1')).toBeNull()
  expect(wayBack(null, '/today')).toBeNull()
  const withTab = { name: 'consents c1', place: '/clients/c1?tab=consents' }
  expect(wayBack(withTab, '/clients')).toBe('/clients/c1?tab=consents')
  expect(wayBack(withTab, '/clients/c1')).toBeNull()
})

it.each([
  null,
  '',
  'null',
  '{',
  '{"name":"x"}',
  '{"name":"x","place":"//elsewhere"}',
  '{"name":"x","place":"/today"}',
])('what is none of ours is nothing: %s', (kept) => {
  expect(readTurned(kept)).toBeNull()
})

it('is kept with its page', () => {
  expect(readTurned(JSON.stringify(hers))).toEqual(hers)
})
