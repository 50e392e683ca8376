// Whose address a request comes from, as far as it can be believed.
import 'server-only'
import { isIPv6 } from 'node:net'

/**
 * The address to count failed sign-ins by: the last entry of X-Forwarded-For, which our own server or proxy wrote, with
 * or without a port. Everything before it may have been made up by whoever calls. Empty when there is none. Of an IPv6
 * address the half that names the network: of the other half one device has as many as it likes.
 */
export function callerAddress(forwardedFor: string | undefined): string {
  const entries = forwardedFor?.split(',').map((entry) => entry.trim()) ?? []
  const address = withoutPort(entries.filter(Boolean).at(-1) ?? '')
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ?? networkOf(address)
}

function withoutPort(entry: string): string {
  return /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(entry)?.[1] ?? /^\[([^\]]+)\](:\d+)?$/.exec(entry)?.[1] ?? entry
}

function networkOf(address: string): string {
  const groups = groupsOf(address)
  const [high = '', low = ''] = groups.slice(6)
  if (groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff')
    return [high, low].map(twoNumbers).join('.')
  const network = groups.slice(0, 4)
  return network.every((group) => group === '0') ? address : `${network.join(':')}::/64`
}

/** All eight, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const gap = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...gap, ...after].map((group) => group.replace(/^0+(?=.)/, ''))
}

/** The two numbers of an IPv4 address that a group of an IPv6 address holds. */
function twoNumbers(group: string): string {
  const value = Number.parseInt(group, 16)
  return `${value >> 8}.${value & 255}`
}
