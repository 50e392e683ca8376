// Failed sign-ins, counted in the database per account and per address.
import 'server-only'
import { createHash } from 'node:crypto'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { doorDb } from '@/lib/db/client'

const windowSeconds = 15 * 60
const failuresPerAccount = 5
const failuresPerAddress = 30

export type Throttle = {
  /**
   * Counts an attempt before the password is looked at; the minutes to wait, or null when it may go on. Without an
   * address where somebody is signed in already.
   */
  attempt: (userName: string, address?: string) => Promise<number | null>
  /** Takes the attempt back and forgets the account's failures. */
  succeeded: (userName: string, address?: string) => Promise<void>
}

/**
 * Five failures in a quarter of an hour close an account, thirty an address, whether the account exists or not.
 * Counting comes before checking, so that parallel guesses cannot slip through together.
 */
export const signInThrottle: Throttle = {
  async attempt(userName, address) {
    const waits = [
      address === undefined ? 0 : await consume(addressLimiter(), addressKey(address)),
      await consume(accountLimiter(), accountKey(userName)),
    ]
    const wait = Math.max(...waits)
    return wait > 0 ? Math.ceil(wait / 60_000) : null
  },
  async succeeded(userName, address) {
    await accountLimiter().delete(accountKey(userName))
    if (address !== undefined) await addressLimiter().reward(addressKey(address))
  },
}

/** Milliseconds to wait; zero when there are attempts left. */
async function consume(limiter: RateLimiterPrisma, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(refusal.msBeforeNext, 1)
    throw refusal
  }
}

let limiters: { account: RateLimiterPrisma; address: RateLimiterPrisma } | undefined

function accountLimiter(): RateLimiterPrisma {
  return allLimiters().account
}

function addressLimiter(): RateLimiterPrisma {
  return allLimiters().address
}

function allLimiters() {
  limiters ??= {
    account: limiter('account', failuresPerAccount),
    address: limiter('address', failuresPerAddress),
  }
  return limiters
}

function limiter(keyPrefix: string, points: number): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: doorDb,
    tableName: 'signInThrottle',
    keyPrefix,
    points,
    duration: windowSeconds,
    clearExpiredByTimeout: false,
  })
}

/** People type a password into the wrong field now and then: the table keeps no names. */
function accountKey(userName: string): string {
  return createHash('sha256').update(userName).digest('hex').slice(0, 40)
}

function addressKey(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 40)
}
