// What every journey starts from: a salon of its own, and people who are signed in already.
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { localeCookie } from '@/lib/i18n/locale'
import { createSalon, type TestSalon } from '../factories/salon'

export type Language = 'zh-CN' | 'en'

type SignIn = (
  staff: SignedInStaff,
  options?: { language?: Language; viewport?: { width: number; height: number } },
) => Promise<Page>

type Fixtures = {
  /** Open round the clock: the tests run at any hour. */
  house: TestSalon
  /** A page of a browser of her own, signed in. */
  as: SignIn
}

/** A page that breaks or complains fails the journey; these are the browser's own words for a cut network. */
const EXPECTED_COMPLAINTS = [/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK_CHANGED/, /Failed to fetch/]

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs
  house: async ({}, use) => use(await createSalon({ opensAt: '00:00', closesAt: '24:00' })),

  as: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    await use(async (staff, { language = 'zh-CN', viewport = { width: 1180, height: 820 } } = {}) => {
      const context = await browser.newContext({ locale: language, viewport, hasTouch: true, baseURL: baseURL ?? '' })
      contexts.push(context)
      await context.addCookies([
        { name: 'next-auth.session-token', value: await sessionToken(staff), url: baseURL ?? '' },
        { name: localeCookie, value: language, url: baseURL ?? '' },
      ])
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      return page
    })
    await Promise.all(contexts.map((context) => context.close()))
    expect(complaints.filter((text) => !EXPECTED_COMPLAINTS.some((known) => known.test(text)))).toEqual([])
  },
})

export { expect }

async function sessionToken(staff: SignedInStaff): Promise<string> {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret) throw new Error('the server under test is not up')
  return encode({ token: { sessionId: staff.sessionId }, secret })
}
