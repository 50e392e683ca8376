// Whoever was erased after a backup was made: found again when it is restored, and erased again.
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { eraseAllAgain } from '@/lib/backup/erase-again'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { walkIn } from '@/lib/visits/walk-in'
import { createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { TEST_NOW as now } from '../../factories/test-day'

it('erases whom the notes name, in the name of whoever did it, and nobody else', async () => {
  const [house, elsewhere] = [await createSalon(), await createSalon()]
  const { receptionist, manager } = house
  const guest = () => createClient(receptionist, { name: '甄晓痕' }, addMinutes(now, -60))
  const [there, expected, here, gone, kept, alone, stranger, other] = [
    await guest(),
    await guest(),
    await guest(),
    await guest(),
    await guest(),
    await guest(),
    await guest(),
    await guest(),
  ] as const
  await createAppointment(house, { clientId: expected, now })
  await asStaff(receptionist, now)((ctx) => walkIn(ctx, { clientId: here }))
  // One was merged into somebody who is erased as well, the other into somebody of whom no note speaks.
  await db.client.update({ where: { id: gone }, data: { mergedIntoId: kept } })
  await db.client.update({ where: { id: alone }, data: { mergedIntoId: stranger } })
  const note = (clientId: string, erasedById = receptionist.id, reason = 'retention') => ({
    ...{ clientId, erasedById, reason, at: now.toISOString(), kind: 'erased' },
  })
  const notes = [
    note(there),
    note(expected, randomUUID()),
    note(here, elsewhere.manager.id),
    note(gone),
    note(kept, receptionist.id, 'of another time'),
    note(alone),
    note(randomUUID()),
  ] as unknown as Parameters<typeof eraseAllAgain>[0]
  const again = await eraseAllAgain(notes, now)
  expect({ erased: [...again.erased].sort(), unclear: again.unclear }).toEqual({
    erased: [there, expected, here, kept].sort(),
    unclear: [alone],
  })
  const livingOf = await db.client.findMany({
    where: { salonId: house.salon.id, erasedAt: null, mergedIntoId: null },
  })
  expect(livingOf.map(({ id }) => id).sort()).toEqual([stranger, other].sort())
  const entries = await db.auditEntry.findMany({ where: { action: 'archive.erased' } })
  const by = new Map(
    entries.map(({ subjectId, actorId, particulars }) => [subjectId, [actorId, particulars]]),
  )
  expect(by.get(there)?.[0]).toBe(receptionist.id)
  for (const id of [expected, here]) expect(by.get(id)?.[0]).toBe(manager.id)
  expect(by.get(there)?.[1]).toMatchObject({ reason: 'retention' })
  expect(by.get(kept)?.[1]).toMatchObject({ reason: 'her_wish' })
  const visits = await db.visit.findMany({
    where: { clientId: { in: [expected, here] } },
    select: { stage: true },
  })
  expect(visits.map(({ stage }) => stage).sort()).toEqual(['cancelled', 'left'])
  expect(await eraseAllAgain(notes, addMinutes(now, 5))).toMatchObject({ erased: [], unclear: [alone] })
})
