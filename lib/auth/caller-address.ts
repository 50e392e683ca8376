// Whose address a request comes from, as far as it can be believed.
import 'server-only'

/**
 * The address to count failed sign-ins by: the last entry of X-Forwarded-For, which our own server or proxy wrote.
 * Everything before it may have been made up by whoever calls. Empty when there is none.
 */
export function callerAddress(forwardedFor: string | undefined): string {
  return forwardedFor?.split(',').at(-1)?.trim() ?? ''
}
