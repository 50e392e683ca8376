// What is written of her skin is not forgotten: a wiped mark, harm in a note, a word on the phone, a treatment chosen.
import { db } from '@/lib/db/client'
import { moveVisit } from '@/lib/visits/move-visit'
import { asStaff } from '../factories/context'
import { answerAll } from '../factories/ending'
import { createOwedCall } from '../factories/follow-up'
import { createEntry } from '../factories/safety'
import type { TestSalon } from '../factories/salon'
import { writeNote } from '../factories/treatment-note'
import { expect, test } from './fixtures'
import { guestAt, minutesPass } from './guests'
import { button, open } from './screens'

/** She goes home in the middle of it. */
const leave = (house: TestSalon, visitId: string) =>
  asStaff(house.manager, new Date())((ctx) => moveVisit(ctx, { visitId, move: 'leave', reason: '家里有事' }))

test('a wound wiped off by whoever treats her waits for a colleague who looks', async ({ house, as }) => {
  const guest = await guestAt(house, 'treatment')
  await answerAll(house, guest.visitId, new Date())
  const hers = { clearedById: house.therapist.id, clearedAt: new Date() }
  await db.clearedMark.create({
    data: { visitId: guest.visitId, area: 'cheek_left', kind: 'wound', strength: 2, ...hers },
  })
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await expect(room.getByText('今天看到左脸颊有伤口，后来被擦掉或改轻了').first()).toBeVisible()
  await expect(button(room, '我看过了，那里没有')).toHaveCount(0)
  const office = await as(house.manager)
  await open(office, `/visits/${guest.visitId}`)
  await button(office, '我看过了，那里没有').tap()
  await expect(office.getByText('今天看到左脸颊有伤口，后来被擦掉或改轻了')).toHaveCount(0)
  await expect(button(room, '开始：补水嫩肤护理')).toBeEnabled()
})

test('a wound seen when she was here before waits for a colleague who looks', async ({ house, as }) => {
  const before = await guestAt(house, 'treatment')
  const { id: templateId } = await db.assessmentTemplate.create({
    data: { salonId: house.salon.id, region: 'face', name: '面部检测' },
  })
  const drawn = { area: 'cheek_left', kind: 'wound', strength: 2, markedAt: new Date() }
  await db.assessment.create({
    data: {
      ...{ visitId: before.visitId, templateId, moment: 'before' },
      ...{ takenById: house.manager.id, takenAt: new Date(), marks: { create: drawn } },
    },
  })
  await leave(house, before.visitId)
  const guest = await guestAt(house, 'treatment', { name: '李静', phone: '13800010002' })
  await db.visit.update({ where: { id: guest.visitId }, data: { clientId: before.clientId } })
  await answerAll(house, guest.visitId, new Date())
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await expect(room.getByText('客人上次来时，左脸颊有伤口').first()).toBeVisible()
  await expect(button(room, '我看过了，那里没有')).toHaveCount(0)
  const office = await as(house.manager)
  await open(office, `/visits/${guest.visitId}`)
  await button(office, '我看过了，那里没有').tap()
  await expect(office.getByText('客人上次来时，左脸颊有伤口')).toHaveCount(0)
  await expect(button(room, '开始：补水嫩肤护理')).toBeEnabled()
})

test('harm in the note is asked about, at once and at the end', async ({ house, as }) => {
  const guest = await guestAt(house, 'treatment')
  await answerAll(house, guest.visitId, new Date())
  const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId: guest.visitId } })
  await db.treatmentSession.update({ where: { id: sessionId }, data: { startedAt: new Date() } })
  await minutesPass(guest.visitId, 55)
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await room.getByRole('textbox', { name: '护理记录' }).fill('上完精华左脸红肿，已冷敷')
  const hint = room.getByText('护理记录里写到「红肿」。是这次护理引起的吗？')
  await expect(hint).toBeVisible()
  // Right where it was typed, above the next field.
  const advice = await room.getByRole('textbox', { name: '给客人的叮嘱' }).boundingBox()
  expect((await hint.boundingBox())?.y).toBeLessThan(advice?.y ?? 0)
  await button(room, '结束：补水嫩肤护理').tap()
  const sheet = room.getByRole('dialog')
  await sheet.getByText('是这次护理引起的', { exact: true }).tap()
  await sheet.getByRole('textbox', { name: '看到了什么，怎么处理的' }).fill('左脸红肿，冷敷十分钟')
  await button(sheet, '结束：做完了').tap()
  await expect(room.getByText('已完成', { exact: true })).toBeVisible()
  await expect(room.getByText('护理记录里写到「红肿」。是这次护理引起的吗？')).toHaveCount(0)
  expect(await db.reaction.findMany({ where: { sessionId } })).toMatchObject([
    { text: '左脸红肿，冷敷十分钟' },
  ])
})

