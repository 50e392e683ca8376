// Which language this request speaks.
import 'server-only'
import { cookies, headers } from 'next/headers'
import { currentStaff } from '@/lib/auth/require-staff'
import { chooseLocale, type Locale, localeCookie } from './locale'

/** The signed-in person's choice, then this browser's, then what the browser asks for, then the salon's. */
export async function requestLocale(): Promise<Locale> {
  const [staff, jar, head] = await Promise.all([currentStaff(), cookies(), headers()])
  return chooseLocale({
    staff: staff?.locale ?? null,
    cookie: jar.get(localeCookie)?.value,
    acceptLanguage: head.get('accept-language'),
    house: staff?.salon.locale,
  })
}

/** Remembers the language on this browser for a year, for the pages before sign-in too. */
export async function rememberLocale(locale: Locale): Promise<void> {
  const jar = await cookies()
  jar.set(localeCookie, locale, { path: '/', maxAge: 365 * 86_400, sameSite: 'lax', httpOnly: true })
}
