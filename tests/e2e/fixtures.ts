// What every journey starts from: a salon of its own, and people who are signed in already.
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { localeCookie } from '@/lib/i18n/locale'
import { createSalon, type TestSalon } from '../factories/salon'
import { salonZone } from '../setup/salon-hour'

export type Language = 'zh-CN' | 'en'

/** Null: nobody is signed in yet. */
type SignIn = (
  staff: SignedInStaff | null,
  options?: { language?: Language; viewport?: { width: number; height: number }; at?: string },
) => Promise<Page>

/** A browser as one tablet has it; what makes two of them different. */
type Tablet = {
  locale: Language
  viewport: { width: number; height: number }
  baseURL: string
  timezoneId?: string
}

/** Lends out browsers that nobody uses just now: what one has fetched once, it does not fetch and compile anew. */
type Lender = {
  lend: (tablet: Tablet) => Promise<BrowserContext>
  takeBack: (context: BrowserContext) => Promise<void>
}

type Fixtures = {
  /** Open round the clock; the hour of its day is chosen by its time zone. */
  house: TestSalon
  /** A page of a browser of her own, signed in. `at`: the address of another server than the common one. */
  as: SignIn
  /** What the browser may complain about in this test besides: `test.use({ expectedComplaints: [/…/] })`. */
  expectedComplaints: RegExp[]
}

/** A page that breaks or complains fails the journey; these are the browser's own words for a cut network. */
const EXPECTED_COMPLAINTS = [/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK_CHANGED/, /Failed to fetch/]

export const test = base.extend<Fixtures, { browsers: Lender }>({
  browsers: [async ({ browser }, use) => use(lenderOf(browser)), { scope: 'worker' }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs
  house: async ({}, use) => use(await openHouse()),

  expectedComplaints: [[], { option: true }],

  as: async ({ browsers, baseURL, expectedComplaints }, use) => {
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    const tablet = { width: 1180, height: 820 }
    await use(async (staff, { language = 'zh-CN', viewport = tablet, at: url = baseURL ?? '' } = {}) => {
      const context = await browsers.lend({
        locale: language,
        viewport,
        baseURL: url,
        // The tablet stands in the salon.
        ...(staff ? { timezoneId: staff.salon.timeZone } : {}),
      })
      contexts.push(context)
      if (staff) {
        await context.addCookies([
          { name: sessionCookie, value: await sessionToken(staff), url },
          { name: localeCookie, value: language, url },
        ])
      }
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
      })
      return page
    })
    await Promise.all(contexts.map(browsers.takeBack))
    const known = [...EXPECTED_COMPLAINTS, ...expectedComplaints]
    expect(complaints.filter((text) => !known.some((pattern) => pattern.test(text)))).toEqual([])
  },
})

export { expect }

function lenderOf(browser: Browser): Lender {
  const free = new Map<string, BrowserContext[]>()
  const keys = new WeakMap<BrowserContext, string>()
  return {
    lend: async (tablet) => {
      const key = JSON.stringify(tablet)
      const context = free.get(key)?.pop() ?? (await browser.newContext({ ...tablet, hasTouch: true }))
      keys.set(context, key)
      return context
    },
    // Nothing stays but files that never change: pages keep what is typed to themselves.
    takeBack: async (context) => {
      await Promise.all(context.pages().map((page) => page.close()))
      await Promise.all([context.clearCookies(), context.clearPermissions(), context.setOffline(false)])
      const key = keys.get(context) ?? ''
      free.set(key, [...(free.get(key) ?? []), context])
    },
  }
}

export const sessionCookie = 'next-auth.session-token'

/** A salon of a house that has been set up. */
export async function openHouse(): Promise<TestSalon> {
  await db.organisation.createMany({
    data: [{ setUpAt: new Date(), id: 1, name: '雅座' }],
    skipDuplicates: true,
  })
  return createSalon({ opensAt: '00:00', closesAt: '24:00', timeZone: salonZone(), now: new Date() })
}

/** What the cookie of a signed-in browser holds. */
export async function sessionToken(staff: SignedInStaff): Promise<string> {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret) throw new Error('the server under test is not up')
  return encode({ token: { sessionId: staff.sessionId }, secret })
}
