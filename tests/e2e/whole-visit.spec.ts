// A returning guest's whole visit, from expected to closed, led by three people on three tablets.
import { db } from '@/lib/db/client'
import { createAppointment } from '../factories/appointment'
import { expect, test } from './fixtures'

test('the board shows an expected guest', async ({ house, as }) => {
  const now = new Date()
  await createAppointment(house, { now, startsAt: new Date(now.getTime() + 20 * 60_000) })
  const page = await as(house.receptionist)
  await page.goto('/today')
  await expect(page.getByRole('heading', { name: /王晓明/ })).toBeVisible()
  expect(await db.visit.count({ where: { salonId: house.salon.id } })).toBe(1)
})
