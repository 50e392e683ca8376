// What a guest agrees to: read and signed on the tablet, shown again, taken back; and what then is not offered.
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { salonDate, salonInstant } from '@/lib/salon-time/salon-time'
import { createClient } from '../factories/client'
import { createOwedCall } from '../factories/follow-up'
import type { TestSalon } from '../factories/salon'
import { expect, test } from './fixtures'
import { button, open, takeBack } from './screens'
import { expectNothingElse } from './turned-to-her'

test('she reads, agrees, signs with her finger, and takes one thing back', async ({ house, as }) => {
  const clientId = await createClient(house.receptionist, { name: '王晓明', consents: [] }, new Date())
  const page = await as(house.receptionist)
  await open(page, `/clients/${clientId}?tab=consents`)
  await button(page, '请客人过目').tap()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('第 1 件，共 6 件')).toBeVisible()
  await sheet.getByText('English', { exact: true }).tap()
  await expect(sheet.getByText(/^I agree that this salon keeps an archive/)).toBeVisible()
  for (const answer of ['I agree', 'I agree', 'I do not agree', 'I do not agree', 'I agree', 'I agree']) {
    await button(sheet, answer).tap()
  }
  await expect(button(sheet, 'Signed')).toBeDisabled()
  await draw(page)
  await page.setViewportSize({ width: 820, height: 1180 })
  await expect(page.getByRole('img', { name: 'Signature, signed' })).toBeVisible()
  await button(sheet, 'Signed').tap()

  const thanks = page.getByRole('dialog', { name: 'Thank you' })
  await expect(thanks).toBeVisible()
  await page.goBack()
  await expect(thanks).toBeVisible()
  await page.reload()
  await takeBack(page, '店员：按住收回')
  const phone = page.getByRole('article', { name: '电话联系' })
  await expect(phone.getByText(/^I agree that this salon calls me/)).toBeVisible()
  await expect(phone.getByRole('img', { name: '客人的签名' })).toBeVisible()
  await expect(phone.getByText(/沈佳/)).toBeVisible()
  const photos = page.getByRole('article', { name: '护理照片' })
  await expect(photos.getByText('没有同意', { exact: true })).toBeVisible()
  await expect(photos.getByRole('img')).toHaveCount(0)
  const kept = await db.consent.findMany({ where: { clientId, answer: 'given' } })
  expect(kept.map(({ locale, signature }) => [locale, Number(signature?.length) > 100])).toEqual(
    Array.from({ length: 4 }, () => ['en', true]),
  )

  await button(phone, '客人要收回').tap()
  await button(page, '记下：客人收回了').tap()
  await expect(phone.getByText('已收回', { exact: true })).toBeVisible()
  await expect(phone.getByText(/收回 · 沈佳/)).toBeVisible()
})

test('no other page of her archive is reached from her sheet, and it is taken back wherever it was left', async ({
  house,
  as,
}) => {
  const clientId = await createClient(house.receptionist, { name: '王晓明', consents: [] }, new Date())
  const page = await as(house.receptionist)
  await open(page, `/clients/${clientId}`)
  await page.getByRole('link', { name: '同意事项' }).tap()
  await button(page, '请客人过目').tap()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.evaluate(() => history.go(-2))
  await expectNothingElse(page)
  await page.goto(`/clients/${clientId}?tab=timeline`)
  const over = page.getByRole('dialog', { name: '谢谢您' })
  await expect(over).toBeVisible()
  await expectNothingElse(page)
  await takeBack(page, '店员：按住收回')
  await page.getByRole('link', { name: '今日' }).tap()
  await expect(page).toHaveURL(/\/today$/)
})

test('a number is offered only to those who may call', async ({ house, as }) => {
  const clientId = await departedGuest(house)
  const desk = await as(house.receptionist)
  await open(desk, '/follow-ups')
  await expect(desk.getByText('还没问过客人愿不愿意接电话')).toBeVisible()
  await expect(desk.getByRole('link', { name: /拨打/ })).toHaveCount(0)
  await button(desk, '客人说可以').tap()
  await expect(desk.getByRole('link', { name: /拨打/ })).toHaveAttribute('href', 'tel:+8613800010001')
  expect(await db.consent.findMany({ where: { clientId } })).toMatchObject([
    { kind: 'phone', answer: 'given', signature: null, locale: 'zh-CN' },
  ])

  await open(desk, `/clients/${clientId}?tab=consents`)
  await button(desk.getByRole('article', { name: '电话联系' }), '客人要收回').tap()
  await button(desk, '记下：客人收回了').tap()
  await expect(desk.getByText('已经记下，客人收回了这份同意。')).toBeVisible()
  await open(desk, '/follow-ups')
  await expect(desk.getByText('客人不希望接到电话')).toBeVisible()
  await expect(desk.getByRole('link', { name: /拨打/ })).toHaveCount(0)
})

/** A call is owed to her since yesterday; she was never asked whether she may be called. */
async function departedGuest(house: TestSalon): Promise<string> {
  const clientId = await createClient(
    house.receptionist,
    {
      name: '王晓明',
      phone: '13800010001',
      consents: [],
    },
    new Date(),
  )
  const { timeZone } = house.salon
  const today = salonDate(new Date(), timeZone)
  const startsAt = new Date(salonInstant(today, '12:00', timeZone).getTime() - 4 * 86_400_000)
  await createOwedCall(house, { clientId, startsAt, now: new Date(startsAt.getTime() - 3_600_000) })
  return clientId
}

/** A line drawn with one finger. */
async function draw(page: Page): Promise<void> {
  const box = await page.getByRole('img', { name: 'Signature' }).boundingBox()
  if (!box) throw new Error('there is nothing to sign on')
  const touch = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + x, y: box.y + y, force: 0.6 }],
    })
  await send('touchStart', 60, 80)
  for (let step = 1; step < 40; step++) await send('touchMove', 60 + step * 6, 80 + 40 * Math.sin(step / 3))
  await send('touchEnd')
}
