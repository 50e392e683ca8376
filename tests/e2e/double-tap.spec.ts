// Every main action, tapped twice and sent again by the network: one record each.
import type { Locator, Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'
import { expect, test } from './fixtures'
import { expectGuest, minutesPass, returningGuest } from './guests'
import { button, cardIn, choose, open, tick } from './screens'

test('every main action of a visit tapped twice happens once', async ({ house, as }) => {
  const guest = await returningGuest(house)
  const visitId = await expectGuest(house, guest)
  const page = await as(house.manager)
  await open(page, '/today')

  await twice(page, button(cardIn(page, '待到店', '王晓明'), '已到店'))
  await expect(page).toHaveURL(`/visits/${visitId}`)
  await twice(page, button(page, '请入座'))
  await expect(page.getByRole('radiogroup', { name: '客人的座位' })).toBeVisible()
  await twice(page, button(page, '开始咨询'))
  await twice(page, page.getByRole('button', { name: /^自.*以来，没有新情况$/ }))
  const lenses = page.getByRole('group', { name: '今天戴着隐形眼镜吗？' })
  await twice(page, button(lenses, '没戴，或取下了'))
  await expect(lenses).toBeHidden()
  expect(await db.safetyAnswer.count({ where: { visitId } })).toBe(SAFETY_QUESTIONS.length)
  await twice(page, button(page, '开始护理'))
  await twice(page, button(page, '开始：补水嫩肤护理'))
  await expect(button(page, '结束：补水嫩肤护理')).toBeVisible()
  expect(await eventsOf(visitId)).toEqual([
    'arrive',
    'lead_to_seat',
    'begin_consultation',
    'begin_treatment',
    'session_started',
  ])
  await minutesPass(visitId, 50)
  await open(page, `/visits/${visitId}`)
  await twice(page, button(page, '结束：补水嫩肤护理'))
  await twice(page, button(page, '护理结束，推荐居家产品'))
  await page.getByRole('button', { name: /选一款/ }).tap()
  await page.getByRole('option', { name: '玫瑰保湿水' }).tap()
  await page.getByRole('textbox', { name: '为什么适合客人', exact: true }).fill('换季偏干')
  await twice(page, button(page, '推荐给客人'))
  await expect(page.getByRole('radiogroup', { name: '客人的答复' })).toHaveCount(1)
  await twice(page, button(page, '准备送客'))
  await page.getByRole('radiogroup', { name: '什么时候来' }).getByText('林悦 · 听雨').first().tap()
  await twice(page, button(page, '就约这个时间'))
  await expect(page.getByText('下次已经约好')).toBeVisible()
  await tick(page, '完成：交还物品')
  await twice(page, button(page, '送客出门'))
  await expect(page.getByText('回访电话还没有打完。')).toBeVisible()

  await db.followUpCall.updateMany({ where: { visitId }, data: { dueAt: new Date() } })
  await open(page, '/follow-ups')
  await choose(page, '打通了吗', '打通了')
  await choose(page, '客人现在感觉如何', '很好')
  await twice(page, button(page, '记下这通电话'))
  await expect(page.getByText('王姐的本次服务已完成。')).toBeVisible()

  expect(await eventsOf(visitId)).toEqual([
    'arrive',
    'lead_to_seat',
    'begin_consultation',
    'begin_treatment',
    'session_started',
    'session_ended',
    'begin_recommendation',
    'begin_farewell',
    'step_done',
    'see_off',
    'call_made',
    'close',
  ])
  const visit = await db.visit.findUniqueOrThrow({
    where: { id: visitId },
    include: { recommendations: true, nextBookings: true, calls: true },
  })
  expect(visit.recommendations).toHaveLength(1)
  expect(visit.nextBookings).toHaveLength(1)
  expect(visit.calls).toHaveLength(1)
})

test('a new guest received with two taps is one guest and one visit', async ({ house, as }) => {
  const page = await as(house.receptionist)
  await open(page, '/today')
  await button(page, '客人到店').tap()
  await button(page, '新客人，记下姓名和电话').tap()
  await page.getByRole('textbox', { name: /姓名/ }).fill('陈小雨')
  await page.getByRole('textbox', { name: '电话', exact: true }).fill('13912345678')
  await twice(page, button(page, '请客人进来'))
  await expect(page.getByRole('article', { name: '陈小雨的门前卡' })).toBeVisible()
  const clients = await db.client.findMany({
    where: { salonId: house.salon.id },
    include: { visits: { include: { appointment: true } } },
  })
  expect(clients).toHaveLength(1)
  expect(clients[0]?.visits).toMatchObject([{ stage: 'greeting', revision: 2 }])
})

test('a returning guest received with two taps has one visit', async ({ house, as }) => {
  const guest = await returningGuest(house)
  const page = await as(house.receptionist)
  await open(page, '/today')
  await button(page, '客人到店').tap()
  await page.getByRole('combobox', { name: '找客人' }).fill('wxm')
  await page.getByRole('option', { name: /王晓明/ }).tap()
  await twice(page, button(page, '请客人进来'))
  await expect(page.getByRole('article', { name: '王姐的门前卡' })).toBeVisible()
  const visits = await db.visit.findMany({ where: { clientId: guest.clientId, stage: { not: 'closed' } } })
  expect(visits).toMatchObject([{ stage: 'greeting', revision: 2 }])
})

/**
 * Taps as a nervous finger does: twice at once, and a third time in the same place as soon as the answer is there,
 * when another button may have slid under it. Then the first request arrives once more, as it was.
 */
async function twice(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeEnabled()
  await target.scrollIntoViewIfNeeded()
  const asking = page.waitForRequest((request) => 'next-action' in request.headers())
  const box = await target.boundingBox()
  await target.dblclick()
  const request = await asking
  await request.response()
  if (box) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  // A browser says where it comes from; Playwright leaves that out when it asks by itself.
  const headers = { ...request.headers(), origin: new URL(page.url()).origin }
  const again = await page.request.fetch(request, { headers })
  expect(again.status()).toBe(200)
  expect(await again.text()).toContain('"status":"done"')
}

/** What happened to the visit from her arrival on, in order: moves by their names, the rest by kind. */
async function eventsOf(visitId: string): Promise<string[]> {
  const events = await db.visitEvent.findMany({ where: { visitId }, orderBy: { sequence: 'asc' } })
  const happened = events.map(({ kind, move }) => move ?? kind)
  return happened.slice(happened.indexOf('arrive'))
}
