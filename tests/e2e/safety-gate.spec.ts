// The safety gate before a treatment: stopped in plain words, answered where an answer helps, signed by who may.
import { retireAlert } from '@/lib/clients/retire-alert'
import { db } from '@/lib/db/client'
import { asStaff } from '../factories/context'
import { addUsedProduct, createEntry, noteAllergy } from '../factories/safety'
import type { TestSalon } from '../factories/salon'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, open } from './screens'

/** 水杨酸 is in what her treatment is done with, and she does not stand it. */
async function stoppedGuest(house: TestSalon) {
  const productId = await addUsedProduct(house)
  await createEntry(house, { productId })
  const guest = await guestAt(house, 'treatment')
  await noteAllergy(house, guest.clientId, '水杨酸')
  return guest
}

/** Her patch tests were done two days ago. */
async function twoDaysLater(clientId: string): Promise<void> {
  for (const { id, doneAt, readableAt } of await db.patchTest.findMany({ where: { clientId } })) {
    const earlier = (moment: Date) => new Date(moment.getTime() - 2 * 86_400_000)
    await db.patchTest.update({
      where: { id },
      data: { doneAt: earlier(doneAt), readableAt: earlier(readableAt) },
    })
  }
}

test('a match stops the start; the manager answers for it by name, and it stands there afterwards', async ({
  house,
  as,
}) => {
  const guest = await stoppedGuest(house)
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  const gate = room.getByRole('region', { name: '安全把关' })
  await expect(gate).toContainText('客人对水杨酸过敏 · 这项护理用到果酸焕肤液，含水杨酸')
  await expect(gate).toContainText('请能做主的人来定：周敏')
  await expect(button(room, '开始：补水嫩肤护理')).toBeDisabled()
  await expect(button(gate, '放行，由我负责')).toHaveCount(0)

  const office = await as(house.manager)
  await open(office, `/visits/${guest.visitId}`)
  await button(office, '放行，由我负责').tap()
  const dialog = office.getByRole('dialog')
  await expect(dialog).toContainText('客人对水杨酸过敏')
  await dialog.getByRole('textbox', { name: '为什么可以做' }).fill('好')
  await button(dialog, '周敏负责，放行').tap()
  await expect(dialog).toContainText('请写清楚一些，几个字就好。')
  await dialog.getByRole('textbox', { name: '为什么可以做' }).fill('医生当面看过，避开泛红的地方')
  await button(dialog, '周敏负责，放行').tap()
  await expect(dialog).toBeHidden()

  const signed = room.getByRole('list', { name: '安全把关时的放行' })
  await expect(signed).toContainText(/补水嫩肤护理：周敏 \d\d:\d\d放行.*原因：医生当面看过，避开泛红的地方/s)
  await expect(signed).not.toContainText('光凭这一条还不能做')
  const nuts = await noteAllergy(house, guest.clientId, '坚果')
  await expect(signed).toContainText('之后又有新情况，光凭这一条还不能做。')
  await asStaff(house.manager, new Date())((ctx) => retireAlert(ctx, { alertId: nuts, reason: '之前记错了' }))
  await expect(signed).not.toContainText('光凭这一条还不能做')
  await button(room, '开始：补水嫩肤护理').tap()
  await expect(button(room, '结束：补水嫩肤护理')).toBeVisible()
  await open(room, `/visits/${guest.visitId}?stage=consultation`)
  await expect(signed).toContainText('周敏')

  await open(office, '/settings/overrides')
  const entry = office.getByRole('listitem').filter({ hasText: '王姐' })
  await expect(entry.first()).toContainText(
    /周敏.*王姐.*补水嫩肤护理.*正在做.*客人对水杨酸过敏.*果酸焕肤液.*原因：医生当面看过/s,
  )
  expect(await db.auditEntry.count({ where: { subjectId: guest.clientId, action: 'override.seen' } })).toBe(1)
})

test('a locked treatment is told at the top: it leads to the gate, and tells the desk whom to fetch', async ({
  house,
  as,
}) => {
  const guest = await stoppedGuest(house)
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  const locked = room.getByRole('region', { name: '锁着的护理' })
  const toGate = locked.getByRole('link', { name: '补水嫩肤护理：先别开始' })
  await expect(toGate).toBeInViewport()
  await expect(locked).toContainText('客人对水杨酸过敏 · 这项护理用到果酸焕肤液，含水杨酸')
  await expect(locked).not.toContainText('请能做主的人来定')
  await toGate.tap()
  await expect(room.getByRole('region', { name: '安全把关' })).toBeInViewport()

  const desk = await as(house.receptionist)
  await open(desk, `/visits/${guest.visitId}`)
  const told = desk.getByRole('region', { name: '锁着的护理' })
  await expect(told).toContainText('补水嫩肤护理：先别开始')
  await expect(told).toContainText('客人对水杨酸过敏 · 这项护理用到果酸焕肤液，含水杨酸')
  await expect(told).toContainText('一定要做，请能做主的人来定：周敏。')
  await expect(told.getByRole('link')).toHaveCount(0)
})

