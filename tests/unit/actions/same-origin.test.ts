// Only pages of this very site are answered.
import { expect, it } from 'vitest'
import { isSameOrigin } from '@/lib/actions/same-origin'

it.each([
  ['http://192.168.1.5:3000', { host: '192.168.1.5:3000' }, true],
  ['http://127.0.0.1:3000', { host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, true],
  ['https://salon.example', { host: '127.0.0.1:3000', 'x-forwarded-host': 'salon.example' }, true],
  ['http://192.168.1.5:4000', { host: '192.168.1.5:3000' }, false],
  ['http://evil.example', { host: '192.168.1.5:3000' }, false],
  ['http://192.168.1.5:3000', { host: '192.168.1.5:3000', 'sec-fetch-site': 'cross-site' }, false],
  ['null', { host: '192.168.1.5:3000' }, false],
  [null, { host: '192.168.1.5:3000' }, false],
  [null, { host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, true],
] as const)('origin %s with %o: %s', (origin, headers, verdict) => {
  // Node's own Request drops some of these headers, as a browser would.
  const all = new Map<string, string>(Object.entries(headers))
  if (origin) all.set('origin', origin)
  const request = { headers: { get: (name: string) => all.get(name) ?? null } } as unknown as Request
  expect(isSameOrigin(request)).toBe(verdict)
})
