// By whose address failed sign-ins are counted.
import { expect, test } from 'vitest'
import { callerAddress } from '@/lib/auth/caller-address'

test.each([
  ['192.168.1.20', '192.168.1.20'],
  ['1.2.3.4, 5.6.7.8, 192.168.1.20', '192.168.1.20'],
  ['made up,::1', '::1'],
  ['', ''],
  [undefined, ''],
])('the address in %j is %j', (forwardedFor, address) => expect(callerAddress(forwardedFor)).toBe(address))
