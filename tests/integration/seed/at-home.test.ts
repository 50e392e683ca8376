// What the guests of the demo have at home: some of it over, some running out this week.
import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { fillAtHome } from '@/prisma/seed/situations/care/at-home'
import { readHouse } from '@/prisma/seed/situations/house'
import { at, createGuest } from '../../factories/appointment'
import { createSalon } from '../../factories/salon'

it('is over, runs out within the week, or was told of', async () => {
  const house = await createSalon()
  const clientIds: string[] = []
  for (const name of ['林晓', '苏敏', '何静', '顾清']) clientIds.push((await createGuest(house, name)).id)
  const facts = {
    salonId: house.salon.id,
    productId: house.products[0]?.id ?? '',
    notedById: house.manager.id,
  }
  for (const clientId of clientIds)
    for (const day of ['2026-05-04', '2026-11-16'])
      await db.productAtHome.create({ data: { ...facts, clientId, sinceOn: new Date(day) } })

  await fillAtHome(await readHouse(house.salon.id), clientIds, at(house, '15:00'))
  const rows = await db.productAtHome.findMany({ orderBy: [{ clientId: 'asc' }, { sinceOn: 'asc' }] })
  const old = rows.filter(({ sinceOn }) => sinceOn < new Date('2026-11-01'))
  expect(old.map(({ end, endedOn }) => [end, endedOn])).toEqual(
    clientIds.map(() => ['used_up', new Date('2026-07-03')]),
  )
  const soon = rows.flatMap(({ endedOn, runsOutOn }) => (endedOn === null && runsOutOn ? [runsOutOn] : []))
  expect(soon).toEqual([new Date('2026-11-24'), new Date('2026-11-27')])
  expect(rows.filter(({ productId }) => productId === house.products[1]?.id)).toMatchObject([
    { clientId: clientIds[3], endedOn: null },
  ])
})
