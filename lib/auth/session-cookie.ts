// Reads the signed cookie that next-auth gives a browser: it holds the session row's id and nothing else.
import 'server-only'
import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { authSecret } from './auth-secret'

/** next-auth puts the longer name on pages served over https. */
const sessionCookieNames = ['__Secure-next-auth.session-token', 'next-auth.session-token'] as const

const uuidForm = /^[0-9a-f-]{36}$/

/** The session id in this request's cookie, or null when there is none or it was not signed by us. */
export async function sessionIdOfRequest(): Promise<string | null> {
  const jar = await cookies()
  for (const name of sessionCookieNames) {
    const token = jar.get(name)?.value
    if (token) return sessionIdIn(token)
  }
  return null
}

async function sessionIdIn(token: string): Promise<string | null> {
  try {
    const claims = await decode({ token, secret: authSecret() })
    const sessionId = claims?.sessionId
    return typeof sessionId === 'string' && uuidForm.test(sessionId) ? sessionId : null
  } catch {
    return null
  }
}
