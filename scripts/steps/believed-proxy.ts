// Owns whose word is taken for who is calling: only a proxy's that the house has named.
import { BlockList, isIP } from 'node:net'
import { Failure } from './failure.mjs'

/**
 * Reads FOYER_TRUST_PROXY: `1` for a proxy on this computer, or the addresses of proxies (`10.0.0.2`, `10.0.0.0/24`),
 * with commas between them. Whoever else claims to speak for somebody is answered as himself.
 */
export function believedProxies(setting: string | undefined): (address: string | undefined) => boolean {
  if (!setting) return () => false
  const list = new BlockList()
  for (const named of setting === '1' ? ['127.0.0.0/8', '::1'] : setting.split(',')) add(list, named.trim())
  return (address) => {
    const plain = address?.replace(/^::ffff:/i, '') ?? ''
    const version = isIP(plain)
    return version !== 0 && list.check(plain, version === 6 ? 'ipv6' : 'ipv4')
  }
}

function add(list: BlockList, named: string): void {
  const [address = '', width] = named.split('/')
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  try {
    if (width === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(width), family)
  } catch {
    throw new Failure(
      `FOYER_TRUST_PROXY has to be 1, for a proxy on this computer, or the addresses of proxies, and it holds "${named}".`,
    )
  }
}
