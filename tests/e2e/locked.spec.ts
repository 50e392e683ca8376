// A tablet whose session ended while something written on it was not saved: nothing to be seen, nothing lost.
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { createStaff, type TestSalon } from '../factories/salon'
import { expect, sessionCookie, sessionToken, test } from './fixtures'
import { guestAt } from './guests'
import { button, expectSaved, open } from './screens'

/** The browser's own words for the answers that a closed door gives. */
test.use({ expectedComplaints: [/status of 401/] })

const HELD = '您已退出登录，这一页还有写下的内容没来得及保存。'

/** The therapist writes, the network goes, her session ends, the network comes back. */
async function cutOffWhileWriting(house: TestSalon, page: Page, visitId: string): Promise<void> {
  await open(page, `/visits/${visitId}`)
  const note = page.getByRole('textbox', { name: '检测所见', exact: true })
  await note.fill('两颊泛红')
  await expectSaved(note)
  await page.context().setOffline(true)
  await note.fill('两颊泛红，近来晚睡')
  await endSession(house)
  await page.context().setOffline(false)
}

async function endSession(house: TestSalon): Promise<void> {
  await db.staffSession.update({
    where: { id: house.therapist.sessionId },
    data: { endedAt: new Date(), endedBy: 'signed_out' },
  })
}

async function signInAgain(house: TestSalon, page: Page): Promise<void> {
  const session = await db.staffSession.create({
    data: { createdAt: new Date(), lastSeenAt: new Date(), staffMemberId: house.therapist.id },
  })
  const value = await sessionToken({ ...house.therapist, sessionId: session.id })
  await page.context().addCookies([{ name: sessionCookie, value, url: new URL(page.url()).origin }])
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
}

test('words not saved at sign-out wait behind a cover, and are saved when she has signed in again', async ({
  house,
  as,
}) => {
  const { visitId } = await guestAt(house, 'consultation')
  const page = await as(house.therapist)
  await page.addInitScript(noteShutCovers)
  await cutOffWhileWriting(house, page, visitId)
  const cover = page.getByRole('alert').filter({ hasText: HELD })
  await expect(cover).toBeVisible()

  await test.step('behind it nothing can be seen, touched or typed into', async () => {
    await page.keyboard.type('不该写进去')
    // The page may be on its way to sign-in just then: one cover takes over from the other, with a blank page in between.
    await expect(async () => {
      await page.keyboard.press('Tab')
      await expect(cover.getByRole('link', { name: '在新页登录' })).toBeFocused({ timeout: 2_000 })
    }).toPass()
    await page.keyboard.press('Shift+Tab')
    const open = () =>
      page
        .locator('a, button, input, textarea')
        .evaluateAll((all) => all.filter((one) => !one.closest('[inert]')).map((one) => one.textContent))
    await expect.poll(open).toEqual(['在新页登录'])
    const isCovered = () =>
      page.evaluate(() => {
        const { innerWidth: width, innerHeight: height } = window
        const spots = [0.02, 0.5, 0.98].flatMap((x) => [0.02, 0.5, 0.98].map((y) => [x * width, y * height]))
        return spots.every(([x = 0, y = 0]) => document.elementFromPoint(x, y)?.closest('[role=alert]'))
      })
    await expect.poll(isCovered).toBe(true)
    expect(await page.evaluate(() => window.shutCovers)).toBe(0)
    expect(await textsOf(visitId)).toEqual(['两颊泛红'])
  })

  await signInAgain(house, page)
  await expect(page).toHaveURL(/\/today$/)
  expect(await textsOf(visitId)).toEqual(['两颊泛红，近来晚睡'])
})

test('what a colleague wrote meanwhile is shown again for the writer to decide', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'consultation')
  const page = await as(house.therapist)
  await cutOffWhileWriting(house, page, visitId)
  await expect(page.getByRole('alert').filter({ hasText: HELD })).toBeVisible()
  const colleague = await createStaff(house.salon, { role: 'therapist', signedInAt: new Date() })
  await db.visitNote.updateMany({
    where: { visitId },
    data: { text: '额头出油', revision: { increment: 1 }, savedById: colleague.id },
  })
  await signInAgain(house, page)
  await button(page, '两段都留下').tap()
  const note = page.getByRole('textbox', { name: '检测所见', exact: true })
  await expectSaved(note)
  expect(await textsOf(visitId)).toEqual(['额头出油\n两颊泛红，近来晚睡'])
})

test('a reading of the page that was on its way when the session ended leads nobody away from her words', async ({
  house,
  as,
}) => {
  const { visitId } = await guestAt(house, 'consultation')
  const page = await as(house.therapist)
  await page.addInitScript(noteShutCovers)
  await open(page, `/visits/${visitId}`)
  const readings = await holdReadings(page, `/visits/${visitId}`)
  const note = page.getByRole('textbox', { name: '检测所见', exact: true })
  await note.fill('两颊泛红')
  await expectSaved(note)
  await readings.haveBegun
  await endSession(house)
  await note.fill('两颊泛红，近来晚睡')
  const cover = page.getByRole('alert').filter({ hasText: HELD })
  await expect(cover).toBeVisible()
  readings.letGo()
  await expect(page).toHaveURL(/\/sign-in$/)
  await expect(cover.getByRole('link', { name: '在新页登录' })).toBeVisible()
  expect(await page.evaluate(() => window.shutCovers)).toBe(0)

  const colleague = await createStaff(house.salon, { role: 'therapist', signedInAt: new Date() })
  await db.visitNote.updateMany({
    where: { visitId },
    data: { text: '额头出油', revision: { increment: 1 }, savedById: colleague.id },
  })
  await signInAgain(house, page)
  await button(page, '两段都留下').tap()
  await expect.poll(() => textsOf(visitId)).toEqual(['额头出油\n两颊泛红，近来晚睡'])
})

test('signing out with everything saved leads to the door as ever', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'consultation')
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  const note = page.getByRole('textbox', { name: '检测所见', exact: true })
  await note.fill('两颊泛红')
  await expectSaved(note)
  await button(page, `${house.therapist.name}的账户`).tap()
  await button(page, '退出登录').tap()
  await expect(page.getByRole('heading', { name: '欢迎回来' })).toBeVisible()
})

/** Keeps what the page asks to be read anew at this address, until it is let go. */
async function holdReadings(
  page: Page,
  address: string,
): Promise<{ haveBegun: Promise<void>; letGo: () => void }> {
  const [begun, begin] = opening()
  const [gone, letGo] = opening()
  const isReading = (url: URL) => url.pathname === address && url.searchParams.has('_rsc')
  await page.route(isReading, async (route) => {
    begin()
    await gone
    await route.fulfill({ response: await route.fetch() })
  })
  return { haveBegun: begun, letGo }
}

function opening(): [Promise<void>, () => void] {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return [opened, open]
}

declare global {
  interface Window {
    shutCovers: number
  }
}

/** Counts how often a cover was itself shut away, be it for a moment: whoever taps then taps nothing. */
function noteShutCovers(): void {
  window.shutCovers = 0
  const note = (changes: MutationRecord[]) => {
    for (const { target } of changes)
      if (target instanceof HTMLElement && target.role === 'alert' && target.inert) window.shutCovers += 1
  }
  new MutationObserver(note).observe(document, { subtree: true, attributeFilter: ['inert'] })
}

async function textsOf(visitId: string): Promise<string[]> {
  return (await db.visitNote.findMany({ where: { visitId } })).map((note) => note.text)
}
