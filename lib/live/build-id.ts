// Which build of the app this process serves: pages of another are told that there is a newer one.
import 'server-only'

/** Named by scripts/serve.ts; null in development and in tests, where nobody is told. */
export function buildId(): string | null {
  return process.env.FOYER_BUILD_ID || null
}
