// What stands in the way of an erasure is what would refuse it, told before.
import { expect, it } from 'vitest'
import { eraseClient } from '@/lib/clients/erase-client'
import { whatKeepsHer } from '@/lib/clients/erase-queries'
import { db } from '@/lib/db/client'
import { createAppointment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

it.each([
  ['expected', 'expected', 'in_the_house'],
  ['treatment', 'here', 'in_the_house'],
  ['follow_up', 'call', 'call_owed'],
] as const)('a visit at %s stands in the way as %s', async (stage, is, code) => {
  const house = await createSalon()
  const { visitId, clientId } = await createAppointment(house)
  await db.visit.update({ where: { id: visitId }, data: { stage } })
  expect(await whatKeepsHer(house.manager, clientId)).toMatchObject([{ visitId, is }])
  const erase = () =>
    asStaff(house.manager, TEST_NOW)((ctx) => eraseClient(ctx, { clientId, reason: 'her_wish' }))
  await expect(erase()).rejects.toMatchObject({ code })
  await db.visit.update({ where: { id: visitId }, data: { stage: 'cancelled' } })
  expect(await whatKeepsHer(house.manager, clientId)).toEqual([])
  expect(await whatKeepsHer(house.receptionist, clientId)).toEqual([])
  await erase()
})
