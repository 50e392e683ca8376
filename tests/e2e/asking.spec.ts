// She is asked in every visit: one tap for whom we know, one for each question for whom we do not.
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { moveVisit } from '@/lib/visits/move-visit'
import { createClient } from '../factories/client'
import { asStaff } from '../factories/context'
import type { TestSalon } from '../factories/salon'
import { expect, test } from './fixtures'
import { expectGuest, type Guest, returningGuest } from './guests'
import { answer, button, open } from './screens'

/** Where nobody's face is touched, the four questions are all there is, and the pacemaker for a current. */
async function treatTheBack(house: TestSalon, methods: string[] = ['oils']): Promise<void> {
  await db.treatment.update({
    where: { id: house.treatments[0]?.id ?? '' },
    data: { methods, touches: ['upper_back_left', 'upper_back_right'] },
  })
}

async function overTea(house: TestSalon, guest: Guest): Promise<string> {
  const visitId = await expectGuest(house, guest)
  for (const move of ['arrive', 'lead_to_seat', 'begin_consultation'] as const)
    await asStaff(house.manager, new Date())((ctx) => moveVisit(ctx, { visitId, move }))
  return visitId
}

test('a guest we know is asked with one tap, sees what stands, and is led on', async ({ house, as }) => {
  await treatTheBack(house)
  const guest = await returningGuest(house)
  const visitId = await overTea(house, guest)
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  const card = page.getByRole('article', { name: '王姐的门前卡' }).filter({ visible: true })
  await expect(card).toContainText('今天还没问')
  await expect(button(page, '开始护理')).toBeDisabled()
  const asking = page.getByRole('region', { name: '今天问客人' })
  await expect(asking).toContainText('上次说过： 坚果（严重）')
  await expect(asking).toContainText(
    '这一下，照上次答：过敏 · 病史、伤口或手术 · 怀孕、备孕或哺乳 · 正在用的药',
  )
  await countTaps(page)
  await asking.getByRole('button', { name: /^自.*日以来，没有新情况$/ }).tap()
  await expect(asking).toContainText(/今天都问过了 · 林悦 \d\d:\d\d/)
  expect(await taps(page)).toBe(1)
  await expect(card).toContainText('今天问过了')
  expect(await db.alert.findFirst({ where: { clientId: guest.clientId } })).toMatchObject({
    confirmedById: house.therapist.id,
  })
  await button(page, '开始护理').tap()
  // Nothing has been started yet.
  await expect(page.getByText('已请王姐去做护理')).toBeVisible()
  await button(page, '开始：补水嫩肤护理').tap()
  await expect(button(page, '结束：补水嫩肤护理')).toBeVisible()
})

test('somebody new is asked one by one; what she says yes to is noted, in English', async ({ house, as }) => {
  await treatTheBack(house, ['current'])
  const clientId = await createClient(
    house.receptionist,
    {
      name: '陈小雨',
      formOfAddress: '小雨',
      consents: [],
    },
    new Date(),
  )
  const visitId = await overTea(house, { clientId, name: '陈小雨', formOfAddress: '小雨' })
  const page = await as(house.therapist, { language: 'en' })
  await open(page, `/visits/${visitId}`)
  const asking = page.getByRole('region', { name: 'Ask the guest today' })
  await expect(asking.getByRole('button', { name: /Nothing new since/ })).toHaveCount(0)
  await countTaps(page)
  await answer(asking, 'Any illness, wound or surgery?', 'No')
  await answer(asking, 'Pregnant, trying for a baby, or nursing?', 'No')
  await expect(
    page.getByText('Still to ask today: Allergy · Medication').filter({ visible: true }),
  ).toBeVisible()
  await answer(asking, 'Taking or using any medicines?', 'No')
  await answer(asking, 'A pacemaker or other implanted device?', 'No')
  expect(await taps(page)).toBe(4)
  await answer(asking, 'Any allergies?', 'Yes')
  await asking.getByRole('combobox', { name: 'What it is' }).fill('Honey')
  await asking.getByText('The guest agrees that we note health information', { exact: true }).tap()
  await button(asking, 'Save').tap()
  await expect(asking).toContainText('All asked today')
  expect(await db.alert.findMany({ where: { clientId } })).toMatchObject([{ kind: 'allergy', text: 'Honey' }])
  expect(await db.safetyAnswer.count({ where: { visitId } })).toBe(5)
})

test('at the gate what was not asked is one block; a yes stops it until it is set right', async ({
  house,
  as,
}) => {
  await treatTheBack(house)
  const visitId = await overTea(house, await returningGuest(house))
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  await page.getByRole('button', { name: /^自.*日以来，没有新情况$/ }).tap()
  await button(page, '开始护理').tap()
  // What her treatment works with was only now written down.
  await treatTheBack(house, ['current'])
  await open(page, `/visits/${visitId}`)
  const gate = page.getByRole('region', { name: '安全把关' })
  await expect(button(page, '开始：补水嫩肤护理')).toBeDisabled()
  await expect(gate.getByRole('region', { name: '今天问客人' })).toHaveCount(1)
  await answer(gate, '有起搏器或体内电子装置吗？', '有')
  await expect(gate).toContainText('和它有关的项目，这时不宜做。')
  await expect(button(page, '开始：补水嫩肤护理')).toBeDisabled()
  await button(gate, '改').tap()
  await answer(gate, '有起搏器或体内电子装置吗？', '没有')
  await expect(gate).toContainText('安全把关：都对过了，可以开始。')
  await button(page, '开始：补水嫩肤护理').tap()
  await expect(button(page, '结束：补水嫩肤护理')).toBeVisible()
})

async function countTaps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counted = window as unknown as { taps: number }
    counted.taps = 0
    addEventListener('pointerdown', () => counted.taps++, true)
  })
}

function taps(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { taps: number }).taps)
}
