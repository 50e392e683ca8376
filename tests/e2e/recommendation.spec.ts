// What suits her is proposed, what meets her allergy never is; what she takes home is asked for in the call.
import { sortAlert } from '@/lib/clients/sort-alert'
import { db } from '@/lib/db/client'
import { declineNextBooking } from '@/lib/visits/decline-next-booking'
import { markStep } from '@/lib/visits/mark-step'
import { moveVisit } from '@/lib/visits/move-visit'
import { asStaff } from '../factories/context'
import { createEntry, noteAllergy } from '../factories/safety'
import type { TestSalon } from '../factories/salon'
import { expect, test } from './fixtures'
import { type Guest, guestAt } from './guests'
import { button, choose, open } from './screens'

type Here = Guest & { visitId: string }

test('a product answers what was read, one with her allergy is not for her, and the call asks for it', async ({
  house,
  as,
}) => {
  const guest = await guestAt(house, 'recommendation')
  await readDryness(house, guest)
  await fillShelf(house)
  await noteAllergy(house, guest.clientId, '水杨酸')
  const page = await as(house.therapist)
  await open(page, `/visits/${guest.visitId}`)

  await test.step('the sentence to say is ready, and the acid toner is not among the proposals', async () => {
    const proposals = page.getByRole('region', { name: '今天适合推荐的' })
    await expect(proposals.getByRole('listitem')).toHaveCount(1)
    await expect(proposals).toContainText('今天水分是 32%，有些缺水。早晚一泵，补水锁水。')
    await page.getByRole('button', { name: /选一款/ }).tap()
    const stopped = page.getByRole('option', { name: /水杨酸棉片/ })
    await expect(stopped).toContainText('和客人的禁忌相冲：水杨酸')
    await expect(stopped).toHaveAttribute('aria-disabled', 'true')
    await page.getByRole('option', { name: '玫瑰保湿水' }).tap()
  })

  await test.step('she takes two home, and leaves the other for its price', async () => {
    await page.getByRole('textbox', { name: '为什么适合客人', exact: true }).fill('换季偏干')
    await button(page, '推荐给客人').tap()
    await choose(page, '客人的答复', '不需要')
    await page.getByRole('radiogroup', { name: '为什么这次不要' }).getByText('价格', { exact: true }).tap()
    await expect
      .poll(() => db.recommendation.findFirst({ where: { visitId: guest.visitId, answer: 'declined' } }))
      .toMatchObject({ declineReason: 'too_dear' })
    await button(page, '推荐给客人：玻尿酸补水精华').tap()
    const made = page.getByRole('list', { name: '已经推荐的' }).getByRole('listitem').last()
    await expect(made).toContainText('今天水分是 32%')
    await made.getByRole('radiogroup', { name: '客人的答复' }).getByText('带走了', { exact: true }).tap()
    await button(page, '多一件：玻尿酸补水精华').tap()
    await button(page, '多一件：玻尿酸补水精华').tap()
    await button(page, '少一件：玻尿酸补水精华').tap()
    await expect(made).toContainText('2 件')
    await expect(page.getByRole('region', { name: '家里还有' })).toContainText(/玻尿酸补水精华.*2 件.*用完/s)
    await expect
      .poll(() => db.productAtHome.findMany({ where: { clientId: guest.clientId } }))
      .toMatchObject([{ quantity: 2 }])
    expect(
      await db.recommendation.findFirst({ where: { visitId: guest.visitId, answer: 'bought' } }),
    ).toMatchObject({ quantity: 2, priceMinor: 2 * 39_800 })
  })

  await test.step('the bill counts both', async () => {
    await open(page, `/visits/${guest.visitId}?stage=farewell`)
    const bill = page.getByRole('table', { name: '今天的 1 项' })
    await expect(bill.getByRole('row', { name: /玻尿酸补水精华/ })).toContainText(/× 2.*¥796/s)
  })

  await test.step('the call asks for what she has, and notes that it is used up', async () => {
    await seeOff(house, guest)
    const desk = await as(house.receptionist)
    await open(desk, `/follow-ups?visit=${guest.visitId}`)
    const asked = desk.getByRole('region', { name: '家里的产品' })
    await expect(asked).toContainText('玻尿酸补水精华用得怎么样？')
    await expect(asked).not.toContainText('玫瑰保湿水')
    await button(asked, '有变化：玻尿酸补水精华').tap()
    await asked.getByRole('radiogroup', { name: '怎么样了' }).getByText('用完了', { exact: true }).tap()
    await expect(asked).toBeHidden()
    expect(await db.productAtHome.findFirst({ where: { clientId: guest.clientId } })).toMatchObject({
      end: 'used_up',
    })
  })
})

