// Under which names a house may be set up.
import { expect, test } from 'vitest'
import { isKnownHost } from '@/lib/auth/known-host'

test.each([
  ['192.168.1.5:3000', true],
  ['127.0.0.1:3000', true],
  ['[::1]:3000', true],
  ['[fe80::1]', true],
  ['localhost:3000', true],
  ['mac-mini:3000', true],
  ['mac-mini.local:3000', true],
  ['evil.example', false],
  ['192.168.1.5.evil.example:3000', false],
  ['local.evil.example', false],
  ['', false],
  ['a b', false],
])('%j: %s', (host, known) => expect(isKnownHost(new Headers({ host }), {})).toBe(known))

test('behind a believed proxy the proxy decides', () => {
  const headers = new Headers({ 'x-forwarded-host': 'salon.example', host: '127.0.0.1:3000' })
  expect(isKnownHost(headers, {})).toBe(false)
  expect(isKnownHost(headers, { FOYER_TRUST_PROXY: '1' })).toBe(true)
})
