// A pool of connections that says in one word when none was to be had.
import 'server-only'
import pg from 'pg'

/** What Next hands to the page instead of a number: nothing broke, everybody is served in a moment. */
const BUSY_DIGEST = 'busy'

type Answer = (error: Error | undefined, client?: pg.PoolClient, done?: (release?: unknown) => void) => void

/** Whoever waits in vain for a connection gets an error that a page can tell from a bug. */
export class BusyPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(answer: Answer): void
  override connect(answer?: Answer): Promise<pg.PoolClient> | undefined {
    if (!answer) return super.connect().catch((error: unknown) => Promise.reject(asBusy(error)))
    const told = answer as Parameters<pg.Pool['connect']>[0]
    super.connect(((error, client, done) => told(error && asBusy(error), client, done)) as typeof told)
    return undefined
  }
}

function asBusy<Thrown>(error: Thrown): Thrown {
  if (error instanceof Error) Object.assign(error, { digest: BUSY_DIGEST })
  return error
}
