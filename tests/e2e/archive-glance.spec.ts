// The person at a glance: who she is, what to mind, how she likes things; noted in two taps and used in her next visit.
import { db } from '@/lib/db/client'
import { salonInstant } from '@/lib/salon-time/salon-time'
import { createClient } from '../factories/client'
import { expect, test } from './fixtures'
import { expectGuest, guestAt, returningGuest } from './guests'
import { button, choose, open } from './screens'

test('the manager sees at one glance who she is, and through the parts what was', async ({ house, as }) => {
  const guest = await returningGuest(house)
  await expectGuest(house, guest, 3 * 24 * 60)
  const page = await as(house.manager)
  await open(page, `/clients/${guest.clientId}`)
  await expect(page.getByRole('heading', { level: 1, name: '王晓明' })).toBeVisible()
  await expect(page.getByText('已交易', { exact: true })).toBeVisible()
  const mind = page.getByRole('region', { name: '要留意' })
  await expect(mind).toContainText('坚果')
  await expect(page.getByRole('region', { name: '喜好' })).toContainText('菊花茶，淡一些')
  await expect(page.getByRole('region', { name: '近况' })).toContainText(/1 次.*补水嫩肤护理.*林悦/s)
  await expect(page.getByRole('region', { name: '接下来' })).toContainText('补水嫩肤护理')
  for (const part of ['要留意', '喜好', '近况', '接下来']) {
    await expect(page.getByRole('region', { name: part })).toBeInViewport()
  }

  const parts = page.getByRole('navigation', { name: '档案的各部分' })
  await expect(parts.getByRole('link', { name: '往来' })).toHaveAttribute('aria-current', 'page')
  await page.getByRole('navigation', { name: '看哪一类' }).getByRole('link', { name: '回访' }).tap()
  await expect(page.getByText('皮肤亮了')).toBeVisible()
  await expect(page.getByText('女儿在学大提琴')).toBeHidden()
  await parts.getByRole('link', { name: '业务状况' }).tap()
  await expect(page.getByRole('region', { name: '满意度' })).toContainText('太少，还说不准')
  await expect(page.getByRole('table', { name: '每年到店次数' })).toBeAttached()
  expect(
    await db.auditEntry.count({
      where: { subjectId: guest.clientId, action: 'archive.seen', actorId: house.manager.id },
    }),
  ).toBe(1)

  const room = await as(house.therapist)
  await open(room, `/clients/${guest.clientId}`)
  await expect(room.getByText('新客户', { exact: true })).toBeVisible()
  await expect(room.getByText('已交易', { exact: true })).toHaveCount(0)
  await open(room, `/clients/${guest.clientId}?tab=basics`)
  await expect(room.getByText('时间分类', { exact: true })).toBeVisible()
  await expect(room.getByText('交易分类', { exact: true })).toHaveCount(0)
})

test('what the receptionist notes in two taps is used in the very next visit', async ({ house, as }) => {
  const { clientId, visitId } = await guestAt(house, 'seating')
  const desk = await as(house.receptionist, { language: 'en' })
  await open(desk, `/clients/${clientId}?tab=traits`)
  await button(desk, 'Note it: Tea').tap()
  await desk.getByRole('radiogroup', { name: 'Choose one' }).getByText('Longjing', { exact: true }).tap()
  await expect(button(desk, 'Change: Tea')).toBeVisible()
  await button(desk, 'Note it: Seat').tap()
  await desk.getByRole('radiogroup', { name: 'Which seat' }).getByText('Bamboo shade', { exact: true }).tap()
  await expect(button(desk, 'Change: Seat')).toBeVisible()
  await button(desk, 'Change: Tea').tap()
  await choose(desk, 'How strong', 'strong')
  await desk.getByRole('radiogroup', { name: 'Choose one' }).getByText('Rose tea', { exact: true }).tap()
  await expect(desk.getByRole('region', { name: 'Likes' })).toContainText('Rose tea, strong')
  await desk.getByText('Formerly (1)').tap()
  await expect(desk.getByText(/Longjing/)).toBeVisible()

  await open(desk, `/visits/${visitId}`)
  const seats = desk.getByRole('radiogroup', { name: 'The guest’s seat' }).getByRole('radio')
  await expect(seats.first()).toHaveAccessibleName(/Bamboo shade.*The guest’s favourite/)
  await button(desk, 'Rose tea, strong').tap()
  await expect
    .poll(async () => (await db.visitNote.findFirst({ where: { visitId, kind: 'tea' } }))?.text)
    .toBe('Rose tea, strong')
})

