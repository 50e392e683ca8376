// A returning guest's whole visit, from expected to closed, led by three people on three devices.
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { expect, test } from './fixtures'
import { expectGuest, minutesPass, returningGuest } from './guests'
import { answer, button, cardIn, choose, expectSaved, open, tick, write } from './screens'

test('three people lead a returning guest from the door to the call, and every board follows', async ({
  house,
  as,
}) => {
  const guest = await returningGuest(house)
  const visitId = await expectGuest(house, guest)
  const [desk, care, office] = await Promise.all([
    as(house.receptionist),
    as(house.therapist),
    as(house.manager, { viewport: { width: 1440, height: 900 } }),
  ])
  await Promise.all([desk, care, office].map((page) => open(page, '/today')))
  const reloads = countLoads(office)

  await test.step('she arrives, and the door card shows by itself, allergy first', async () => {
    await button(cardIn(desk, '待到店', '王晓明'), '已到店').tap()
    await expect(cardIn(care, '接待', '王晓明')).toBeVisible()
    await expect(cardIn(office, '接待', '王晓明')).toBeVisible()
    await expect(desk).toHaveURL(`/visits/${visitId}`)
    const door = desk.getByRole('article', { name: '王姐的门前卡' })
    await expect(door.getByRole('region').first()).toHaveAccessibleName('过敏与禁忌')
    await expect(door.getByRole('region').first()).toContainText('坚果')
    await expect(door).toHaveText(
      /坚果.*严重.*王姐.*来过 1 次.*照上次.*窗边.*菊花茶，淡一些.*补水嫩肤护理.*林悦/s,
    )
    await expect(door).toContainText('「女儿在学大提琴」')
  })

  await test.step('she is greeted, seated and given her tea', async () => {
    for (const step of ['迎门相认', '称呼问候', '确认来意']) await tick(desk, `完成：${step}`)
    await write(desk, '客人今天为什么来', '想让脸色亮一些')
    await button(desk, '请入座').tap()
    await expect(cardIn(care, '入座奉茶', '王晓明')).toBeVisible()
    await choose(desk, '客人的座位', '窗边')
    await button(desk, '菊花茶，淡一些').tap()
    await expectSaved(desk.getByRole('textbox', { name: '客人的茶', exact: true }))
    await desk
      .getByRole('radiogroup', { name: '告诉客人大约要等' })
      .getByText('10 分钟', { exact: true })
      .tap()
    await expect(desk.getByRole('status').getByText('告诉客人大约等 10 分钟')).toBeVisible()
    await expect(cardIn(office, '入座奉茶', '王晓明')).toContainText('说好 10 分钟')
  })

  await test.step('the therapist confirms the archive, asks, and writes down what she finds', async () => {
    await button(cardIn(care, '入座奉茶', '王晓明'), '开始咨询').tap()
    await expect(cardIn(office, '咨询', '王晓明')).toBeVisible()
    // Her card has just moved over, and may move once more from under the finger.
    await expect(async () => {
      await cardIn(care, '咨询', '王晓明').getByRole('link', { name: '王晓明' }).tap()
      await expect(care).toHaveURL(`/visits/${visitId}`, { timeout: 5_000 })
    }).toPass()
    await button(care, '核对过了，都对').tap()
    await expect(care.getByRole('region', { name: '今天问客人' })).toContainText('上次说过： 坚果（严重）')
    await care.getByRole('button', { name: /^自.*以来，没有新情况$/ }).tap()
    await answer(care, '今天戴着隐形眼镜吗？', '没戴，或取下了')
    await write(care, '检测所见', 'T 区偏油，两颊偏干')
    await write(care, '调理建议', '先补水，四周后再看')
    await button(care, '开始护理').tap()
    await expect(cardIn(office, '护理', '王晓明')).toBeVisible()
  })

  await test.step('the treatment begins, is noted, ends, and she says how it feels', async () => {
    await button(care, '开始：补水嫩肤护理').tap()
    await write(care, '护理记录', '玻尿酸导入，两颊泛红已退')
    await minutesPass(visitId, 50)
    await open(care, `/visits/${visitId}`)
    await button(care, '结束：补水嫩肤护理').tap()
    await expect(care.getByText('已完成', { exact: true })).toBeVisible()
    await choose(care, '补水嫩肤护理：客人觉得怎么样', '非常好')
    await button(care, '护理结束，推荐居家产品').tap()
    await expect(cardIn(office, '居家产品', '王晓明')).toBeVisible()
  })

  await test.step('a product is matched, and she takes it home', async () => {
    await care.getByRole('button', { name: /选一款/ }).tap()
    await care.getByRole('option', { name: '玫瑰保湿水' }).tap()
    await care.getByRole('textbox', { name: '为什么适合客人', exact: true }).fill('两颊偏干，早晚各一次')
    await button(care, '推荐给客人').tap()
    await choose(care, '客人的答复', '带走了')
    await button(care, '准备送客').tap()
    await expect(cardIn(office, '送客', '王晓明')).toBeVisible()
  })

  await test.step('the desk books her next visit, settles the bill and sees her to the door', async () => {
    await desk.getByRole('link', { name: '今日', exact: true }).tap()
    await cardIn(desk, '送客', '王晓明').getByRole('link', { name: '送客出门' }).tap()
    await expect(button(desk, '送客出门')).toBeDisabled()
    await desk.getByRole('radiogroup', { name: '什么时候来' }).getByText('林悦 · 听雨').first().tap()
    await button(desk, '就约这个时间').tap()
    await expect(desk.getByText('下次已经约好')).toBeVisible()
    const bill = desk.getByRole('table', { name: '今天的 2 项' })
    await expect(bill.getByRole('row', { name: /合计/ })).toContainText('¥666')
    await tick(desk, '完成：交还物品')
    await button(desk, '送客出门').tap()
    await expect(cardIn(office, '电话回访', '王晓明').or(laterCalls(office))).toBeVisible()
  })

  await test.step('two days later the manager calls her, and the visit is closed', async () => {
    expect(reloads()).toBe(0)
    await db.followUpCall.updateMany({ where: { visitId }, data: { dueAt: new Date() } })
    await office.getByRole('link', { name: '回访', exact: true }).tap()
    await expect(office.getByRole('heading', { name: '王晓明 王姐' })).toBeVisible()
    await expect(office.getByText('玻尿酸导入，两颊泛红已退')).toBeVisible()
    await choose(office, '打通了吗', '打通了')
    await choose(office, '客人现在感觉如何', '不错')
    await write(office, '客人说了什么', '脸色亮了，朋友都问')
    await button(office, '记下这通电话').tap()
    await expect(office.getByText('王姐的本次服务已完成。')).toBeVisible()
    await open(desk, `/visits/${visitId}`)
    await expect(desk.getByRole('heading', { name: '已完成' })).toBeVisible()
  })

  await test.step('and everything that was said stands in the archive once', async () => {
    const visit = await db.visit.findUniqueOrThrow({
      where: { id: visitId },
      include: {
        notes: true,
        recommendations: true,
        nextBookings: true,
        calls: true,
        sessions: { include: { note: { include: { revisions: true } } } },
      },
    })
    expect(visit.stage).toBe('closed')
    expect(Object.fromEntries(visit.notes.map(({ kind, text }) => [kind, text]))).toEqual({
      wish: '想让脸色亮一些',
      tea: '菊花茶，淡一些',
      assessment: 'T 区偏油，两颊偏干',
      advice: '先补水，四周后再看',
      call_note: '脸色亮了，朋友都问',
    })
    expect(visit.sessions).toMatchObject([{ effect: 5, therapistId: house.therapist.id }])
    const [note] = visit.sessions.map((session) => session.note)
    expect(note?.signedById).toBe(house.therapist.id)
    expect(note?.revisions.at(-1)?.content).toEqual({ text: '玻尿酸导入，两颊泛红已退' })
    expect(visit.recommendations).toMatchObject([{ answer: 'bought', reason: '两颊偏干，早晚各一次' }])
    expect(visit.calls).toMatchObject([{ outcome: 'reached', feeling: 4, note: '脸色亮了，朋友都问' }])
    expect(visit.nextBookings).toHaveLength(1)
  })
})

