// Something is noted at the desk while she lies under treatment: the card in the room stops at once.
import { db } from '@/lib/db/client'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import { asStaff } from '../factories/context'
import { answerAll } from '../factories/ending'
import { createEntry, noteAllergy } from '../factories/safety'
import { expect, test } from './fixtures'
import { guestAt, minutesPass } from './guests'
import { button, cardIn, expectLive, open } from './screens'

test('an alert noted on one tablet stops the treatment on the other, until somebody decides or it ends', async ({
  house,
  as,
}) => {
  await createEntry(house, { treatmentId: house.treatments[0]?.id ?? '' })
  const guest = await guestAt(house, 'treatment')
  await answerAll(house, guest.visitId, new Date())
  const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId: guest.visitId } })
  await db.treatmentSession.update({ where: { id: sessionId }, data: { startedAt: new Date() } })
  await minutesPass(guest.visitId, 55)

  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await expectLive(room)
  const office = await as(house.manager)
  await open(office, '/today')
  await expectLive(office)
  await expect(button(room, '结束：补水嫩肤护理')).toBeVisible()

  await noteAllergy(house, guest.clientId, '水杨酸')
  const halt = room.getByRole('region', { name: '先停手' })
  await expect(halt).toContainText('补水嫩肤护理：先停手')
  // Wherever on the page she is looking.
  await expect(room.getByRole('alert').filter({ hasText: '先停手' })).toBeInViewport()
  await expect(halt).toContainText('皮肤上的东西卸掉、冲干净。')
  await expect(halt).toContainText('客人对水杨酸过敏')
  await expect(halt).toContainText('请能做主的人来定：周敏。')
  await expect(button(room, '结束：补水嫩肤护理')).toHaveCount(0)
  await expect(cardIn(office, '护理', '王晓明')).toContainText('先停手')
  await expect(office.getByRole('link', { name: /王姐.*护理要先停手/ })).toBeVisible()

  await open(office, `/visits/${guest.visitId}`)
  await button(office, '继续做，由我负责').tap()
  const dialog = office.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '为什么可以做' }).fill('问过了，她说的是另一种酸')
  await button(dialog, '周敏负责，放行').tap()
  await expect(halt).toBeHidden()
  await expect(button(room, '结束：补水嫩肤护理')).toBeVisible()

  await noteAllergy(house, guest.clientId, 'BHA')
  await expect(halt).toBeVisible()
  await button(halt, '停下这次护理').tap()
  const sheet = room.getByRole('dialog')
  await expect(sheet.getByText(/^做完了/)).toHaveCount(0)
  await sheet.getByText(/^中途停了/).tap()
  await sheet.getByText('安全把关叫停', { exact: true }).tap()
  await button(sheet, '结束：中途停下').tap()
  await expect(room.getByText('中途停了，因为安全把关叫停')).toBeVisible()
  await expect(halt).toHaveCount(0)
})

test('while it is stopped the stage does not say "in good time", and its steps rest', async ({
  house,
  as,
}) => {
  const treatmentId = house.treatments[0]?.id ?? ''
  await createEntry(house, { treatmentId })
  const step = { titleEn: '', instruction: '', instructionEn: '', minutes: 10, products: [] }
  for (const title of ['卸妆', '敷酸'])
    await asStaff(house.manager, new Date())((ctx) => addProtocolStep(ctx, { treatmentId, ...step, title }))
  const guest = await guestAt(house, 'treatment')
  await answerAll(house, guest.visitId, new Date())
  await db.treatmentSession.updateMany({
    where: { visitId: guest.visitId },
    data: { startedAt: new Date() },
  })
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  const pace = room.locator('header [data-pace]')
  await expect(pace).toContainText('从容')
  await button(room, '卸妆：做完了').tap()
  await expect(button(room, '卸妆：其实还没做')).toBeVisible()
  // The tap shows at once; what comes up before it is kept would refuse it.
  const ofHers = { visitId: guest.visitId, kind: 'protocol_done' } as const
  await expect.poll(() => db.visitEvent.count({ where: ofHers })).toBe(1)

  await noteAllergy(house, guest.clientId, '水杨酸')
  await expect(pace).toContainText('先停手')
  await expect(pace).not.toContainText('从容')
  const steps = room.getByRole('region', { name: '「补水嫩肤护理」的步骤' })
  await expect(steps).toContainText('已经做好的不动，往下的先不做。')
  await expect(steps.getByRole('button', { name: '敷酸：做完了' })).toBeDisabled()
  await expect(steps.getByRole('button', { name: '卸妆：其实还没做', pressed: true })).toBeVisible()

  const office = await as(house.manager)
  await open(office, '/today')
  await expect(cardIn(office, '护理', '王晓明')).not.toContainText('从容')
  await open(office, `/visits/${guest.visitId}`)
  await button(office, '继续做，由我负责').tap()
  const dialog = office.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '为什么可以做' }).fill('问过了，她说的是另一种酸')
  await button(dialog, '周敏负责，放行').tap()
  await expect(pace).toContainText('从容')
  await button(room, '敷酸：做完了').tap()
  await expect(button(room, '敷酸：其实还没做')).toBeVisible()
})

test('a treatment over its time makes the stage late, whatever else the stage has time for', async ({
  house,
  as,
}) => {
  const guest = await guestAt(house, 'treatment')
  await answerAll(house, guest.visitId, new Date())
  await db.treatmentSession.updateMany({
    where: { visitId: guest.visitId },
    data: { startedAt: new Date() },
  })
  await minutesPass(guest.visitId, 65)
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await expect(room.locator('header [data-pace]')).toContainText('超时')
})

test('at the desk a treatment that is halted says why, what to do at once, and whom to fetch', async ({
  house,
  as,
}) => {
  await createEntry(house, { treatmentId: house.treatments[0]?.id ?? '' })
  const guest = await guestAt(house, 'treatment')
  await answerAll(house, guest.visitId, new Date())
  await db.treatmentSession.updateMany({
    where: { visitId: guest.visitId },
    data: { startedAt: new Date() },
  })
  const desk = await as(house.receptionist)
  await open(desk, `/visits/${guest.visitId}`)
  const strip = desk.getByRole('region', { name: '叫停的护理' })
  await expect(strip).toHaveCount(0)

  await noteAllergy(house, guest.clientId, '水杨酸')
  await expect(strip).toContainText('补水嫩肤护理：先停手')
  await expect(strip).toContainText('客人对水杨酸过敏 · 补水嫩肤护理会接触到它')
  await expect(strip).toContainText(`请马上去告诉${house.therapist.name}，现在就做：`)
  await expect(strip).toContainText('手和仪器先停下来。')
  await expect(strip).toContainText('要继续做，请能做主的人来定：周敏。')
  // She has no gate to be led to.
  await expect(strip.getByRole('link')).toHaveCount(0)

  const english = await as(house.receptionist, { language: 'en', viewport: { width: 820, height: 1180 } })
  await open(english, `/visits/${guest.visitId}`)
  const said = english.getByRole('region', { name: 'A treatment that has to stop' })
  await expect(said).toContainText('Allergic to Salicylic acid')
  await expect(said).toContainText('Hands and devices off.')
  await expect(said).toContainText('please ask somebody who may decide: 周敏.')
})