test('the therapist is shown what to mind before she begins, and confirms it', async ({ house, as }) => {
  const guest = await guestAt(house, 'treatment')
  await db.alert.create({
    data: {
      clientId: guest.clientId,
      kind: 'allergy',
      severity: 'serious',
      text: '坚果',
      notedById: house.receptionist.id,
      notedAt: new Date('2026-01-05T04:00:00Z'),
    },
  })
  await db.preference.create({
    data: {
      notedAt: new Date(),
      clientId: guest.clientId,
      kind: 'pressure',
      choice: 'firm',
      notedById: house.receptionist.id,
    },
  })
  const page = await as(house.therapist)
  await open(page, `/visits/${guest.visitId}`)
  const care = page.getByRole('region', { name: '做护理时留意' })
  await expect(care).toContainText(/坚果.*严重.*力度.*重/s)
  await open(page, `/clients/${guest.clientId}`)
  await expect(page.getByText('13800010001')).toBeHidden()
  await expect(page.getByRole('navigation', { name: '档案的各部分' })).not.toContainText('查看记录')
  const mind = page.getByRole('region', { name: '要留意' })
  await button(mind, '还有：坚果').tap()
  await expect(mind).toContainText(/林悦.*又问过，仍然如此/)
  expect(await db.alert.findFirst({ where: { clientId: guest.clientId } })).toMatchObject({
    confirmedById: house.therapist.id,
  })
})

test('health is noted only once she has agreed', async ({ house, as }) => {
  const clientId = await createClient(house.receptionist, { name: '陈小雨', consents: [] }, new Date())
  const page = await as(house.receptionist)
  await open(page, `/clients/${clientId}`)
  const mind = page.getByRole('region', { name: '要留意' })
  await expect(mind.getByText('还没有问过。护理之前，先问一句。')).toBeVisible()
  await button(mind, '有，记下来').tap()
  await mind.getByRole('combobox', { name: '写明是什么' }).fill('蜂蜜')
  await button(mind, '保存').tap()
  await expect(mind.getByText('先问过客人，同意了再记。')).toBeVisible()
  await mind.getByText('客人同意我们记下健康信息', { exact: true }).tap()
  await button(mind, '保存').tap()
  await expect(mind).toContainText('蜂蜜')
  await db.consent.updateMany({
    where: { clientId },
    data: { withdrawnAt: new Date(), withdrawnById: house.receptionist.id },
  })
  await open(page, `/clients/${clientId}`)
  await expect(mind.getByText(/客人没有同意记下健康信息/)).toBeVisible()
  await expect(button(mind, '再记一条')).toBeHidden()
})

test('a merged archive leads to the one it became, an erased one says only when', async ({ house, as }) => {
  const kept = await createClient(house.receptionist, { name: '王晓明' }, new Date())
  const gone = await createClient(house.receptionist, { name: '王小明' }, new Date())
  const erased = await createClient(house.receptionist, { name: '方芳' }, new Date())
  await db.client.update({ where: { id: gone }, data: { mergedIntoId: kept } })
  await db.client.update({
    where: { id: erased },
    data: { name: '—', pinyin: '', erasedAt: salonInstant('2026-11-20', '12:00', house.salon.timeZone) },
  })
  const page = await as(house.manager, { language: 'en' })
  await open(page, `/clients/${gone}`)
  await expect(page).toHaveURL(new RegExp(`/clients/${kept}$`))
  await expect(page.getByRole('heading', { level: 1, name: '王晓明' })).toBeVisible()
  await open(page, `/clients/${erased}`)
  await expect(page.getByRole('heading', { level: 1, name: 'This archive was erased' })).toBeVisible()
  await expect(page.getByText(/20 November 2026/)).toBeVisible()
})
