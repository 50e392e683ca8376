// Photos of a guest: asked for, taken with the camera or brought as a file, compared, put away and deleted.
import type { Page } from '@playwright/test'
import { recordConsents } from '@/lib/consents/record-consents'
import { db } from '@/lib/db/client'
import { createClient } from '../factories/client'
import { asStaff } from '../factories/context'
import { createPhoto, pictureOf } from '../factories/photo'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, open, takeBack } from './screens'

const DAY = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY)

const pictures = (page: Page) => page.getByRole('button', { name: /^放大看：/ })

/** As the file chooser of a tablet would hand it over. */
async function bring(page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  // A browser with much to do forgets that somebody has tapped, and opens nothing.
  await expect(async () => {
    const chooser = page.waitForEvent('filechooser', { timeout: 10_000 })
    await button(page, '从相册选').tap()
    await (await chooser).setFiles({ name, mimeType, buffer })
  }).toPass()
  // From which side it shows her, nobody but whoever chose it knows.
  await expect(button(page, '用这张')).toBeDisabled()
  await page.getByRole('radiogroup').last().getByText('左侧', { exact: true }).tap()
  await button(page, '用这张').tap()
}

test('the therapist asks her, takes her from the front and the side, and sees the change', async ({
  house,
  as,
}) => {
  const { clientId, visitId } = await guestAt(house, 'consultation')
  await db.consent.deleteMany({ where: { clientId, kind: { in: ['photos', 'showing'] } } })
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  const field = page.getByRole('region', { name: '护理前的照片' })
  await button(field, '请客人过目').tap()
  const sheet = page.getByRole('dialog')
  await button(sheet, '我同意').tap()
  await button(sheet, '我不同意').tap()
  await button(sheet, '不签名，口头同意就好').tap()
  await expect(page.getByRole('dialog', { name: '谢谢您' })).toBeVisible()
  await takeBack(page, '店员：按住收回')

  await button(field, '拍照').tap()
  for (const next of ['左 45°', '左侧']) {
    await button(page, '拍下').tap()
    await button(page, '用这张').tap()
    await expect(page.getByRole('radio', { name: next })).toBeChecked()
  }
  await button(page, '拍下').tap()
  await button(page, '重拍').tap()
  await expect(button(page, '拍下')).toBeVisible()
  await button(page, '收起').tap()
  await expect(pictures(page)).toHaveCount(2)
  await expect(field.getByRole('list', { name: '正在上传的照片' })).toHaveCount(0)
  const kept = await db.photo.findMany({ where: { clientId }, orderBy: { takenAt: 'asc' } })
  expect(kept.map(({ angle, moment, visitId: of }) => [angle, moment, of])).toEqual([
    ['front', 'before', visitId],
    ['left_45', 'before', visitId],
  ])
})

test('the older photo shines through while the same view is taken again', async ({ house, as }) => {
  const clientId = await createClient(house.receptionist, { name: '王晓明' }, new Date())
  await createPhoto(house.therapist, clientId, { now: daysAgo(30) })
  const page = await as(house.therapist)
  await open(page, `/clients/${clientId}?tab=care&part=photos`)
  await button(page, '拍照').tap()
  const ghost = page.getByRole('img', { name: /^上一次的照片：面部 · 正面/ })
  await expect(ghost).toBeVisible()
  const strength = page.getByRole('slider', { name: '旧照片的深浅' })
  await strength.focus()
  for (let press = 0; press < 7; press++) await page.keyboard.press('ArrowLeft')
  await expect(ghost).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await expect(ghost).toHaveCSS('opacity', '0.05')
})

