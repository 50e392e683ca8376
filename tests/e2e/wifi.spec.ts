// A network that drops, loses an answer or comes late: the page says so, and nothing is lost or doubled.
import { db } from '@/lib/db/client'
import { moveVisit } from '@/lib/visits/move-visit'
import { asStaff } from '../factories/context'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, cardIn, expectLive, expectSaved, open } from './screens'

const NOT_SAVED = '还没有保存：网络断了，会自动再试。请不要关掉这一页。'

test('wifi that stays away through three tries to save a note loses no word of it', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'consultation')
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  const note = page.getByRole('textbox', { name: '检测所见', exact: true })
  await note.pressSequentially('毛孔细，')
  await expectSaved(note)

  let tries = 0
  page.on('requestfailed', (request) => {
    if (request.url().endsWith('/api/notes')) tries += 1
  })
  await page.context().setOffline(true)
  await note.pressSequentially('鼻翼两侧')
  await expect(note).toHaveAccessibleDescription(new RegExp(NOT_SAVED))
  await expect(page.getByText('没有连上店里的服务器，画面可能不是最新的。正在重新连接…')).toBeVisible()
  // She goes on writing while it is tried again and again, and once more after the third time.
  await note.pressSequentially('有少许黑头，两颊泛红，眼下细纹比上次浅，问过睡眠，')
  await expect.poll(() => tries).toBeGreaterThanOrEqual(3)
  await note.pressSequentially('近来晚睡，饮水少。')
  await expect(note).toHaveAccessibleDescription(new RegExp(NOT_SAVED))
  expect(await notesOf(visitId)).toEqual(['毛孔细，'])

  await page.context().setOffline(false)
  await expectSaved(note)
  await expectLive(page)
  const whole = '毛孔细，鼻翼两侧有少许黑头，两颊泛红，眼下细纹比上次浅，问过睡眠，近来晚睡，饮水少。'
  await expect(note).toHaveValue(whole)
  expect(await notesOf(visitId)).toEqual([whole])
  await page.reload()
  await expect(page.getByRole('textbox', { name: '检测所见', exact: true })).toHaveValue(whole)
})

test('a save whose answer is lost on the way is made once', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'consultation')
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  const note = page.getByRole('textbox', { name: '调理建议', exact: true })
  let lost = 0
  await page.route('**/api/notes', async (route) => {
    if (lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('internetdisconnected')
  })
  await note.fill('一周内不去角质')
  await expect.poll(() => notesOf(visitId)).toEqual(['一周内不去角质'])
  await note.pressSequentially('，多喝水')
  await expectSaved(note)
  expect(lost).toBe(1)
  await expect(note).toHaveValue('一周内不去角质，多喝水')
  expect(await notesOf(visitId)).toEqual(['一周内不去角质，多喝水'])
})

test('a move tapped without wifi says that it did not happen, and happens once when tapped again', async ({
  house,
  as,
}) => {
  const { visitId } = await guestAt(house, 'seating')
  const page = await as(house.receptionist, { language: 'en' })
  await open(page, `/visits/${visitId}`)
  await page.context().setOffline(true)
  await button(page, 'Begin the consultation').tap()
  await expect(
    page.getByText('The server cannot be reached, so that was not kept. Please try again.'),
  ).toBeVisible()
  await button(page, 'Begin the consultation').tap()
  expect(await db.visit.findUnique({ where: { id: visitId } })).toMatchObject({ stage: 'seating' })
  await page.context().setOffline(false)
  await expectLive(page)
  await expect(page.getByText('so nothing was saved yet')).toBeHidden()
  await expect(page.getByText('Connected again. If your last step was not done')).toBeVisible()
  await button(page, 'Begin the consultation').tap()
  await expect(page.getByText('A colleague leads Consultation. You can still add your notes.')).toBeVisible()
  expect(await db.visitEvent.count({ where: { visitId, move: 'begin_consultation' } })).toBe(1)
})

