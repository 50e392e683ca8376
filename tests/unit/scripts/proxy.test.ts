// Whose word is taken for who is calling, and how seldom the same thing is said.
import { expect, test } from 'vitest'
import { believedProxies } from '@/scripts/steps/believed-proxy'
import { seldom } from '@/scripts/steps/seldom'

test.each([
  [undefined, '127.0.0.1', false],
  ['', '127.0.0.1', false],
  ['1', '127.0.0.1', true],
  ['1', '::ffff:127.0.0.1', true],
  ['1', '::1', true],
  // A tablet that speaks past the proxy may claim to be anybody.
  ['1', '192.168.1.66', false],
  ['1', undefined, false],
  ['10.0.0.2', '10.0.0.2', true],
  ['10.0.0.2', '127.0.0.1', false],
  ['10.0.0.2, 172.16.0.0/12', '172.18.0.3', true],
  ['fd00::/8', 'fd12::1', true],
])('with %j, %s is believed: %s', (setting, address, believed) => {
  expect(believedProxies(setting)(address)).toBe(believed)
})

test.each(['yes', '10.0.0.2/99', '10.0.0.2,,', '::/x'])('%j is refused with a sentence', (setting) => {
  expect(() => believedProxies(setting)).toThrow(/FOYER_TRUST_PROXY has to be 1/)
})

test('what anybody can bring about is told once a minute, with how often it was left out', () => {
  let now = 5
  const told: number[] = []
  const tell = seldom(
    (leftOut) => told.push(leftOut),
    () => now,
  )
  for (let times = 0; times < 100; times++) tell()
  expect(told).toEqual([0])
  now += 59_999
  tell()
  expect(told).toEqual([0])
  now += 1
  tell()
  expect(told).toEqual([0, 100])
})
