// The calls afterwards: tried in vain, tried again, heard, booked in the same place, and the visit comes to its end.
import { db } from '@/lib/db/client'
import { addDays, addMinutes, salonDate, salonInstant, salonTime } from '@/lib/salon-time/salon-time'
import { createClient } from '../factories/client'
import { createOwedCall, type OwedCall } from '../factories/follow-up'
import type { TestSalon } from '../factories/salon'
import { expect, test } from './fixtures'
import { choose, open } from './screens'

const DAY = 24 * 60

test('a guest not reached is called again, and then books in the same place', async ({ house, as }) => {
  const { visitId, clientId } = await departedGuest(house)
  const desk = await as(house.receptionist)
  await open(desk, '/follow-ups')
  await expect(desk.getByRole('link', { name: /拨打/ })).toHaveAttribute('href', 'tel:+8613800010001')
  await expect(desk.getByText('三天内不去角质')).toBeVisible()
  await expect(desk.getByRole('definition').filter({ hasText: '玫瑰保湿水' })).toBeVisible()
  await choose(desk, '打通了吗', '没人接')
  await desk.getByRole('button', { name: '记下，没人接' }).click()
  await expect(desk.getByText(/记下了。.+再打给王姐。/)).toBeVisible()
  await expect(desk.getByText('今天的问候都送到了')).toBeVisible()

  await fallDue(visitId)
  await open(desk, '/follow-ups')
  await expect(desk.getByText('第 2 次，最多打 3 次')).toBeVisible()
  await expect(desk.getByText(/没人接（沈佳）/)).toBeVisible()
  await choose(desk, '打通了吗', '打通了')
  await desk.getByRole('button', { name: '记下这通电话' }).click()
  await expect(desk.getByText('请记下客人现在感觉如何。')).toBeVisible()
  await choose(desk, '客人现在感觉如何', '很好')
  await desk.getByLabel('客人说了什么').fill('脸上不紧绷了')

  await desk.getByRole('button', { name: '还是约一个' }).click()
  const times = desk.getByRole('radiogroup', { name: '什么时候来' })
  await times
    .getByText(/\d{2}:\d{2}/)
    .first()
    .tap()
  await expect(times.getByRole('radio').first()).toBeChecked()
  await desk.getByRole('button', { name: '就约这个时间' }).click()
  await expect(desk.getByText('下次已经约好')).toBeVisible()
  await desk.getByRole('button', { name: '记下这通电话' }).click()
  await expect(desk.getByText('王姐的本次服务已完成。')).toBeVisible()

  const closed = await db.visit.findUniqueOrThrow({
    where: { id: visitId },
    include: { nextBookings: { include: { visit: true } }, calls: { orderBy: { attempt: 'asc' } } },
  })
  expect(closed.stage).toBe('closed')
  expect(closed.nextBookings.map(({ visit }) => [visit.clientId, visit.stage])).toEqual([
    [clientId, 'expected'],
  ])
  expect(closed.calls.map(({ outcome, feeling, note }) => [outcome, feeling, note])).toEqual([
    ['no_answer', null, null],
    ['reached', 5, '脸上不紧绷了'],
  ])
})

