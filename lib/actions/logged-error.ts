// Gives a bug an id that the log and the person in front of the screen both see.
import 'server-only'
import { randomInt } from 'node:crypto'
import { log, requestId } from '@/lib/log/log'

/** No letters or digits that are mistaken for one another when read out. */
const alphabet = 'ACDEFGHJKMNPQRTUVWXY34679'

const loggedErrors = new WeakSet<Error>()

/**
 * Logs the error under a fresh id beside the id of the request with these headers, sets it as the digest that Next
 * hands to the browser, and returns the error.
 */
export function withLoggedId(thrown: unknown, where: string, headers: Headers): Error & { digest: string } {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  const digest = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')
  loggedErrors.add(error)
  log.error({ err: error, errorId: digest, requestId: requestId(headers), where }, 'a bug')
  return Object.assign(error, { digest })
}

/** Whether the error already stands in the log. */
export function isLogged(thrown: unknown): boolean {
  return thrown instanceof Error && loggedErrors.has(thrown)
}
