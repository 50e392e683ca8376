// The demo's care plans: made by the domain's own verbs, in every state that the screens have.
import { expect, it } from 'vitest'
import { listCarePlans } from '@/lib/care-plans/plan-queries'
import { progressOf } from '@/lib/care-plans/progress-flow'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { fillPlans } from '@/prisma/seed/situations/care/plans'
import { readHouse } from '@/prisma/seed/situations/house'
import { everythingAnswered } from '../../factories/answers'
import { createClient } from '../../factories/client'
import { createSalon } from '../../factories/salon'

const now = new Date('2026-11-21T04:00:00Z')

it('are in the middle, overdue, fulfilled, changed, replaced and ended', async () => {
  const house = await createSalon()
  const treatment = house.treatments[0]?.id ?? ''
  await db.treatment.update({ where: { id: treatment }, data: { concerns: ['redness'] } })
  const clientIds: string[] = []
  for (let guest = 0; guest < 6; guest++) {
    const clientId = await createClient(house.receptionist, { alertsAsked: true }, now)
    clientIds.push(clientId)
    for (const daysAgo of [70, 42, 16]) {
      const startsAt = new Date(now.getTime() - daysAgo * 86_400_000 + guest * 3_600_000)
      const endsAt = addMinutes(startsAt, 60)
      await db.visit.create({
        data: {
          createdAt: now,
          salonId: house.salon.id,
          clientId,
          stage: 'closed',
          standardsVersion: 1,
          safetyAnswers: everythingAnswered(house.therapist.id, startsAt),
          sessions: {
            create: { treatmentId: treatment, startsAt, endsAt, startedAt: startsAt, endedAt: endsAt },
          },
        },
      })
    }
  }
  await fillPlans(await readHouse(house.salon.id), now)
  const desks = await Promise.all(clientIds.map((clientId) => listCarePlans(house.therapist, clientId, now)))
  const states = desks.map((desk) =>
    desk?.plans.map(({ end, courses, madeOn, versions }) => ({
      end,
      state: courses[0] && progressOf(courses[0], madeOn, desk.today).state,
      changes: versions.length - 1,
    })),
  )
  expect(states).toEqual([
    [{ end: null, state: 'coming', changes: 0 }],
    [
      { end: null, state: 'coming', changes: 0 },
      { end: 'replaced', state: 'overdue', changes: 0 },
    ],
    [{ end: null, state: 'overdue', changes: 0 }],
    [{ end: null, state: 'fulfilled', changes: 0 }],
    [{ end: null, state: 'coming', changes: 1 }],
    [{ end: 'fulfilled', state: 'fulfilled', changes: 0 }],
  ])
  expect(desks[0]?.plans[0]?.goal).toBe('换季脸不要再发红')
})
