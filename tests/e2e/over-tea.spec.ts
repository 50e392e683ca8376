// Over tea: what a first-timer tells of herself is written down where the flow asks for it; a wait is told again.
import { db } from '@/lib/db/client'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, open } from './screens'

test('the therapist fills in what the guest tells of herself', async ({ house, as }) => {
  const { visitId, clientId } = await guestAt(house, 'consultation')
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  const basics = page.getByRole('region', { name: '基础资料' })
  await button(basics, '补写或更正').tap()
  await basics.getByRole('textbox', { name: '称呼' }).fill('晓明姐')
  await basics.getByRole('textbox', { name: '月', exact: true }).fill('2')
  await basics.getByRole('textbox', { name: '日', exact: true }).fill('30')
  await button(basics, '保存').tap()
  await expect(basics.getByRole('textbox', { name: '日', exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await basics.getByRole('textbox', { name: '日', exact: true }).fill('28')
  await button(basics, '保存').tap()
  await expect(basics.getByText('晓明姐')).toBeVisible()
  await expect(basics.getByText('2月28日')).toBeVisible()
  expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
    formOfAddress: '晓明姐',
    birthMonth: 2,
    birthDay: 28,
    basicsConfirmedAt: expect.any(Date),
  })
})

test('the same wait is told twice, and a seat is given back', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'seating')
  const page = await as(house.receptionist)
  await open(page, `/visits/${visitId}`)
  const told = () => db.visitEvent.count({ where: { visitId, kind: 'wait_told' } })
  const before = await told()
  await page
    .getByRole('radiogroup', { name: /告诉客人大约要等|说好再等/ })
    .getByText('10 分钟')
    .tap()
  await expect(page.getByText(/告诉客人大约等 10 分钟/)).toBeVisible()
  await expect.poll(told).toBe(before + 1)
  await page.getByRole('radiogroup', { name: '说好再等' }).getByText('10 分钟').tap()
  await expect.poll(told).toBe(before + 2)

  const seat = page.getByRole('radiogroup', { name: '客人的座位' })
  await seat.getByText('竹影', { exact: true }).tap()
  await expect(seat.getByRole('radio', { name: '竹影' })).toBeChecked()
  await button(page, '空出这个座位').tap()
  await expect(seat.getByRole('radio', { name: '竹影' })).not.toBeChecked()
  expect(await db.visit.findUnique({ where: { id: visitId } })).toMatchObject({ seatId: null })
})
