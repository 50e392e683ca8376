// The course of her care at a glance: what was done, how often, and how she rated the latest.
import { describe, expect, it } from 'vitest'
import { listCourse } from '@/lib/clients/course-queries'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { createSalon, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { createPastVisit } from './past-visit'

const day = (number: number) => new Date(Date.UTC(2026, 5, number, 4))

function treated(house: TestSalon, clientId: string, which: number, startsAt: Date, effect?: number) {
  const session = { treatmentId: house.treatments[which]?.id ?? '', therapistId: house.therapist.id }
  return createPastVisit({
    clientId,
    staff: house.receptionist,
    startsAt,
    session: effect === undefined ? session : { ...session, effect },
  })
}

describe('the course of her care', () => {
  it('has the latest treatment first, its sessions oldest first, in one statement', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, day(1))
    await treated(house, clientId, 0, day(1), 3)
    await treated(house, clientId, 1, day(5))
    const last = await treated(house, clientId, 0, day(9), 5)
    const { result, statements } = await countStatements(() => listCourse(house.therapist, clientId))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject([
      {
        treatmentId: house.treatments[0]?.id,
        times: 2,
        sessions: [
          { startedAt: day(1), effect: 3, therapist: house.therapist.name },
          { startedAt: day(9), effect: 5, visitId: last },
        ],
      },
      { treatmentId: house.treatments[1]?.id, times: 1, sessions: [{ effect: null }] },
    ])
  })

  it('draws the latest eight, and says how many there were', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, day(1))
    for (let number = 1; number <= 10; number++) await treated(house, clientId, 0, day(number), 4)
    const [course] = await listCourse(house.therapist, clientId)
    expect(course?.times).toBe(10)
    expect(course?.sessions.map(({ startedAt }) => startedAt)).toEqual([3, 4, 5, 6, 7, 8, 9, 10].map(day))
  })

  it('is of living archives of this salon, and of what was begun', async () => {
    const [house, elsewhere] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(house.receptionist, {}, day(1))
    await treated(house, clientId, 0, day(1), 4)
    expect(await listCourse(elsewhere.manager, clientId)).toEqual([])
    await db.treatmentSession.updateMany({
      where: { visit: { clientId } },
      data: { startedAt: null, endedAt: null },
    })
    expect(await listCourse(house.manager, clientId)).toEqual([])
  })
})
