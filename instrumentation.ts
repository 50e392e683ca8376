// What a server does beside answering: it listens from its start on, so that a page need not be read again to be sure of
// it, makes clients findable where the rule for it has changed, and writes bugs of pages into the log, under the number
// that the person in front of the screen sees.
import type { Instrumentation } from 'next'

export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { listen } = await import('@/lib/live/listen')
  // Without a database pages are read again, as long as they can be read at all.
  void listen(() => undefined).catch(() => undefined)
  const { startBackupClock } = await import('@/lib/backup/backup-clock')
  startBackupClock()
  const [{ runJob }, { renewSearchTokens }] = await Promise.all([
    import('@/lib/health/jobs'),
    import('@/lib/clients/renew-search-tokens'),
  ])
  void runJob('search_tokens', new Date(), renewSearchTokens)
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { isLogged } = await import('@/lib/actions/logged-error')
  const { log } = await import('@/lib/log/log')
  if (isLogged(error)) return
  const errorId = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  const id = request.headers['x-request-id']
  const facts = { err: error, errorId, requestId: id, route: context.routePath, kind: context.routeType }
  // No connection was to be had: lib/db/busy-pool.ts.
  if (errorId === 'busy') log.warn(facts, 'too busy to answer')
  else log.error(facts, 'a bug')
}
