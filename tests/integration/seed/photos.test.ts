// The demo's photos: drawn, taken by the domain's own verb, and made into cases by the manager.
import { expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { listCasesForSettings } from '@/lib/shown-cases/case-queries'
import { pastVisit, reached } from '@/prisma/seed/situations/afterwards'
import { photographGuests } from '@/prisma/seed/situations/care/photos'
import { readHouse } from '@/prisma/seed/situations/house'
import { at, firstTreatment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { createSalon, type TestSalon } from '../../factories/salon'

vi.setConfig({ testTimeout: 600_000 })

const DAY = 24 * 60

async function twoVisits(house: TestSalon, clientId: string): Promise<void> {
  const treatment = house.treatments[0]
  if (!treatment) throw new Error('the salon has no treatment')
  for (const days of [28, 14]) {
    const startsAt = addMinutes(at(house, '14:00'), -days * DAY)
    const { callId, dueAt } = await pastVisit(house, {
      clientId,
      therapist: house.therapist,
      plan: {
        startsAt,
        beginsAt: addMinutes(startsAt, 30),
        treatment,
        therapistId: house.therapist.id,
        roomId: firstTreatment(house).roomId ?? null,
      },
      words: { effect: 4 },
    })
    await reached(house, { callId, at: dueAt, feeling: 5, note: '好' })
  }
}

it('shows what fades from visit to visit, and four cases of which one has photos', async () => {
  const house = await createSalon()
  const begun = addMinutes(at(house, '10:00'), -40 * DAY)
  const clientId = await createClient(house.receptionist, {}, begun)
  await twoVisits(house, clientId)
  const shy = await createClient(house.receptionist, { consents: ['archive', 'health'] }, begun)
  await photographGuests(await readHouse(house.salon.id), at(house, '12:00'))
  const photos = await db.photo.findMany({ where: { clientId }, orderBy: { takenAt: 'asc' } })
  expect(photos.map(({ angle, moment }) => `${moment} ${angle}`)).toEqual([
    'before front',
    'before left_45',
    'after front',
    'before front',
    'before left_45',
    'after front',
  ])
  expect(await db.photo.count({ where: { clientId: shy } })).toBe(0)
  const cases = await listCasesForSettings(house.salon.id)
  expect(cases.map(({ hasBefore, hasAfter }) => [hasBefore, hasAfter])).toEqual([
    [true, true],
    [false, false],
    [false, false],
    [false, false],
  ])
})
