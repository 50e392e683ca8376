// Takes the pictures of the README from a demo that is being served: npm run pictures (PORT as for the demo).
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { findChromium } from './steps/chromium.mjs'

const base = `http://127.0.0.1:${process.env.PORT ?? 3000}`
const folder = fileURLToPath(new URL('./pictures', import.meta.url))

const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu'],
})
const context = await browser.newContext({
  viewport: { width: 1180, height: 820 },
  locale: process.env.LANGUAGE_OF_PICTURES ?? 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  hasTouch: true,
})
const page = await context.newPage()

await signIn(page)
await picture(page, '/today', 'board')
await picture(page, await visitIn(page, 'greeting'), 'door-card')
await picture(page, await visitIn(page, 'seating'), 'visit')
await browser.close()

async function signIn(at: Page): Promise<void> {
  await at.goto(`${base}/sign-in`, { waitUntil: 'networkidle' })
  await at.fill('input[name=userName]', 'manager')
  await at.fill('input[name=password]', 'foyer-demo')
  await at.click('button[type=submit]')
  await at.waitForURL('**/today')
}

async function visitIn(at: Page, stage: string): Promise<string> {
  await at.goto(`${base}/today`)
  const card = at.locator(`section[aria-labelledby="lane-${stage}-title"] a[href^="/visits/"]`).first()
  const href = await card.getAttribute('href')
  if (!href) throw new Error(`The demo has nobody in ${stage}.`)
  return href
}

async function picture(at: Page, path: string, name: string): Promise<void> {
  // The live stream never ends, so the network is never idle: what is waited for is the page itself.
  await at.goto(base + path)
  await at.getByRole('main').getByRole('heading').first().waitFor()
  await at.evaluate(() => document.fonts.ready)
  await at.screenshot({ path: `${folder}/${name}.png`, caret: 'initial' })
}