test.describe('on a bad line', () => {
  test.use({ expectedComplaints: [/ERR_CONNECTION_RESET|status of 409/] })

  test('a photo brought as a file is sent again after a cut, once; what is no photo is told', async ({
    house,
    as,
  }) => {
    const clientId = await createClient(house.receptionist, { name: '王晓明' }, new Date())
    const page = await as(house.therapist)
    await open(page, `/clients/${clientId}?tab=care&part=photos`)
    // The answer to the first try is lost on its way back; the second does not arrive at all.
    let tries = 0
    await page.route('**/api/photos?*', async (route) => {
      tries += 1
      if (tries > 2) return route.continue()
      if (tries === 1) await route.fetch()
      await route.abort('connectionreset')
    })
    await button(page, '拍照').tap()
    await bring(page, 'her.jpg', 'image/jpeg', await pictureOf())
    await button(page, '收起').tap()
    await expect(page.getByText(/网络断了，会自动重新上传/)).toBeVisible()
    await expect(pictures(page)).toHaveCount(1)
    await expect.poll(() => tries).toBe(3)
    await expect(page.getByText(/网络断了，会自动重新上传/)).toBeHidden()
    expect(await db.photo.findMany({ where: { clientId } })).toMatchObject([{ angle: 'left_90' }])

    await button(page, '拍照').tap()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    await bring(page, 'her.jpg', 'image/jpeg', Buffer.from(svg))
    // Said where she stands with the camera, with the side that it was.
    await expect(page.getByText('「左侧」没有收下')).toBeVisible()
    await button(page, '收起').tap()
    await expect(page.getByText('这不是照片。请选 JPEG、PNG 或 WebP 的照片。')).toBeVisible()
    await button(page, '不要了').tap()
    await expect(page.getByText('这不是照片。')).toHaveCount(0)
    expect(await db.photo.count({ where: { clientId } })).toBe(1)
  })
})

test.describe('seeing them', () => {
  test.use({ expectedComplaints: [/status of 404/] })

  test('two days stand side by side and under a slider; the manager deletes one', async ({ house, as }) => {
    const clientId = await createClient(house.receptionist, { name: '王晓明' }, new Date())
    await createPhoto(house.therapist, clientId, { now: daysAgo(60), background: '#c05a50' })
    await createPhoto(house.therapist, clientId, { now: daysAgo(30), background: '#d09a86' })
    const last = await createPhoto(house.therapist, clientId, { now: daysAgo(1), background: '#e8c8b4' })
    const page = await as(house.manager)
    await open(page, `/clients/${clientId}?tab=care&part=photos`)
    await pictures(page).first().tap()
    const viewer = page.getByRole('dialog', { name: '对比' })
    await expect(viewer.getByRole('img')).toHaveCount(2)
    await viewer.getByText('滑动', { exact: true }).tap()
    const split = viewer.getByRole('slider', { name: '分界线' })
    await split.focus()
    await page.keyboard.press('ArrowRight')
    await expect(split).toHaveValue('51')
    await button(viewer, '靠近').tap()
    await expect(viewer.getByRole('img').first()).toHaveCSS('transform', /matrix\(1\.5/)
    await button(viewer, '退远').tap()
    await viewer.getByRole('button', { name: /^删除：/ }).tap()
    await button(page.getByRole('dialog', { name: '删除这张照片？' }), '删除').tap()
    await expect(page.getByText('照片已删除。')).toBeVisible()
    await expect(pictures(page)).toHaveCount(2)
    expect((await page.request.get(`/api/photos/${last}`)).status()).toBe(404)
  })

  test('a picture is kept by no browser, and gone with her consent', async ({ house, as }) => {
    const clientId = await createClient(house.receptionist, { name: '王晓明' }, new Date())
    const photoId = await createPhoto(house.therapist, clientId, { now: new Date() })
    const care = await as(house.therapist)
    const desk = await as(house.receptionist)
    const served = await care.request.get(`/api/photos/${photoId}?size=small`)
    expect(served.headers()).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline',
    })
    expect(served.headers()['content-security-policy']).toContain('sandbox')
    expect((await desk.request.get(`/api/photos/${photoId}`)).status()).toBe(403)
    await asStaff(
      house.receptionist,
      new Date(),
    )((ctx) =>
      recordConsents(ctx, {
        clientId,
        locale: 'zh-CN',
        answers: [{ kind: 'photos', answer: 'declined' }],
      }),
    )
    expect((await care.request.get(`/api/photos/${photoId}`)).status()).toBe(404)
    await open(care, `/clients/${clientId}?tab=care&part=photos`)
    await expect(care.getByText(/以前的 1 张已经收起来了/)).toBeVisible()
    await expect(pictures(care)).toHaveCount(0)
    await expect(button(care, '拍照')).toHaveCount(0)
  })
})
