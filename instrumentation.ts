// Writes bugs of pages into the log, under the number that the person in front of the screen sees.
import type { Instrumentation } from 'next'

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { isLogged } = await import('@/lib/actions/logged-error')
  const { log } = await import('@/lib/log/log')
  if (isLogged(error)) return
  const errorId = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  const id = request.headers['x-request-id']
  log.error(
    { err: error, errorId, requestId: id, route: context.routePath, kind: context.routeType },
    'a bug',
  )
}
