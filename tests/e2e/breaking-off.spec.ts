// A treatment that is not finished: asked how far it came, told what it did to her, taken back when it was a slip.
import { db } from '@/lib/db/client'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import { asStaff } from '../factories/context'
import { answerAll } from '../factories/ending'
import type { TestSalon } from '../factories/salon'
import { writeNote } from '../factories/treatment-note'
import { expect, test } from './fixtures'
import { guestAt, minutesPass } from './guests'
import { button, open } from './screens'

async function underWay(house: TestSalon) {
  const guest = await guestAt(house, 'treatment')
  await answerAll(house, guest.visitId, new Date())
  const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId: guest.visitId } })
  await db.treatmentSession.update({ where: { id: sessionId }, data: { startedAt: new Date() } })
  return { ...guest, sessionId }
}

test('an early end asks how far it came and why; a slip is taken back', async ({ house, as }) => {
  const guest = await underWay(house)
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await button(room, '结束：补水嫩肤护理').tap()
  const sheet = room.getByRole('dialog')
  await expect(sheet).toContainText('才做了 0 分钟，原定 60 分钟')
  await expect(sheet.getByText(/^做完了/)).toHaveCount(0)
  await expect(button(sheet, '结束')).toBeDisabled()
  await sheet.getByText(/^中途停了/).tap()
  await sheet.getByText('其他', { exact: true }).tap()
  await button(sheet, '结束：中途停下').tap()
  await expect(sheet).toContainText('请写一句是什么原因。')
  await sheet.getByText('客人不舒服', { exact: true }).tap()
  await sheet.getByRole('textbox', { name: '补一句（可以不写）' }).fill('想躺一会儿')
  // A finger beside the sheet takes nothing away.
  await room.keyboard.press('Escape')
  await button(room, '结束：补水嫩肤护理').tap()
  await expect(sheet.getByRole('textbox', { name: '补一句（可以不写）' })).toHaveValue('想躺一会儿')
  await button(sheet, '结束：中途停下').tap()
  await expect(room.getByText('中途停了，因为客人不舒服（想躺一会儿）')).toBeVisible()

  await expect(room.getByText('还有 10 分钟可以撤回')).toBeVisible()
  await button(room, '撤回结束').tap()
  await expect(button(room, '结束：补水嫩肤护理')).toBeVisible()
  expect(await db.treatmentSession.findUnique({ where: { id: guest.sessionId } })).toMatchObject({
    endedAt: null,
    outcome: null,
  })

  await minutesPass(guest.visitId, 50)
  await open(room, `/visits/${guest.visitId}`)
  await button(room, '结束：补水嫩肤护理').tap()
  await expect(room.getByText('已完成', { exact: true })).toBeVisible()
})

test('a start that was a slip is taken back, and the treatment is planned again', async ({ house, as }) => {
  const guest = await guestAt(house, 'treatment')
  await answerAll(house, guest.visitId, new Date())
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await button(room, '开始：补水嫩肤护理').tap()
  await expect(room.getByText('还有 10 分钟可以撤回')).toBeVisible()
  await button(room, '撤回开始').tap()
  await expect(button(room, '开始：补水嫩肤护理')).toBeVisible()
  await expect(button(room, '撤回开始')).toHaveCount(0)
  const planned = { startedAt: null, priceMinor: null, therapistId: house.therapist.id, releasedAt: null }
  expect(await db.treatmentSession.findMany({ where: { visitId: guest.visitId } })).toMatchObject([planned])
})

test('two quick taps on a step of the protocol tick that step alone', async ({ house, as }) => {
  const guest = await guestAt(house, 'treatment')
  await answerAll(house, guest.visitId, new Date())
  const treatmentId = house.treatments[0]?.id ?? ''
  const step = { titleEn: '', instruction: '', instructionEn: '', minutes: 10, products: [] }
  for (const title of ['洁面', '敷面膜', '按摩'])
    await asStaff(house.manager, new Date())((ctx) => addProtocolStep(ctx, { treatmentId, ...step, title }))
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await button(room, '开始：补水嫩肤护理').tap()
  await expect(button(room, '洁面：做完了')).toBeEnabled()
  await room.evaluate(tapBoth, ['洁面：做完了', '敷面膜：做完了'] as const)
  await expect(button(room, '敷面膜：做完了')).toBeEnabled()
  const ticks = { visitId: guest.visitId, kind: 'protocol_done' } as const
  expect(await db.visitEvent.count({ where: ticks })).toBe(1)
})

