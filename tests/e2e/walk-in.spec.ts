// Guests at the door: one whom nobody knows yet, and those whom nobody should have to ask anything twice.
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { expect, test } from './fixtures'
import { expectGuest, returningGuest } from './guests'
import { answer, button, cardIn, choose, expectLive, expectSaved, open } from './screens'

test('a walk-in is received with her name and number alone, and asked about allergies over tea', async ({
  house,
  as,
}) => {
  const page = await as(house.receptionist)
  await open(page, '/today')
  await button(page, '客人到店').tap()
  await page.getByRole('combobox', { name: '找客人' }).fill('陈小雨')
  await expect(page.getByText('没有找到这位客人，换个字试试，或新建一份档案。')).toBeVisible()
  await button(page, '新客人，记下姓名和电话').tap()
  await expect(page.getByRole('textbox', { name: /姓名/ })).toHaveValue('陈小雨')
  await page.getByRole('textbox', { name: '电话', exact: true }).fill('139 1234 5678')
  await button(page, '请客人进来').tap()

  const door = page.getByRole('article', { name: '陈小雨的门前卡' })
  await expect(door).toHaveText(/还没有问过过敏和禁忌.*陈小雨.*第一次来/s)
  await button(page, '请入座').tap()
  await choose(page, '客人的座位', '竹影')
  const tea = page.getByRole('textbox', { name: '客人的茶', exact: true })
  await tea.fill('桂花乌龙')
  await expectSaved(tea)

  await page.getByRole('navigation', { name: '本次服务的七步' }).getByRole('link', { name: /咨询/ }).tap()
  await expect(page.getByText('您正在看「咨询」，客人现在在「入座奉茶」。')).toBeVisible()
  const alerts = page.getByRole('region', { name: '咨询' }).getByRole('region', { name: '过敏与禁忌' })
  await answer(alerts, '有没有过敏？', '有')
  await page.getByRole('combobox', { name: '写明是什么' }).fill('蜂蜜')
  await choose(page, '轻重', '严重')
  await button(page, '保存').tap()
  // She was never asked whether the house may keep this.
  await expect(page.getByText('先问过客人，同意了再记。')).toBeVisible()
  await page.getByText('客人同意我们记下健康信息', { exact: true }).tap()
  await button(page, '保存').tap()
  await expect(page.getByRole('article', { name: '陈小雨的门前卡' }).filter({ visible: true })).toContainText(
    '蜂蜜',
  )

  const clients = await db.client.findMany({
    where: { salonId: house.salon.id },
    include: { alerts: true, consents: true, visits: { include: { seat: true, notes: true } } },
  })
  expect(clients).toMatchObject([
    {
      name: '陈小雨',
      phone: '+8613912345678',
      alerts: [{ kind: 'allergy', severity: 'serious', text: '蜂蜜' }],
      consents: [{ kind: 'health', answer: 'given', signature: null }],
      visits: [{ stage: 'seating', seat: { name: '竹影' }, notes: [{ kind: 'tea', text: '桂花乌龙' }] }],
    },
  ])
  const answers = await db.safetyAnswer.findMany({ where: { visit: { salonId: house.salon.id } } })
  expect(answers).toMatchObject([{ question: 'allergy', answer: 'yes' }])
})

test('no treatment begins before somebody has asked about allergies', async ({ house, as }) => {
  const desk = await as(house.receptionist)
  await open(desk, '/today')
  await button(desk, '客人到店').tap()
  await button(desk, '新客人，记下姓名和电话').tap()
  await desk.getByRole('textbox', { name: /姓名/ }).fill('赵一')
  await button(desk, '请客人进来').tap()
  await button(desk, '请入座').tap()
  await button(desk, '开始咨询').tap()
  await expect(desk.getByText('「咨询」由同事来带，您可以继续补记。')).toBeVisible()

  const care = await as(house.therapist)
  await open(care, new URL(desk.url()).pathname)
  await expect(button(care, '开始护理')).toBeDisabled()
  await expect(button(care, '开始护理')).toHaveAccessibleDescription(
    '今天的过敏、禁忌、孕期和用药还没有问完，先问完再开始。',
  )
  await answer(care, '有没有过敏？', '没有')
  await answer(care, '有没有病史、伤口、做过手术？', '没有')
  await answer(care, '有没有怀孕、备孕、在哺乳？', '没有')
  await expect(button(care, '开始护理')).toBeDisabled()
  await answer(care, '在吃药、用药吗？', '没有')
  await button(care, '开始护理').tap()
  await expect(button(care, '护理结束，推荐居家产品')).toBeVisible()
  expect(await db.visit.findFirst({ where: { salonId: house.salon.id } })).toMatchObject({
    stage: 'treatment',
  })
})

test('a returning guest is checked in with three taps and four keystrokes at most', async ({ house, as }) => {
  const expected = await returningGuest(house)
  const visitId = await expectGuest(house, expected)
  const page = await as(house.receptionist)
  await countTouches(page)

  await open(page, '/today')
  await button(page, '客人到店').tap()
  await expect(page.getByRole('combobox', { name: '找客人' })).toBeFocused()
  await page.keyboard.type('wxm')
  await page.getByRole('option', { name: /王晓明/ }).tap()
  await expect(page.getByRole('article', { name: '王姐的门前卡' })).toBeVisible()
  await expect(page).toHaveURL(`/visits/${visitId}`)
  expect(await touches(page)).toEqual({ taps: 2, keys: 3 })
})

test('a returning guest without an appointment is received with three taps and four digits', async ({
  house,
  as,
}) => {
  const guest = await returningGuest(house)
  const page = await as(house.receptionist)
  await countTouches(page)
  await open(page, '/today')
  await button(page, '客人到店').tap()
  await expect(page.getByRole('combobox', { name: '找客人' })).toBeFocused()
  await page.keyboard.type('0001')
  await page.getByRole('option', { name: /王晓明/ }).tap()
  await button(page, '请客人进来').tap()
  await expect(page.getByRole('article', { name: '王姐的门前卡' })).toBeVisible()
  expect(await touches(page)).toEqual({ taps: 3, keys: 4 })
  await page.getByRole('link', { name: '今日', exact: true }).tap()
  await expectLive(page)
  await expect(cardIn(page, '接待', '王晓明')).toBeVisible()
  const visits = await db.visit.findMany({ where: { clientId: guest.clientId, stage: 'greeting' } })
  expect(visits).toHaveLength(1)
})

declare global {
  interface Window {
    touches: { taps: number; keys: number }
  }
}

/** Counts what the hand really does on the page, from its opening on. */
async function countTouches(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.touches = { taps: 0, keys: 0 }
    const count = (what: 'taps' | 'keys') => (event: Event) => {
      if (event.isTrusted) window.touches[what] += 1
    }
    window.addEventListener('pointerdown', count('taps'), true)
    window.addEventListener('keydown', count('keys'), true)
  })
}

function touches(page: Page): Promise<{ taps: number; keys: number }> {
  return page.evaluate(() => window.touches)
}
