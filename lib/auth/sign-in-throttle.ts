// Failed sign-ins, counted in the database: who guesses is stopped, and whose name is guessed is not kept out.
import 'server-only'
import { createHash } from 'node:crypto'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { doorDb } from '@/lib/db/client'

const quarter = 15 * 60

/** By what failures are counted: how many, in how many seconds. */
const LIMITS = {
  /** One address, whatever names it tries. */
  address: { points: 30, seconds: quarter },
  /** One name from one address. */
  pair: { points: 5, seconds: quarter },
  /** One name from anywhere, devices that know it left out. */
  account: { points: 50, seconds: 60 * 60 },
  /** One name on a device on which it has signed in before. */
  device: { points: 10, seconds: quarter },
  /** The code with which a house is opened, from one address. */
  set_up: { points: 10, seconds: quarter },
  /** One's own password, asked for where somebody is signed in. */
  own: { points: 5, seconds: quarter },
} as const

type Limit = keyof typeof LIMITS

/** Where a password is tried. */
export type Place =
  | { at: 'door'; address: string }
  | { at: 'known_device'; deviceId: string }
  | { at: 'own_account' }
  | { at: 'set_up'; address: string }

export type Throttle = {
  /** Counts an attempt before the password is looked at; the minutes to wait, or null when it may go on. */
  attempt: (userName: string, place: Place) => Promise<number | null>
  /** Takes the attempt back, and forgets what was mistyped here before. */
  succeeded: (userName: string, place: Place) => Promise<void>
  /** Forgets what was tried under this name, wherever: its password is another one now, which nobody has guessed at. */
  renewed: (userName: string) => Promise<void>
}

/**
 * Five failures in a quarter of an hour close a name at the address they came from, thirty the address, fifty in an
 * hour the name at every address, whether it exists or not. A device on which the person has signed in before is asked
 * by none of these: it has ten failures of its own, so nobody on the network can keep staff away from their tablets.
 *
 * What that leaves to somebody who guesses: 20 passwords an hour for one name from one address; from a thousand
 * addresses still 50 an hour, 1,200 a day, 438,000 a year. A password of eight random letters and digits (36^8, 2.8
 * million million) holds for more than three million years on average, one out of the million most used ones for a
 * year on average, with every tablet that is new to her closed all the while, which is noticed. With her own tablet
 * in his hands he has 40 an hour. All numbers count attempts, before the password is looked at, so that parallel
 * guesses cannot slip through together.
 */
export const signInThrottle: Throttle = {
  async attempt(userName, place) {
    for (const [limit, key] of countedAt(userName, place)) {
      const wait = await consume(limit, key)
      if (wait > 0) return Math.ceil(wait / 60_000)
    }
    return null
  },
  async succeeded(userName, place) {
    for (const [limit, key] of countedAt(userName, place)) {
      // What others tried, at the same address or under the same name, stays counted.
      if (limit === 'address' || limit === 'account') await limiter(limit).reward(key)
      else await limiter(limit).delete(key)
    }
  },
  async renewed(userName) {
    await limiter('account').delete(hashed(userName))
    await doorDb.signInThrottle.deleteMany({ where: { key: { startsWith: `pair:${hashed(userName)} ` } } })
  },
}

/** The narrowest that may close comes before the wider ones: who is closed there uses up nothing of anybody else's. */
function countedAt(userName: string, place: Place): [Limit, string][] {
  if (place.at === 'set_up') return [['set_up', hashed(place.address)]]
  if (place.at === 'own_account') return [['own', hashed(userName)]]
  if (place.at === 'known_device') return [['device', hashed(`${place.deviceId} ${userName}`)]]
  return [
    ['pair', `${hashed(userName)} ${hashed(place.address)}`],
    ['address', hashed(place.address)],
    ['account', hashed(userName)],
  ]
}

/** Milliseconds to wait; zero when there are attempts left. */
async function consume(limit: Limit, key: string): Promise<number> {
  try {
    await limiter(limit).consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(refusal.msBeforeNext, 1)
    throw refusal
  }
}

const limiters = new Map<Limit, RateLimiterPrisma>()

function limiter(limit: Limit): RateLimiterPrisma {
  const known = limiters.get(limit)
  if (known) return known
  const { points, seconds } = LIMITS[limit]
  const made = new RateLimiterPrisma({
    storeClient: doorDb,
    tableName: 'signInThrottle',
    keyPrefix: limit,
    points,
    duration: seconds,
    clearExpiredByTimeout: false,
  })
  limiters.set(limit, made)
  return made
}

/** People type a password into the wrong field now and then: the table keeps no names. */
function hashed(what: string): string {
  return createHash('sha256').update(what).digest('hex').slice(0, 40)
}
