// On which device somebody has signed in before: a cookie of signed marks, one for each person. Knows nothing of Next.
import 'server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { authSecret } from './auth-secret'

/** Of whom a mark speaks; with another password it no longer fits, and so is taken back. */
type Account = { id: string; passwordHash: string }

/** As many people share a tablet; whoever came longest ago is forgotten first. */
const MOST_PEOPLE = 24

const form = /^[\w-]{22}(\.[\w-]{22})*$/

/** Browsers keep no cookie longer. */
export const knownDeviceSeconds = 400 * 86_400

/** The device that the cookie names, if this person signed in there with her present password; null otherwise. */
export function knownDevice(cookie: string | undefined, account: Account): string | null {
  if (cookie === undefined || !form.test(cookie)) return null
  const [deviceId = '', ...marks] = cookie.split('.')
  const hers = markOf(deviceId, account)
  return marks.some((mark) => timingSafeEqual(Buffer.from(mark), Buffer.from(hers))) ? deviceId : null
}

/** The cookie with which this device is known to her from now on, and to whoever it was known before. */
export function rememberDevice(cookie: string | undefined, account: Account): string {
  const known = cookie !== undefined && form.test(cookie) ? cookie.split('.') : []
  const [deviceId = randomBytes(16).toString('base64url'), ...marks] = known
  const hers = markOf(deviceId, account)
  return [deviceId, hers, ...marks.filter((mark) => mark !== hers)].slice(0, MOST_PEOPLE + 1).join('.')
}

/** Nobody can make one without the secret, nor read from it who has signed in. */
function markOf(deviceId: string, { id, passwordHash }: Account): string {
  return createHmac('sha256', authSecret())
    .update(`known device ${deviceId} ${id} ${passwordHash}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}