test('to whoever has the gate three reasons are told at the top, to the desk all; nothing is said in green beside them', async ({
  house,
  as,
}) => {
  const guest = await guestAt(house, 'treatment')
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  const known = room.getByRole('region', { name: '过敏与禁忌' }).filter({ hasText: '没有已知的过敏和禁忌' })
  const locked = room.getByRole('region', { name: '锁着的护理' })
  await expect(locked).toHaveCount(0)
  await expect(known.first()).toHaveClass(/celadon/)

  for (const _ of [1, 2, 3, 4, 5]) await addUsedProduct(house, 90)
  await open(room, `/visits/${guest.visitId}`)
  await expect(locked.getByRole('listitem')).toHaveCount(4)
  await expect(locked.getByRole('listitem').last()).toHaveText('还有 2 件事')
  await expect(known.first()).toBeVisible()
  for (const strip of await known.all()) await expect(strip).not.toHaveClass(/celadon/)

  const desk = await as(house.receptionist)
  await open(desk, `/visits/${guest.visitId}`)
  await expect(desk.getByRole('region', { name: '锁着的护理' }).getByRole('listitem')).toHaveCount(5)
})

test('whom the manager has named may decide too, in English', async ({ house, as }) => {
  const office = await as(house.manager)
  await open(office, '/settings/staff')
  await office.getByRole('button', { name: /宋瑶/ }).tap()
  await office.getByText('可以在安全把关时做主', { exact: true }).tap()
  await expect
    .poll(
      async () =>
        (await db.staffMember.findUnique({ where: { id: house.secondTherapist.id } }))?.mayOverrideSafety,
    )
    .toBe(true)

  const guest = await stoppedGuest(house)
  const named = await as(house.secondTherapist, { language: 'en' })
  await open(named, `/visits/${guest.visitId}`)
  await expect(named.getByRole('region', { name: 'Safety check' })).toContainText(
    'Allergic to Salicylic acid · this treatment uses AHA peel, which contains Salicylic acid',
  )
  await button(named, 'Go ahead on my responsibility').tap()
  await named
    .getByRole('textbox', { name: 'Why it may be done' })
    .fill('Her doctor has seen it, we leave out the cheeks')
  await button(named, '宋瑶 takes responsibility').tap()
  await expect(named.getByRole('dialog')).toBeHidden()
  const room = await as(house.therapist, { language: 'en' })
  await open(room, `/visits/${guest.visitId}`)
  await button(room, 'Start: Hydrating facial').tap()
  await expect(button(room, 'Finish: Hydrating facial')).toBeVisible()
})

test('what nobody has understood is answered with one tap and looked at by a second, and a patch test that has waited in two', async ({
  house,
  as,
}) => {
  const productId = await addUsedProduct(house, 90)
  await createEntry(house)
  await createEntry(house, { name: '芒果', nameEn: 'Mango', words: [] })
  const guest = await guestAt(house, 'consultation')
  await noteAllergy(house, guest.clientId, '芒菓冰沙')
  const page = await as(house.therapist)
  await open(page, `/visits/${guest.visitId}`)
  const unsorted = page.getByRole('region', { name: '还没弄清的' })
  await button(unsorted, '芒果').tap()
  // It is serious, and she would do the treatment herself.
  await expect(unsorted).toContainText('是做这个项目的人自己归的类。')
  expect(await db.alertContraindication.count({ where: { alert: { clientId: guest.clientId } } })).toBe(1)

  const patch = page.getByRole('region', { name: '这次要做的项目需要皮试' })
  await expect(patch).toContainText(/果酸焕肤液.*还没做/s)
  await button(patch, '耳后').tap()
  await expect(patch).toContainText('等着看结果')
  await expect(patch).toContainText(/明天 \d\d:\d\d起可以看结果/)
  await button(patch, '有反应了').tap()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: /正常，没有反应.*明天 \d\d:\d\d才能看/s })).toBeDisabled()
  await page.keyboard.press('Escape')
  await twoDaysLater(guest.clientId)
  await open(page, `/visits/${guest.visitId}`)
  await button(patch, '看结果').tap()
  await dialog.getByText('正常，没有反应', { exact: true }).tap()
  await button(dialog, '记下结果').tap()
  await expect(patch).toContainText(/正常.*有效到/s)
  expect(await db.patchTest.findFirst({ where: { clientId: guest.clientId, productId } })).toMatchObject({
    result: 'clear',
    visitId: guest.visitId,
  })

  await button(page, '开始护理').tap()
  await expect(page.getByText('是做这个项目的人自己归的类。')).toBeVisible()
  await expect(button(page, '开始：补水嫩肤护理')).toBeDisabled()
  const office = await as(house.manager)
  await open(office, `/visits/${guest.visitId}`)
  await button(office, '芒果').tap()
  await expect(page.getByText('安全把关：都对过了，可以开始。')).toBeVisible()
  await button(page, '开始：补水嫩肤护理').tap()
  await expect(button(page, '结束：补水嫩肤护理')).toBeVisible()
})