test('nothing is proposed until it is known what her alert means; then in her words', async ({
  house,
  as,
}) => {
  const guest = await guestAt(house, 'recommendation', { name: 'Grace Chen', formOfAddress: 'Ms Chen' })
  await readDryness(house, guest)
  await fillShelf(house, { patchTestDays: 180 })
  const alertId = await noteAllergy(house, guest.clientId, 'something blue')
  const page = await as(house.therapist, { language: 'en', viewport: { width: 820, height: 1180 } })
  await open(page, `/visits/${guest.visitId}`)
  await expect(
    page.getByText('Please say what “something blue” means before you recommend anything.'),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'What would suit today' })).toBeHidden()
  await expect(page.getByRole('link', { name: 'Look at the archive' })).toHaveAttribute(
    'href',
    `/visits/${guest.visitId}?stage=consultation`,
  )

  await asStaff(
    house.manager,
    new Date(),
  )((ctx) => sortAlert(ctx, { alertId, contraindicationIds: [], reason: '医生确认可以' }))
  await open(page, `/visits/${guest.visitId}`)
  const card = page.getByRole('region', { name: 'What would suit today' }).getByRole('listitem').first()
  await expect(card).toContainText('Moisture reads 32% today: a little dry. One pump, morning and evening.')
  await expect(card).toContainText('This one wants a patch test first.')
  await button(page, 'Say it differently: Hyaluronic serum').tap()
  await page
    .getByRole('textbox', { name: 'Why it suits the guest' })
    .first()
    .fill('Your cheeks will thank you')
  await button(page, 'Say it like this').tap()
  await expect(card).toContainText('Your cheeks will thank you')
  await button(page, 'Recommend: Hyaluronic serum').tap()
  await choose(page, 'The guest’s answer', 'Will think about it')
  await expect
    .poll(() => db.recommendation.findMany({ where: { visitId: guest.visitId } }))
    .toMatchObject([{ reason: 'Your cheeks will thank you', answer: 'will_think' }])
})

test('what she has at home stands in the consultation, and one she tells of is noted there', async ({
  house,
  as,
}) => {
  const guest = await guestAt(house, 'consultation')
  await fillShelf(house)
  const page = await as(house.therapist)
  await open(page, `/visits/${guest.visitId}`)
  const atHome = page.getByRole('region', { name: '家里有的产品' })
  await expect(atHome).toContainText('没有记着客人家里有什么。')
  await button(atHome, '客人说家里有').tap()
  await atHome.getByRole('button', { name: /哪一款/ }).tap()
  await page.getByRole('option', { name: '玻尿酸补水精华' }).tap()
  await atHome.getByRole('radiogroup', { name: '还剩多少' }).getByText('快用完了', { exact: true }).tap()
  const has = page.getByRole('region', { name: '家里还有' })
  await expect(has).toContainText(/玻尿酸补水精华.*大约.*用完.*听客人说的/s)
  await expect(button(has, '客人说家里有')).toBeVisible()
})

/** Her skin holds 32 % of water today. */
async function readDryness(house: TestSalon, { visitId }: Here): Promise<void> {
  const water = { name: '水分', nameEn: 'Moisture', unit: '%', minimum: 0, maximum: 100 }
  const template = await db.assessmentTemplate.create({
    data: {
      salonId: house.salon.id,
      region: 'face',
      name: '面部检测',
      readings: { create: { form: 'measure', concern: 'dryness', concernBelow: 40, ...water } },
    },
    include: { readings: true },
  })
  await db.assessment.create({
    data: {
      visitId,
      templateId: template.id,
      takenById: house.therapist.id,
      takenAt: new Date(),
      readings: { create: { readingTypeId: template.readings[0]?.id ?? '', value: 32 } },
    },
  })
}

/** Two that are good for dry skin; one of them with salicylic acid in it. */
async function fillShelf(house: TestSalon, overrides: object = {}): Promise<void> {
  const facts = { salonId: house.salon.id, priceMinor: 39_800, concerns: ['dryness'], position: 8 }
  const lasts = { size: 30, sizeUnit: 'ml', dailyUse: 1 } as const
  await db.product.create({
    data: {
      ...facts,
      ...lasts,
      name: '玻尿酸补水精华',
      nameEn: 'Hyaluronic serum',
      benefit: '早晚一泵，补水锁水',
      benefitEn: 'One pump, morning and evening',
      ...overrides,
    },
  })
  const acid = await db.product.create({ data: { ...facts, name: '水杨酸棉片', nameEn: 'BHA pads' } })
  await createEntry(house, { productId: acid.id })
}

/** She leaves, and the call falls due. */
async function seeOff(house: TestSalon, { visitId }: Here): Promise<void> {
  const manager = asStaff(house.manager, new Date())
  await manager((ctx) => moveVisit(ctx, { visitId, move: 'begin_farewell' }))
  await manager((ctx) => markStep(ctx, { visitId, stepKey: 'return_belongings', mark: 'done' }))
  await manager((ctx) => declineNextBooking(ctx, { visitId, reason: 'will_call' }))
  await manager((ctx) => moveVisit(ctx, { visitId, move: 'see_off' }))
  await db.followUpCall.updateMany({ where: { visitId }, data: { dueAt: new Date() } })
}