test('a reaction is told at the end, reaches the manager, and stands on the door card until it is cleared', async ({
  house,
  as,
}) => {
  const guest = await underWay(house)
  await minutesPass(guest.visitId, 55)
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await button(room, '没做完，或客人有反应').tap()
  const sheet = room.getByRole('dialog')
  await sheet.getByText(/^做完了/).tap()
  await button(sheet, '客人有反应，记下来').tap()
  await button(sheet, '结束：做完了').tap()
  await expect(sheet).toContainText('请写清楚一些，几个字就好。')
  await sheet.getByRole('textbox', { name: '看到了什么，怎么处理的' }).fill('两颊发红发烫，已冷敷')
  await button(sheet, '结束：做完了').tap()
  await expect(room.getByText('已完成', { exact: true })).toBeVisible()
  const strip = room.getByRole('region', { name: '做完有反应的' })
  await expect(strip.first()).toContainText(/做补水嫩肤护理有过反应.*两颊发红发烫，已冷敷/s)

  const desk = await as(house.receptionist)
  await open(desk, `/visits/${guest.visitId}`)
  const atDesk = desk.getByRole('region', { name: '做完有反应的' }).first()
  await expect(atDesk).toContainText('做补水嫩肤护理有过反应')
  await expect(desk.getByText('两颊发红发烫，已冷敷')).toHaveCount(0)

  const office = await as(house.manager)
  await open(office, '/today')
  await office.getByRole('link', { name: /王姐做补水嫩肤护理有反应/ }).tap()
  await expect(office).toHaveURL('/settings/reactions')
  await expect(office.getByRole('listitem').filter({ hasText: '王姐' })).toContainText('两颊发红发烫，已冷敷')
  await open(office, '/today')
  await expect(office.getByText(/王姐做补水嫩肤护理有反应/)).toHaveCount(0)

  await open(office, '/settings/reactions')
  await button(office, '可以再做了').tap()
  await office.getByRole('textbox', { name: '为什么可以' }).fill('问过皮肤科，换了产品')
  await button(office, '由周敏负责').tap()
  await expect(office.getByText(/周敏.*说可以再做：问过皮肤科，换了产品/)).toBeVisible()
  await expect(strip).toHaveCount(0)
})

test('what has not been done does not lead on: it is done, or taken out with a reason', async ({
  house,
  as,
}) => {
  const guest = await guestAt(house, 'treatment')
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await expect(button(room, '护理结束，推荐居家产品')).toBeDisabled()
  await expect(room.getByText('还有项目没做。')).toBeVisible()
  await button(room, '删除：补水嫩肤护理').tap()
  const sheet = room.getByRole('dialog')
  await expect(button(sheet, '删除')).toBeDisabled()
  await button(sheet, '客人今天不想做').tap()
  await button(sheet, '删除').tap()
  await button(room, '护理结束，推荐居家产品').tap()
  await expect(button(room, '准备送客')).toBeVisible()
  const removed = await db.visitEventNote.findFirst({ where: { event: { visitId: guest.visitId } } })
  expect(removed?.text).toBe('客人今天不想做')
})

test('another hand ends it: the note waits for whoever wrote it', async ({ house, as }) => {
  const guest = await underWay(house)
  await asStaff(
    house.therapist,
    new Date(),
  )((ctx) => writeNote(ctx, { sessionId: guest.sessionId, content: { text: '左肩紧' } }))
  await minutesPass(guest.visitId, 50)
  const office = await as(house.manager, { language: 'en' })
  await open(office, `/visits/${guest.visitId}`)
  await button(office, 'Finish: Hydrating facial').tap()
  await expect(office.getByText('Waiting for 林悦’s signature')).toBeVisible()
  await expect(button(office, 'Sign the note')).toHaveCount(0)
  expect(await db.treatmentNote.findUnique({ where: { sessionId: guest.sessionId } })).toMatchObject({
    signedById: null,
  })
})

/** In the page itself, the second as soon as its turn has come: a test that has to ask for it first is not quick. */
async function tapBoth([first, second]: readonly [string, string]): Promise<void> {
  const tap = (name: string) => {
    const box = document.querySelector<HTMLElement>(`[aria-current="step"] button[aria-label="${name}"]`)
    box?.click()
    return box !== null
  }
  if (!tap(first)) throw new Error('the step is not there')
  while (!tap(second)) await new Promise(requestAnimationFrame)
}