test('a wrong number is noted, and she who asks for another time is called then', async ({ house, as }) => {
  const { visitId } = await departedGuest(house)
  const desk = await as(house.manager, { language: 'en' })
  await open(desk, '/follow-ups')
  await choose(desk, 'Did you get through?', 'Wrong number')
  await expect(desk.getByText('The wrong number is marked and not offered again.')).toBeVisible()
  await desk.getByLabel('The right number').fill('139 1111 2299')
  await desk.getByRole('button', { name: 'Note: wrong number' }).click()
  await expect(desk.getByText(/The old number is put away .+ at the new one on/)).toBeVisible()
  await expect(desk.getByText('Everybody has been called')).toBeVisible()
  await desk.getByRole('button', { name: 'Undo' }).click()
  await expect(desk.getByRole('link', { name: /^Call / })).toHaveAttribute('href', 'tel:+8613800010001')
  await choose(desk, 'Did you get through?', 'Wrong number')
  await desk.getByLabel('The right number').fill('139 1111 2299')
  await desk.getByRole('button', { name: 'Note: wrong number' }).click()
  await expect(desk.getByText('Everybody has been called')).toBeVisible()

  await fallDue(visitId)
  await open(desk, '/follow-ups')
  await choose(desk, 'Did you get through?', 'Asks to be called again')
  await desk.getByRole('button', { name: 'Note: call again then' }).click()
  await expect(desk.getByText('Please choose the day and the time to call again.')).toBeVisible()
  const today = salonDate(new Date(), house.salon.timeZone)
  await desk.getByRole('button', { name: /Open the calendar/ }).click()
  await desk.keyboard.press('ArrowRight')
  await desk.keyboard.press('Enter')
  const time = desk.getByRole('group', { name: 'What time' })
  await time.getByRole('spinbutton').first().click()
  await desk.keyboard.type('1030')
  await desk.getByRole('button', { name: 'Note: call again then' }).click()
  await expect(desk.getByText(/is to be called again on .+ at 10:30/)).toBeVisible()
  const owed = await db.followUpCall.findFirstOrThrow({ where: { visitId, madeAt: null, withdrawnAt: null } })
  expect(owed.attempt).toBe(3)
  const { timeZone } = house.salon
  expect(salonTime(owed.dueAt, timeZone)).toBe('10:30')
  expect(salonDate(owed.dueAt, timeZone)).toBe(addDays(today, 1))
})

test('whom nobody has to call is named, and nobody else is opened in her place', async ({ house, as }) => {
  const { visitId, clientId } = await departedGuest(house)
  const desk = await as(house.receptionist)
  await open(desk, '/follow-ups')
  await choose(desk, '打通了吗', '号码不对')
  await desk.getByRole('button', { name: '记下，号码不对' }).click()
  await expect(desk.getByText(/这个号码找不到王姐/)).toBeVisible()

  const other = { name: '陈静', formOfAddress: '陈姐', phone: '13800010002' }
  await departedGuest(house, other, 4)
  await open(desk, `/follow-ups?visit=${visitId}`)
  await expect(desk.getByText('现在没有要打给王姐的电话')).toBeVisible()
  await expect(desk.getByText('档案里没有电话号码，补上以后才能联系。')).toBeVisible()
  await expect(desk.getByRole('button', { name: /陈静/ })).toBeVisible()
  await expect(desk.getByRole('heading', { name: '记下这通电话' })).toBeHidden()

  await open(desk, `/clients/${clientId}?tab=basics`)
  await desk.getByRole('button', { name: '这个号码没错' }).click()
  await expect(desk.getByText(/又是客人的号码了/)).toBeVisible()
  expect((await db.client.findUniqueOrThrow({ where: { id: clientId } })).phone).toBe('+8613800010001')
})

const wangJie = { name: '王晓明', formOfAddress: '王姐', phone: '13800010001' }

/** Three days ago she left; the call has been due since yesterday. */
async function departedGuest(house: TestSalon, guest = wangJie, daysAgo = 3): Promise<OwedCall> {
  const { timeZone } = house.salon
  const startsAt = salonInstant(addDays(salonDate(new Date(), timeZone), -daysAgo), '12:00', timeZone)
  const clientId = await createClient(house.receptionist, guest, addMinutes(startsAt, -DAY))
  return createOwedCall(house, { clientId, startsAt, now: addMinutes(startsAt, -60) })
}

/** The salon's hours between two tries go by. */
async function fallDue(visitId: string): Promise<void> {
  await db.followUpCall.updateMany({
    where: { visitId, madeAt: null },
    data: { dueAt: addMinutes(new Date(), -10) },
  })
}
