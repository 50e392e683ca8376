// Archives of which nothing was heard for long are proposed to the manager, and kept by asking the guest.
import { subYears } from 'date-fns'
import { expect, it } from 'vitest'
import { confirmBasics } from '@/lib/clients/confirm-basics'
import { eraseClient } from '@/lib/clients/erase-client'
import { listProposedErasures } from '@/lib/clients/retention-queries'
import { db } from '@/lib/db/client'
import { createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { createPastVisit } from './past-visit'

const now = new Date('2026-11-21T04:00:00Z')

it('proposes what was silent for the salon’s years, to the second', async () => {
  const house = await createSalon({ retentionYears: 3 })
  const limit = subYears(now, 3)
  const begun = (seconds: number, name: string) =>
    createClient(house.receptionist, { name }, new Date(limit.getTime() + seconds * 1_000))
  const silent = await begun(-1, '静默')
  await begun(0, '刚好')
  await begun(1, '未到')
  const { proposed, total } = await listProposedErasures(house.manager, now)
  expect(proposed).toMatchObject([{ clientId: silent, name: '静默', visits: 0, lastVisitAt: null }])
  expect(total).toBe(1)
})

it('counts from her last visit, and leaves out whoever is expected, kept, merged or erased', async () => {
  const house = await createSalon()
  const long = subYears(now, 5)
  const old = (name: string) => createClient(house.receptionist, { name }, long)
  const [seen, recent, expected, kept, merged, erased] = await Promise.all(
    ['见过', '新近', '约好', '留着', '合并', '删除'].map(old),
  )
  if (!seen || !recent || !expected || !kept || !merged || !erased) throw new Error('six were begun')
  const visit = {
    staff: house.manager,
    session: { treatmentId: house.treatments[0]?.id ?? '', therapistId: house.therapist.id },
  }
  await createPastVisit({ clientId: seen, ...visit, startsAt: subYears(now, 4) })
  await createPastVisit({ clientId: recent, ...visit, startsAt: subYears(now, 1) })
  await createAppointment(house, { clientId: expected, now })
  await asStaff(house.receptionist, now)((ctx) => confirmBasics(ctx, { clientId: kept }))
  await db.client.update({ where: { id: merged }, data: { mergedIntoId: recent } })
  await asStaff(house.manager, now)((ctx) => eraseClient(ctx, { clientId: erased, reason: 'retention' }))
  const { proposed } = await listProposedErasures(house.manager, now)
  expect(proposed).toMatchObject([{ clientId: seen, visits: 1, lastVisitAt: subYears(now, 4).toISOString() }])
})

it('is for the manager of the salon', async () => {
  const [house, elsewhere] = [await createSalon(), await createSalon()]
  await createClient(house.receptionist, {}, subYears(now, 9))
  for (const staff of [house.receptionist, house.therapist, elsewhere.manager])
    expect(await listProposedErasures(staff, now)).toEqual({ proposed: [], total: 0 })
})
