// A pool of connections that says in one word when none was to be had.
import 'server-only'
import pg from 'pg'

/** What Next hands to the page instead of a number: nothing broke, everybody is served in a moment. */
const BUSY_DIGEST = 'busy'

type Answer = (error: Error | undefined, client?: pg.PoolClient, done?: (release?: unknown) => void) => void

/** Whoever waits in vain for a connection, or finds no server there, gets an error that a page can tell from a bug. */
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

/**
 * A plain error, with what the driver said as its cause: of errors with a number Prisma makes its own and drops what a
 * page reads.
 */
function asBusy(said: unknown): Error {
  const message = `no connection was to be had: ${said instanceof Error ? said.message || said.name : String(said)}`
  return Object.assign(new Error(message, { cause: said }), { digest: BUSY_DIGEST })
}