test('a recommendation whose answer is lost on the way is asked for again by itself, and made once', async ({
  house,
  as,
}) => {
  const { visitId } = await guestAt(house, 'recommendation')
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  let lost = 0
  await page.route('**/visits/**', async (route) => {
    if (lost > 0 || !('next-action' in route.request().headers())) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('internetdisconnected')
  })
  await page.getByRole('button', { name: /选一款/ }).tap()
  await page.getByRole('option', { name: '修护精华' }).tap()
  const reason = page.getByRole('textbox', { name: '为什么适合客人', exact: true })
  await reason.fill('夜里修护')
  await button(page, '推荐给客人').tap()
  await expect(page.getByText('还没有记上，正在再试……')).toBeVisible()
  await expect(reason).toHaveValue('')
  await expect(page.getByText('还没有记上，正在再试……')).toBeHidden()
  expect(lost).toBe(1)
  expect(await db.recommendation.count({ where: { visitId } })).toBe(1)
})

test('a board that was slow to connect shows what happened meanwhile', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'greeting')
  const page = await as(house.receptionist)
  let connect = () => {}
  const mayConnect = new Promise<void>((resolve) => {
    connect = resolve
  })
  await page.route('**/api/live*', async (route) => {
    await mayConnect
    await route.continue()
  })
  await page.goto('/today')
  await expect(cardIn(page, '接待', '王晓明')).toBeVisible()
  await asStaff(house.manager, new Date())((ctx) => moveVisit(ctx, { visitId, move: 'lead_to_seat' }))
  connect()
  await expect(cardIn(page, '入座奉茶', '王晓明')).toBeVisible()
})

test('a page that is being read anew when the network drops stays, with what is being typed', async ({
  house,
  as,
}) => {
  const { visitId } = await guestAt(house, 'seating')
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}?stage=consultation`)
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  let cut = 0
  await page.route('**/visits/**', async (route) => {
    if (route.request().headers().rsc !== '1' || cut > 1) return route.continue()
    cut += 1
    await route.abort('internetdisconnected')
  })
  const note = page.getByRole('textbox', { name: '检测所见', exact: true })
  await note.fill('锁骨处有旧疤')
  await asStaff(
    house.receptionist,
    new Date(),
  )((ctx) => moveVisit(ctx, { visitId, move: 'begin_consultation' }))
  await expect(button(page, '开始护理')).toBeVisible()
  await expectSaved(note)
  expect({ cut, loads }).toEqual({ cut: 2, loads: 0 })
})

async function notesOf(visitId: string): Promise<string[]> {
  return (await db.visitNote.findMany({ where: { visitId } })).map(({ text }) => text)
}

test.describe('a salon that answers', () => {
  /** The browser's own words for what the salon answers here. */
  test.use({ expectedComplaints: [/status of 500/] })

  test('a salon that answers and cannot keep a note is not called a dead network, and takes what is written next', async ({
    house,
    as,
  }) => {
    const { visitId } = await guestAt(house, 'consultation')
    const page = await as(house.therapist)
    await open(page, `/visits/${visitId}`)
    const note = page.getByRole('textbox', { name: '调理建议', exact: true })
    let breaks = 0
    await page.route('**/api/notes', async (route) => {
      if (!route.request().postData()?.includes('去角质。')) return route.continue()
      breaks += 1
      await route.fulfill({ status: 500, json: { status: 'failed', errorId: 'ACDE3467' } })
    })
    await note.fill('一周内不去角质。')
    await expect(note).toHaveAccessibleDescription(/没有保存：店里的服务器出了差错。.*编号 ACDE3467/)
    expect(breaks).toBe(3)
    await expect(note).toHaveValue('一周内不去角质。')
    await note.fill('一周内不去角质，多喝水')
    await expectSaved(note)
    expect(await notesOf(visitId)).toEqual(['一周内不去角质，多喝水'])
  })
})
