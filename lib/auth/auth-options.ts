// next-auth's configuration: it signs the cookie; who may hold one is decided by our own session rows.
import 'server-only'
import { cookies } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { asRefusal } from '@/lib/actions/as-refusal'
import { withLoggedId } from '@/lib/actions/logged-error'
import { legible } from '@/lib/actions/read-input'
import { runJob } from '@/lib/health/jobs'
import { asLocale } from '@/lib/i18n/locale'
import { rememberLocale } from '@/lib/i18n/request-locale'
import { authSecret } from './auth-secret'
import { callerAddress } from './caller-address'
import { forgetWhatIsOver } from './forget-what-is-over'
import { knownDeviceSeconds } from './known-device'
import { absoluteHours } from './session-verdict'
import { signIn, signOut } from './sign-in'

export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: absoluteHours * 3600 },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        name: 'Foyer',
        credentials: { userName: { type: 'text' }, password: { type: 'password' } },
        authorize: (credentials, request) => authorize(credentials, request.headers),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sessionId: user.id } : token),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionId === 'string') await signOut(token.sessionId, new Date())
      },
    },
  }
}

type Credentials = { userName?: string; password?: string } | undefined

/** The thrown code comes back to the form as next-auth's `error`. */
async function authorize(credentials: Credentials, headers: Record<string, string> | undefined) {
  const now = new Date()
  const answer = await signIn({
    userName: legible(credentials?.userName ?? '').slice(0, 200),
    password: legible(credentials?.password ?? '').slice(0, 400),
    address: callerAddress(headers?.['x-forwarded-for']),
    deviceCookie: (await cookies()).get(deviceCookieName)?.value,
    now,
  }).catch((error) => {
    throw new Error(troubleAtDoor(error, headers))
  })
  if (answer.verdict === 'throttled') throw new Error(`throttled:${answer.minutes}`)
  if (answer.verdict === 'wrong') throw new Error('wrong')
  void runJob('sweep', now, () => forgetWhatIsOver(now))
  const locale = asLocale(answer.locale)
  if (locale) await rememberLocale(locale)
  await keepDeviceCookie(answer.deviceCookie, headers?.['x-forwarded-proto'] === 'https')
  return { id: answer.sessionId }
}

const deviceCookieName = 'foyer.device'

async function keepDeviceCookie(value: string, secure: boolean): Promise<void> {
  const jar = await cookies()
  const kept = { path: '/api/auth', maxAge: knownDeviceSeconds, sameSite: 'strict', httpOnly: true } as const
  jar.set(deviceCookieName, value, { ...kept, secure })
}

/** What a person at the door is told: never what the database or a library said. */
function troubleAtDoor(error: unknown, headers: Record<string, string> | undefined): string {
  if (asRefusal(error, 'staff.sign_in')?.code === 'busy') return 'busy'
  return `failed:${withLoggedId(error, 'staff.sign_in', new Headers(headers)).digest}`
}