test('harm that nobody has answered for stops the same treatment next time, until somebody says what it came from', async ({
  house,
  as,
}) => {
  const before = await guestAt(house, 'treatment')
  await answerAll(house, before.visitId, new Date())
  const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId: before.visitId } })
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
  await db.treatmentSession.update({
    where: { id: sessionId },
    data: {
      ...{ startsAt: minutesAgo(55), startedAt: minutesAgo(55) },
      ...{ endsAt: minutesAgo(1), endedAt: minutesAgo(1), outcome: 'performed' },
    },
  })
  const room = await as(house.therapist)
  await open(room, `/visits/${before.visitId}`)
  await room.getByRole('textbox', { name: '护理记录' }).fill('上完精华左脸红肿，已冷敷')
  await expect(room.getByText('护理记录里写到「红肿」。是这次护理引起的吗？')).toBeVisible()
  await expect(room.getByText('已保存').first()).toBeVisible()
  await button(room, '签名').tap()
  await expect(room.getByText('请先选一下：是不是这次护理引起的？').first()).toBeVisible()
  await leave(house, before.visitId)

  const guest = await guestAt(house, 'treatment', { name: '李静', phone: '13800010002' })
  await db.visit.update({ where: { id: guest.visitId }, data: { clientId: before.clientId } })
  await answerAll(house, guest.visitId, new Date())
  await open(room, `/visits/${guest.visitId}`)
  await expect(room.getByText('还没有人说是不是它引起的。先弄清楚再做。')).toBeVisible()
  await expect(button(room, '不是这次护理引起的')).toHaveCount(0)
  const office = await as(house.manager)
  await open(office, `/visits/${guest.visitId}`)
  await button(office, '不是这次护理引起的').tap()
  await expect(button(room, '开始：补水嫩肤护理')).toBeEnabled()
})

test('something she mentions in the room, and on the phone, is written down there; a treatment that meets it says so', async ({
  house,
  as,
}) => {
  await createEntry(house, { treatmentId: house.treatments[0]?.id ?? '' })
  const guest = await guestAt(house, 'treatment')
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await button(room, '客人提到要留意的事').tap()
  const sheet = room.getByRole('dialog')
  await sheet.getByRole('combobox', { name: '写明是什么' }).fill('BHA')
  await button(sheet, '保存').tap()
  await expect(sheet).toHaveCount(0)
  await expect(room.getByText('客人对水杨酸过敏').first()).toBeVisible()
  await button(room, '添加项目').tap()
  await expect(room.getByRole('dialog').getByText('要留意：BHA').first()).toBeVisible()

  const call = await createOwedCall(house, {})
  const desk = await as(house.receptionist)
  await open(desk, '/follow-ups')
  await desk.getByText('打通了', { exact: true }).tap()
  await button(desk, '做完皮肤有反应').tap()
  await desk.getByRole('dialog').getByRole('textbox').fill('第二天脸肿了，现在退了')
  await button(desk.getByRole('dialog'), '记下反应').tap()
  await expect(desk.getByText('做完有反应：先问问现在怎么样了')).toBeVisible()
  expect(await db.reaction.findMany({ where: { visitId: call.visitId } })).toMatchObject([
    { text: '第二天脸肿了，现在退了', notedById: house.receptionist.id },
  ])
})

test('whoever adds a treatment is told what was seen on her today', async ({ house, as }) => {
  const guest = await guestAt(house, 'treatment')
  const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId: guest.visitId } })
  await db.treatmentSession.update({ where: { id: sessionId }, data: { startedAt: new Date() } })
  await asStaff(
    house.therapist,
    new Date(),
  )((ctx) =>
    writeNote(ctx, {
      sessionId,
      content: { findings: [{ code: 'redness', strength: 2 }], areas: ['cheek_left'] },
    }),
  )
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await button(room, '添加项目').tap()
  await expect(room.getByRole('dialog')).toContainText(/今天看到：左脸颊.*红/)
})
