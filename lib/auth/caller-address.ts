// Whose address a request comes from, as far as it can be believed.
import 'server-only'
import { isIPv6 } from 'node:net'

/**
 * The address to count failed sign-ins by: the last entry of X-Forwarded-For, which our own server or proxy wrote.
 * Everything before it may have been made up by whoever calls. Empty when there is none. Of an IPv6 address the half
 * that names the network: of the other half one device has as many as it likes.
 */
export function callerAddress(forwardedFor: string | undefined): string {
  const address = forwardedFor?.split(',').at(-1)?.trim() ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  return isIPv6(address) ? networkOf(address) : address
}

function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const gap = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
  const groups = [...before, ...gap, ...after].map((group) => group.replace(/^0+(?=.)/, ''))
  const network = groups.slice(0, 4)
  return network.every((group) => group === '0') ? address : `${network.join(':')}::/64`
}
