// Her rights: who saw her, everything on her as a file and on paper, and that she is forgotten. The manager's alone.
import { readFile } from 'node:fs/promises'
import { db } from '@/lib/db/client'
import { moveVisit } from '@/lib/visits/move-visit'
import { asStaff } from '../factories/context'
import { writeNote } from '../factories/treatment-note'
import { expect, test } from './fixtures'
import { expectGuest, guestAt, returningGuest } from './guests'
import { button, expectSaved, open } from './screens'

test('the manager sees who looked, hands everything over, and erases', async ({ house, as }) => {
  const guest = await returningGuest(house)
  const desk = await as(house.receptionist)
  await open(desk, `/clients/${guest.clientId}`)
  await expect(desk.getByRole('link', { name: '查看记录' })).toHaveCount(0)

  const page = await as(house.manager)
  await open(page, `/clients/${guest.clientId}?tab=looks`)
  const looks = page.getByRole('region', { name: '谁看过' })
  await expect(looks.getByText('沈佳 看了客人的档案')).toBeVisible()
  await expect(looks.getByText('沈佳 建了档案')).toBeVisible()

  const coming = page.waitForEvent('download')
  await button(page, '导出').tap()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^foyer-archive-\d{4}-\d\d-\d\d\.json$/)
  const file = JSON.parse(await readFile(await download.path(), 'utf8'))
  expect(file).toMatchObject({ format: 'foyer-archive', version: 1, client: { name: '王晓明' } })
  expect(file.Alert).toMatchObject([{ text: '坚果', notedBy: expect.any(String) }])

  await page.getByRole('region', { name: '客人的权利' }).getByRole('link', { name: '打印' }).tap()
  await expect(page.getByRole('heading', { level: 1, name: '王晓明' })).toBeVisible()
  await expect(page.getByText('138 0001 0001')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(button(page, '打印')).toBeHidden()
  await expect(page.getByRole('navigation')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })

  await open(page, `/clients/${guest.clientId}?tab=looks`)
  await button(page, '删除这位客人的档案').tap()
  const question = page.getByRole('dialog')
  await expect(button(question, '删除')).toBeDisabled()
  await question.getByText('我知道删除以后找不回来').tap()
  await button(question, '删除').tap()
  await expect(page.getByText('这份档案已经删除')).toBeVisible()
  expect(await db.client.findUnique({ where: { id: guest.clientId } })).toMatchObject({
    name: '—',
    phone: null,
  })
  expect(await db.erasure.count({ where: { clientId: guest.clientId, reason: 'her_wish' } })).toBe(1)

  await open(page, '/settings/audit')
  await expect(page.getByText('删除了客人的档案')).toBeVisible()
  await expect(page.getByText('导出了客人的全部资料')).toBeVisible()
  await expect(page.getByText('王晓明')).toHaveCount(0)
})

test('whoever is expected is not erased yet', async ({ house, as }) => {
  const guest = await returningGuest(house)
  await expectGuest(house, guest, 90)
  const page = await as(house.manager, { language: 'en' })
  await open(page, `/clients/${guest.clientId}?tab=looks`)
  await expect(page.getByText(/^There is an appointment on /)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Erase the archive/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Cancel it there' }).tap()
  await expect(page).toHaveURL(/\/visits\//)
})

test('an archive that was silent for years is kept, and erased', async ({ house, as }) => {
  const guest = await returningGuest(house)
  const silent = new Date('2020-01-01')
  await db.client.update({
    where: { id: guest.clientId },
    data: { createdAt: silent, basicsConfirmedAt: null },
  })
  await db.clientStanding.update({ where: { clientId: guest.clientId }, data: { lastVisitAt: silent } })
  const page = await as(house.manager)
  await open(page, '/settings/retention')
  await button(page, '留着王姐的档案').tap()
  await expect(page.getByText('没有超过保留期限的档案')).toBeVisible()
  await db.client.update({ where: { id: guest.clientId }, data: { basicsConfirmedAt: null } })
  await open(page, '/settings/retention')
  await button(page, '删除王姐的档案').tap()
  await page.getByRole('dialog').getByText('我知道删除以后找不回来').tap()
  await button(page.getByRole('dialog'), '删除').tap()
  await expect(page.getByText('没有超过保留期限的档案')).toBeVisible()
  expect(await db.erasure.count({ where: { clientId: guest.clientId, reason: 'retention' } })).toBe(1)
})

test('what those who care tell one another stays with them', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'consultation')
  await asStaff(house.manager, new Date())((ctx) => moveVisit(ctx, { visitId, move: 'begin_treatment' }))
  const session = await db.treatmentSession.update({
    where: { id: (await db.treatmentSession.findFirstOrThrow({ where: { visitId } })).id },
    data: { startedAt: new Date() },
  })
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  await page.getByText('只给护理同事看', { exact: true }).tap()
  const field = page.getByRole('textbox', { name: '只给护理同事看的记录' })
  await field.fill('左肩有旧伤，她不愿多说')
  await expectSaved(field)
  await page.reload()
  await expect(page.getByRole('textbox', { name: '只给护理同事看的记录' })).toHaveValue(
    '左肩有旧伤，她不愿多说',
  )

  const desk = await as(house.receptionist)
  const response = await desk.goto(`/visits/${visitId}?stage=treatment`)
  expect(await response?.text()).not.toContain('左肩有旧伤')
  await expect(desk.getByText('只给护理同事看')).toHaveCount(0)
  const note = { sessionId: session.id, privateText: '…', baseRevision: 1 }
  await expect(asStaff(house.receptionist, new Date())((ctx) => writeNote(ctx, note))).rejects.toThrow(
    'not_permitted',
  )
})
