// What opens, opens at its top: a new stage with its first step in sight, and the list after a call.
import type { Page } from '@playwright/test'
import { addDays, addMinutes, salonDate, salonInstant } from '@/lib/salon-time/salon-time'
import { createClient } from '../factories/client'
import { createOwedCall } from '../factories/follow-up'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, choose, open } from './screens'

const standing = { width: 820, height: 1180 }

/** As far down as the thumb gets, which is where the button for the next stage was tapped. */
async function scrollDown(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
}

const isAtTop = (page: Page) => expect.poll(() => page.evaluate(() => scrollY)).toBe(0)

test('a stage opens at its top with the first step in sight, wherever the last one was left', async ({
  house,
  as,
}) => {
  const { visitId } = await guestAt(house, 'seating')
  const page = await as(house.receptionist, { viewport: standing })
  await open(page, `/visits/${visitId}`)
  await scrollDown(page)
  await button(page, '开始咨询').tap()
  await expect(page.locator('[data-step="confirm_archive"]')).toBeInViewport()
  await isAtTop(page)
})

test('after a call the list opens at its top', async ({ house, as }) => {
  const { timeZone } = house.salon
  for (const [name, hour] of [
    ['王晓明', '12:00'],
    ['陈静', '16:00'],
  ] as const) {
    const startsAt = salonInstant(addDays(salonDate(new Date(), timeZone), -3), hour, timeZone)
    const now = addMinutes(startsAt, -60)
    const clientId = await createClient(house.receptionist, { name }, now)
    await createOwedCall(house, { clientId, startsAt, now })
  }
  const page = await as(house.receptionist, { viewport: standing })
  await open(page, '/follow-ups')
  const calls = page.getByRole('navigation', { name: '要打的电话' })
  await calls.getByRole('button').first().tap()
  await scrollDown(page)
  await choose(page, '打通了吗', '没人接')
  await button(page, '记下，没人接').tap()
  await expect(calls).toBeVisible()
  await isAtTop(page)
})
