// A tablet that stands open while a newer version is installed: it says so, loses no word, and changes over when idle.
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

/** From now on every stream of this page comes from a newer build. */
async function upgrade(page: Page) {
  await page.route('**/api/live*', (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: 'event: beat\ndata: {"build":"newer"}\n\nevent: change\ndata: {"kind":"resync"}\n\n',
    }),
  )
}

const bar = (page: Page) => page.getByText('雅座有了新版本', { exact: false })
const openNow = (page: Page) => page.getByRole('button', { name: '现在就换' })

test('a page says that it is old, keeps what is typed, and reloads when nothing is', async ({
  house,
  as,
}) => {
  const page = await as(house.manager)
  await page.clock.install()
  await upgrade(page)
  const isFirst = () => page.evaluate(() => 'firstDocument' in window)
  await page.goto('/clients')
  await expect(bar(page)).toBeVisible()
  await page.evaluate(() => Object.assign(window, { firstDocument: true }))
  const search = page.getByRole('combobox', { name: '找一位客户' })
  await search.fill('欧阳')
  await page.clock.fastForward(180_000)
  await expect(bar(page)).toBeVisible()
  expect(await isFirst()).toBe(true)
  await expect(search).toHaveValue('欧阳')
  await search.fill('')
  await page.clock.fastForward(50_000)
  expect(await isFirst()).toBe(true)
  const reloaded = page.waitForEvent('load')
  await page.clock.fastForward(20_000)
  await reloaded
  expect(await isFirst()).toBe(false)
})

test('whoever does not wish to wait opens it', async ({ house, as }) => {
  const page = await as(house.receptionist)
  await upgrade(page)
  await page.goto('/today')
  const reloaded = page.waitForEvent('load')
  await openNow(page).click()
  await reloaded
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible()
})
