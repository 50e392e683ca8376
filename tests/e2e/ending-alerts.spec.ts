// An alert that is to stop less says why; a serious one is for somebody who decides and does not treat her.
import { noteAlert } from '@/lib/clients/note-alert'
import { db } from '@/lib/db/client'
import { SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'
import { asStaff } from '../factories/context'
import { createEntry, noteAllergy } from '../factories/safety'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, open } from './screens'

/** She was asked everything in this visit, and said no to all of it. */
async function askEverything({ visitId }: { visitId: string }, askedById: string): Promise<void> {
  const asked = { visitId, answer: 'no', askedById, askedAt: new Date() } as const
  await db.safetyAnswer.createMany({ data: SAFETY_QUESTIONS.map((question) => ({ ...asked, question })) })
}

test('the therapist is told whom to ask; the manager says why, and it stands on the visit and in the archive', async ({
  house,
  as,
}) => {
  const guest = await guestAt(house, 'consultation')
  await noteAllergy(house, guest.clientId, '坚果')
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  await expect(button(room, '不再适用：坚果')).toHaveText('不再适用')
  await button(room, '不再适用：坚果').tap()
  const told = room.getByRole('dialog')
  await expect(told).toContainText('请能做主、又不负责这次护理的同事来定：周敏')
  await expect(told.getByRole('textbox')).toHaveCount(0)
  await button(told, '先留着').tap()

  const office = await as(house.manager)
  await open(office, `/clients/${guest.clientId}`)
  await button(office, '不再适用：坚果').tap()
  const dialog = office.getByRole('dialog')
  await button(dialog, '不再适用').tap()
  await expect(dialog).toContainText('请写清楚一些，几个字就好。')
  await button(dialog, '医生确认可以').tap()
  await button(dialog, '不再适用').tap()
  await expect(dialog).toBeHidden()

  const strip = room.getByRole('list', { name: '这次前后改过的过敏与禁忌' })
  await expect(strip).toContainText(/周敏 \d\d:\d\d记下「坚果」不再适用.*原因：医生确认可以/s)
  await office.getByText('以前的 1 条').tap()
  await expect(office.getByRole('region', { name: '要留意' })).toContainText(
    /坚果.*林悦记于.*周敏.*不再适用。 原因：医生确认可以/s,
  )
})

test('what was typed stays when it is refused, and a lighter one still warns, in English', async ({
  house,
  as,
}) => {
  await db.staffMember.update({ where: { id: house.therapist.id }, data: { mayOverrideSafety: true } })
  const guest = await guestAt(house, 'greeting')
  const alertId = await noteAllergy(house, guest.clientId, 'Walnut')
  await db.treatmentSession.updateMany({ where: { visitId: guest.visitId }, data: { therapistId: null } })
  const page = await as(house.therapist, { language: 'en' })
  await open(page, `/clients/${guest.clientId}`)
  await button(page, 'Walnut: how it came about').tap()
  await expect(page.locator('main')).toContainText(/Noted by 林悦 on/)
  await button(page, 'Make it mild').tap()
  const dialog = page.getByRole('dialog')
  const why = dialog.getByRole('textbox', { name: 'Why' })
  await why.fill('Only a tingle, says her doctor')
  // A colleague gives her the treatment meanwhile.
  await db.treatmentSession.updateMany({
    where: { visitId: guest.visitId },
    data: { therapistId: house.therapist.id },
  })
  await button(dialog, 'Make it mild').tap()
  await expect(dialog).toContainText('so somebody else has to decide: 周敏')
  await expect(why).toHaveValue('Only a tingle, says her doctor')
  expect(await db.alert.findUnique({ where: { id: alertId } })).toMatchObject({ severity: 'serious' })
  await db.treatmentSession.updateMany({
    where: { visitId: guest.visitId },
    data: { therapistId: house.secondTherapist.id },
  })
  await button(dialog, 'Make it mild').tap()
  await expect(dialog).toBeHidden()
  await expect(page.locator('main')).toContainText(
    /Made mild by 林悦 on .*\. Reason: Only a tingle, says her doctor/,
  )
  await button(page, 'Make it serious').tap()
  await expect(button(page, 'Make it mild')).toBeVisible()
  expect(await db.alertChange.count({ where: { alertId } })).toBe(1)
})

test('whoever does the treatment does not sign for it; mild words may pass for next times too', async ({
  house,
  as,
}) => {
  await db.staffMember.update({ where: { id: house.therapist.id }, data: { mayOverrideSafety: true } })
  const entry = await createEntry(house, { name: '别的' })
  const guest = await guestAt(house, 'treatment')
  await askEverything(guest, house.receptionist.id)
  const said = { clientId: guest.clientId, kind: 'contraindication', severity: 'mild' } as const
  await asStaff(
    house.receptionist,
    new Date(),
  )((ctx) => noteAlert(ctx, { ...said, text: '做嫩肤会痒', contraindicationIds: [entry] }))
  const room = await as(house.therapist)
  await open(room, `/visits/${guest.visitId}`)
  const gate = room.getByRole('region', { name: '安全把关' })
  await expect(gate).toContainText('这个项目由您来做，不能自己放行。')
  await expect(gate).toContainText('请能做主的人来定：周敏')
  await expect(button(gate, '放行，由我负责')).toHaveCount(0)

  const office = await as(house.manager)
  await open(office, `/visits/${guest.visitId}`)
  await button(office, '放行，由我负责').tap()
  const dialog = office.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '为什么可以做' }).fill('只是轻轻发痒，她愿意做')
  await dialog.getByText('以后做这个项目也不用再问', { exact: true }).tap()
  await button(dialog, '周敏负责，放行').tap()
  await expect(dialog).toBeHidden()
  await button(room, '开始：补水嫩肤护理').tap()
  await expect(button(room, '结束：补水嫩肤护理')).toBeVisible()
  expect(await db.safetyOverride.findFirst({ where: { byId: house.manager.id } })).toMatchObject({
    isLasting: true,
  })
  await open(office, '/settings/overrides')
  await expect(office.getByRole('listitem').filter({ hasText: '王姐' }).first()).toContainText(
    '以后也不用再问',
  )
})

test('that a serious one means none of ours says why', async ({ house, as }) => {
  await createEntry(house, { name: '芒果', nameEn: 'Mango', words: [] })
  const guest = await guestAt(house, 'consultation')
  const alertId = await noteAllergy(house, guest.clientId, '一种药膏')
  const office = await as(house.manager)
  await open(office, `/visits/${guest.visitId}`)
  const unsorted = office.getByRole('region', { name: '还没弄清的' })
  await button(unsorted, '都不是').tap()
  const dialog = office.getByRole('dialog')
  await button(dialog, '医生确认可以').tap()
  await button(dialog, '都不是').tap()
  await expect(unsorted).toBeHidden()
  expect(await db.alertChange.findMany({ where: { alertId } })).toMatchObject([
    { easing: 'narrowed', reason: '医生确认可以' },
  ])
})