test('in English, on a standing tablet, one person leads a guest to the door', async ({ house, as }) => {
  const guest = await returningGuest(house, { name: 'Grace Chen', formOfAddress: 'Ms Chen' })
  const visitId = await expectGuest(house, guest)
  const page = await as(house.manager, { language: 'en', viewport: { width: 820, height: 1180 } })
  await open(page, '/today')

  await button(cardIn(page, 'Expected', 'Grace Chen'), 'Has arrived').tap()
  const door = page.getByRole('article', { name: 'Door card of Ms Chen' })
  await expect(door.getByRole('region').first()).toHaveAccessibleName('Allergies and contraindications')
  await expect(door).toHaveText(/Allergy.*坚果.*serious.*Ms Chen.*Came once before.*Hydrating facial/s)
  await button(page, 'Show to the seat').tap()
  await choose(page, 'The guest’s seat', 'By the window')
  await write(page, 'Tea', 'Chrysanthemum, light')
  await page
    .getByRole('radiogroup', { name: 'The wait the guest was told' })
    .getByText('5 min', { exact: true })
    .tap()
  await expect(page.getByRole('status').getByText(/5 min/)).toBeVisible()
  await button(page, 'Begin the consultation').tap()
  await page.getByRole('button', { name: /^Nothing new since/ }).tap()
  await answer(page, 'Wearing contact lenses today?', 'No, or taken out')
  await write(page, 'What you found', 'A little dry')
  await button(page, 'Begin the treatment').tap()
  await button(page, 'Start: Hydrating facial').tap()
  await expect(button(page, 'Finish: Hydrating facial')).toBeVisible()
  await minutesPass(visitId, 50)
  await open(page, `/visits/${visitId}`)
  await button(page, 'Finish: Hydrating facial').tap()
  await choose(page, 'Hydrating facial: how it feels to the guest', 'Good')
  await button(page, 'On to home care').tap()
  await button(page, 'Prepare the farewell').tap()
  await expect(page.getByText('The next visit is neither booked nor declined with a reason.')).toBeVisible()
  await button(page, 'No booking for now').tap()
  await choose(page, 'Why does Ms Chen not book now?', 'Travelling')
  await button(page, 'Note it, no booking for now').tap()
  // What stands below moves when it is noted.
  await expect(button(page, 'Book after all')).toBeVisible()
  await tick(page, 'Done: Return belongings')
  await button(page, 'See to the door').tap()
  await expect(page.getByText('The follow-up call is not done yet.')).toBeVisible()
  const visit = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
  expect(visit).toMatchObject({ stage: 'follow_up', noNextBookingReason: 'travelling' })
})

/** A call that is not due yet is folded away. */
function laterCalls(page: Page) {
  return page.getByRole('region', { name: '电话回访', exact: true }).getByText('另有 1 位，还没到回访时间')
}

/** How often the page was loaded anew from now on. */
function countLoads(page: Page): () => number {
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  return () => loads
}
