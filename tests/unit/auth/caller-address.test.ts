// By whose address failed sign-ins are counted.
import { expect, test } from 'vitest'
import { callerAddress } from '@/lib/auth/caller-address'

test.each([
  ['192.168.1.20', '192.168.1.20'],
  ['1.2.3.4, 5.6.7.8, 192.168.1.20', '192.168.1.20'],
  ['made up,::1', '::1'],
  ['::ffff:192.168.1.20', '192.168.1.20'],
  ['::ffff:c0a8:114', '192.168.1.20'],
  ['192.168.1.20:52114', '192.168.1.20'],
  ['[2001:db8::12]:52114', '2001:db8:0:0::/64'],
  ['10.0.0.1, 192.168.1.20,', '192.168.1.20'],
  ['2001:db8:0:12::1', '2001:db8:0:12::/64'],
  ['2001:0DB8:0000:0012:ffff:ffff:ffff:ffff', '2001:db8:0:12::/64'],
  ['fe80::1%en0', 'fe80:0:0:0::/64'],
  ['', ''],
  [undefined, ''],
])('the address in %j is %j', (forwardedFor, address) => expect(callerAddress(forwardedFor)).toBe(address))
