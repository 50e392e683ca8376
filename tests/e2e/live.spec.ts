// The board keeps itself up to date on every tablet, says when it cannot, and catches up.
import { db } from '@/lib/db/client'
import { moveVisit } from '@/lib/visits/move-visit'
import { asStaff } from '../factories/context'
import { answerAll } from '../factories/ending'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, cardIn, expectLive, expectSaved, open } from './screens'

test('a move made on one tablet shows on the other by itself', async ({ house, as }) => {
  const { name } = await guestAt(house, 'expected')
  const desk = await as(house.receptionist)
  const room = await as(house.therapist, { language: 'en' })
  await open(desk, '/today')
  await open(room, '/today')
  await expect(cardIn(room, 'Expected', name)).toBeVisible()
  await button(cardIn(desk, '待到店', name), '已到店').tap()
  await expect(cardIn(room, 'Greeting', name)).toBeVisible()
})

test('a tablet without a network says so, and catches up when it is back', async ({ house, as }) => {
  const { name, visitId } = await guestAt(house, 'greeting')
  const page = await as(house.receptionist)
  await open(page, '/today')
  await page.context().setOffline(true)
  await expect(page.getByText('没有连上店里的服务器，画面可能不是最新的。')).toBeVisible()
  await asStaff(house.therapist, new Date())((ctx) => moveVisit(ctx, { visitId, move: 'lead_to_seat' }))
  await expect(cardIn(page, '接待', name)).toBeVisible()
  await page.context().setOffline(false)
  await expectLive(page)
  await expect(cardIn(page, '入座奉茶', name)).toBeVisible()
})

test('what says whether words are kept stays in sight below the word that the network is gone', async ({
  house,
  as,
}) => {
  const { visitId } = await guestAt(house, 'treatment')
  await answerAll(house, visitId, new Date())
  await db.treatmentSession.updateMany({ where: { visitId }, data: { startedAt: new Date() } })
  const page = await as(house.therapist, { viewport: { width: 820, height: 1180 } })
  await open(page, `/visits/${visitId}`)
  const note = page.getByRole('textbox', { name: '护理记录', exact: true })
  await page.context().setOffline(true)
  const bar = page.getByText('没有连上店里的服务器，画面可能不是最新的。')
  await expect(bar).toBeVisible()
  await note.fill('面部偏干')
  const mark = page.getByText(/^还没有保存：网络断了/)
  await expect(mark).toBeVisible()
  // Scrolled to where the mark sticks to the head.
  await note.evaluate((field) => window.scrollTo(0, field.getBoundingClientRect().top + window.scrollY - 150))
  await expect(mark).toBeInViewport({ ratio: 1 })
  const [word, kept] = await Promise.all([bar.boundingBox(), mark.boundingBox()])
  expect(kept?.y).toBeGreaterThanOrEqual((word?.y ?? 0) + (word?.height ?? 0))
  await page.context().setOffline(false)
  await expect(bar).toBeHidden()
  await expectSaved(note)
})

test('what nobody has overtaken is read once, and once more for each word that comes', async ({
  house,
  as,
}) => {
  const { name, visitId } = await guestAt(house, 'greeting')
  const page = await as(house.receptionist)
  let readings = 0
  page.on('request', (request) => {
    if (request.headers().rsc === '1') readings += 1
  })
  await page.clock.install()
  await open(page, '/today')
  // Longer than the page gathers words before it reads anew.
  await page.clock.runFor(1000)
  await asStaff(house.therapist, new Date())((ctx) => moveVisit(ctx, { visitId, move: 'lead_to_seat' }))
  await expect(cardIn(page, '入座奉茶', name)).toBeVisible()
  expect(readings).toBe(1)
})
