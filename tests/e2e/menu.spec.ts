// The menu in depth: the manager writes how a treatment is done, the room is led by it, the booking keeps to it.
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { expect, test } from './fixtures'
import { guestAt, returningGuest } from './guests'
import { button, open } from './screens'

test('the manager writes a treatment with its steps, and the therapist is led by them', async ({
  house,
  as,
}) => {
  await db.product.updateMany({ where: { salonId: house.salon.id }, data: { isForTreatment: true } })
  const office = await as(house.manager)
  await open(office, '/settings/menu')
  await office.getByText('补水嫩肤护理', { exact: true }).click()
  await expect(office.getByRole('heading', { name: '补水嫩肤护理', level: 1 })).toBeVisible()

  await test.step('six sections, each a line until it is opened', async () => {
    await section(office, '时间').click()
    await office.getByLabel('做之前准备').fill('五分钟')
    await button(office, '保存').click()
    await expect(office.getByText('请填整数分钟。')).toBeVisible()
    await office.getByLabel('做之前准备').fill('5')
    await office.getByLabel('做完之后收拾').fill('10')
    await office.getByLabel('隔多久再来').fill('14')
    await section(office, '适合').click()
    await button(office, '干燥缺水').click()
    await button(office, '保存').click()
    await expect(office.getByText('已经保存')).toBeVisible()
    await section(office, '时间').click()
    await expect(office.getByText('护理 60 分钟 · 前 5 后 10 · 隔 14 天再来')).toBeVisible()
    await section(office, '适合').click()
    await expect(office.locator('summary').filter({ hasText: '适合' })).toContainText('干燥缺水')
  })

  await test.step('other names in whatever commas stand as the house writes them, and nobody has changed them', async () => {
    await section(office, '名称与价格').click()
    await office.getByLabel('别的叫法').fill('拔罐，刮痧 ;火罐')
    await button(office, '保存').click()
    await expect(office.getByLabel('别的叫法')).toHaveValue('拔罐、刮痧、火罐')
    await expect(office.getByText('同事改过这里')).toHaveCount(0)
    await section(office, '名称与价格').click()
  })

  await test.step('steps with what they use, in an order of the salon’s own', async () => {
    await addStep(office, '敷冷膜', '15')
    await addStep(office, '卸妆洁面', '8', {
      instruction: '先眼唇，再全脸。',
      product: '玫瑰保湿水',
      amount: '2 泵',
    })
    await button(office, '「卸妆洁面」上移').click()
    await expect(office.getByText('2 步，共 23 分钟；护理时长 60 分钟')).toBeVisible()
    await expect(office.getByRole('grid', { name: '护理步骤' }).getByRole('row').first()).toContainText(
      /卸妆洁面.*玫瑰保湿水 2 泵.*8 分钟/s,
    )
  })

  const { visitId } = await guestAt(house, 'treatment')
  const care = await as(house.therapist)
  const colleague = await as(house.secondTherapist, { language: 'en' })
  const steps = care.getByRole('region', { name: '「补水嫩肤护理」的步骤' })

  await test.step('nothing is shown before it begins, then the first step stands large', async () => {
    await open(care, `/visits/${visitId}`)
    await open(colleague, `/visits/${visitId}`)
    await expect(steps).toHaveCount(0)
    await button(care, '开始：补水嫩肤护理').tap()
    await expect(current(steps)).toContainText(/卸妆洁面.*8 分钟.*先眼唇，再全脸。.*玫瑰保湿水.*2 泵/s)
    await expect(steps).toContainText('0/2 步')
  })

  await test.step('a step done is one tap, and shows on the other tablet by itself', async () => {
    await button(steps, '卸妆洁面：做完了').tap()
    await expect(current(steps)).toContainText('敷冷膜')
    const theirs = colleague.getByRole('region', { name: 'Steps of Hydrating facial' })
    await expect(theirs).toContainText('1 of 2')
    await button(theirs, '敷冷膜: done').tap()
    await expect(steps).toContainText('步骤都做完了')
    await expect(steps).toContainText('宋瑶')
    await button(steps, '卸妆洁面：其实还没做').tap()
    await expect(current(steps)).toContainText('卸妆洁面')
    await expect(theirs).toContainText('1 of 2')
  })

  await test.step('what the manager changes meanwhile is for the next one', async () => {
    await office.getByRole('row', { name: '敷冷膜' }).click()
    await button(office.getByRole('dialog'), '删除这一步').click()
    await expect(office.getByText('1 步，共 8 分钟；护理时长 60 分钟')).toBeVisible()
    await expect(steps).toContainText('1/2 步')
  })
})

