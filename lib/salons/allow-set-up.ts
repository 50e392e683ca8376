// Who may open the house: whoever has read the code where Foyer was started.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import { authSecret } from '@/lib/auth/auth-secret'
import { signInThrottle } from '@/lib/auth/sign-in-throttle'
import { isSetUp } from './salon-queries'
import { isSetUpCode } from './set-up-code'

/**
 * Refuses `set_up_closed` once the house is open, `set_up_host_unknown` under a name that is not this computer's,
 * `set_up_code_wrong`, and `throttled` with `minutes` after ten wrong codes from one address.
 */
export async function allowSetUp(asked: {
  code: string
  address: string
  isKnownHost: boolean
}): Promise<void> {
  if (await isSetUp()) throw new Refusal('set_up_closed')
  if (!asked.isKnownHost) throw new Refusal('set_up_host_unknown')
  const place = { at: 'set_up', address: asked.address } as const
  const minutes = await signInThrottle.attempt('', place)
  if (minutes !== null) throw new Refusal('throttled', { minutes })
  if (!isSetUpCode(asked.code, authSecret())) throw new Refusal('set_up_code_wrong')
  await signInThrottle.succeeded('', place)
}
