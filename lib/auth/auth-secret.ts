// The key that signs the session cookie.
import 'server-only'

/** Set by the scripts that start the app; without it nobody can be signed in, so its absence is an error. */
export function authSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set; start the app with npm run demo, dev or start')
  return secret
}
