// By which names this salon may be called before anybody has set it up.
import 'server-only'
import os from 'node:os'

/**
 * Whether the host that a browser names is one of this computer: an address in figures, a name of the house's own
 * network, or this computer's name. A name of the wide web that leads here by somebody's trick is none. Behind a
 * believed proxy the proxy decides.
 */
export function isKnownHost(
  headers: Headers,
  env: Record<string, string | undefined> = process.env,
): boolean {
  if (env.FOYER_TRUST_PROXY) return true
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? ''
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(hostname) || hostname.startsWith('[')
  const isOfTheHouse = !hostname.includes('.') || hostname.endsWith('.local')
  return isAddress || isOfTheHouse || hostname === os.hostname().toLowerCase()
}