test('a skill is given to one therapist, and openings are proposed with nobody else', async ({
  house,
  as,
}) => {
  const guest = await returningGuest(house)
  const office = await as(house.manager)
  await open(office, '/settings/skills')
  await expect(office.getByText('还没有写下手艺')).toBeVisible()
  await button(office, '添加手艺').click()
  await office.getByLabel('中文名称').fill('经络手法')
  await button(office, '宋瑶').click()
  await button(office, '保存').click()
  await expect(office.getByRole('row', { name: '经络手法' })).toContainText('宋瑶')

  await open(office, `/settings/menu/${house.treatments[0]?.id}`)
  await section(office, '谁来做，在哪做').click()
  await button(office, '经络手法').click()
  await button(office, '保存').click()
  await expect(office.getByText('已经保存')).toBeVisible()

  const desk = await as(house.receptionist)
  await open(desk, '/appointments')
  await button(desk, '新预约').click()
  await desk.getByRole('combobox', { name: '为谁预约' }).fill('wxm')
  await desk.getByRole('option', { name: new RegExp(guest.name) }).click()
  const therapists = desk.getByRole('radiogroup', { name: '美容师' })
  await expect(therapists.getByText('宋瑶', { exact: true })).toBeVisible()
  await expect(therapists.getByText('林悦', { exact: true })).toHaveCount(0)
  await desk
    .getByRole('radiogroup', { name: '什么时候来' })
    .getByText(/\d{2}:\d{2}/)
    .first()
    .tap()
  await button(desk, '就约这个时间').click()
  await expect(desk.getByText(/约好了：/)).toBeVisible()
  const booked = await db.treatmentSession.findFirstOrThrow({
    where: { visit: { clientId: guest.clientId }, startsAt: { gt: new Date() } },
  })
  expect(booked.therapistId).toBe(house.secondTherapist.id)
})

test('a contraindication in use cannot be taken out of use', async ({ house, as }) => {
  const office = await as(house.manager)
  await open(office, '/settings/contraindications')
  await button(office, '添加禁忌').click()
  await office.getByLabel('中文名称').fill('水杨酸')
  await office.getByLabel('别的叫法').fill('BHA、阿司匹林')
  await button(office, '保存').click()
  await expect(office.getByRole('row', { name: '水杨酸' })).toContainText('还没有用到')

  await open(office, '/settings/products')
  await office.getByRole('row', { name: '修护精华' }).click()
  const sheet = office.getByRole('dialog')
  await section(office, '成分与禁忌').click()
  await button(sheet, '水杨酸').click()
  await button(sheet, '保存').click()
  await expect(sheet).toHaveCount(0)

  await open(office, '/settings/contraindications')
  await expect(office.getByRole('row', { name: '水杨酸' })).toContainText('1 款产品')
  await office.getByRole('row', { name: '水杨酸' }).click()
  await button(office.getByRole('dialog'), '停用').click()
  await expect(office.getByText('还有 0 个项目、1 款产品写着它，先从那里删除再停用。')).toBeVisible()
})

test('what is typed into a setting is asked about before it is left', async ({ house, as }) => {
  const office = await as(house.manager)
  await open(office, '/settings/times')
  await office.getByLabel('店名').fill('雅集 · 新店')
  const back = office.getByRole('link', { name: '设置', exact: true }).first()
  await back.click()
  const asked = office.getByRole('alertdialog', { name: '还没有保存' })
  await button(asked, '留下接着改').click()
  await expect(office.getByLabel('店名')).toHaveValue('雅集 · 新店')
  await back.click()
  await button(asked, '不保存，离开').click()
  await expect(office).toHaveURL(/\/settings$/)

  await open(office, '/settings/tags')
  await button(office, '添加标签').click()
  const sheet = office.getByRole('dialog', { name: '添加标签' })
  await sheet.getByLabel('中文名称').fill('怕痒')
  await button(sheet, '关闭').click()
  await button(asked, '留下接着改').click()
  await expect(sheet.getByLabel('中文名称')).toHaveValue('怕痒')
  await button(sheet, '保存').click()
  await expect(sheet).toHaveCount(0)
})

function section(page: Page, title: string) {
  return page.locator('summary').filter({ hasText: title })
}

function current(steps: ReturnType<Page['getByRole']>) {
  return steps.locator('[aria-current=step]')
}

async function addStep(
  page: Page,
  title: string,
  minutes: string,
  more: { instruction: string; product: string; amount: string } | null = null,
): Promise<void> {
  await button(page, '添加一步').click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('这一步叫什么').fill(title)
  await sheet.getByLabel('多久').fill(minutes)
  if (more) {
    await sheet.getByLabel('怎么做', { exact: true }).fill(more.instruction)
    await sheet.getByRole('button', { name: /再加一款产品/ }).click()
    await page.getByRole('option', { name: more.product }).click()
    await sheet.getByLabel('用量').fill(more.amount)
  }
  await button(sheet, '保存').click()
  await expect(sheet).toHaveCount(0)
}
