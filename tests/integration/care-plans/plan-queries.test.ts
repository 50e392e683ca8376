// Plans as they are read: how far they have come against what was performed, for whom, and in how many statements.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { changePlan } from '@/lib/care-plans/change-plan'
import { endPlan } from '@/lib/care-plans/end-plan'
import { getVisitPlan, listCarePlans, readPlansToCall } from '@/lib/care-plans/plan-queries'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { db } from '@/lib/db/client'
import type { VisitStage } from '@/lib/db/generated/client'
import { addMinutes, salonDate } from '@/lib/salon-time/salon-time'
import { everythingAnswered } from '../../factories/answers'
import { createAppointment } from '../../factories/appointment'
import { createPlan, planFor } from '../../factories/care-plan'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

const now = new Date('2026-11-21T04:00:00Z')
const DAY = 86_400_000

vi.setConfig({ testTimeout: 600_000 })

type Session = {
  treatmentId: string
  startsAt: Date
  stage: VisitStage
  state: 'planned' | 'running' | 'ended' | 'released'
}

/** Written row by row: how they came about does not matter. */
async function createSession(house: TestSalon, clientId: string, session: Session): Promise<void> {
  const { treatmentId, startsAt, stage, state } = session
  const endsAt = addMinutes(startsAt, 30)
  await db.visit.create({
    data: {
      createdAt: now,
      salonId: house.salon.id,
      clientId,
      stage,
      standardsVersion: 1,
      safetyAnswers: everythingAnswered(house.therapist.id, startsAt),
      sessions: {
        create: {
          treatmentId,
          startsAt,
          endsAt,
          startedAt: state === 'running' || state === 'ended' ? startsAt : null,
          endedAt: state === 'ended' ? endsAt : null,
          releasedAt: state === 'released' ? endsAt : null,
        },
      },
    },
  })
}

describe('the progress of a plan', () => {
  it.each([
    ['performed', 1_000, 1],
    ['in_part', 30 * 60_000 - 1_000, 0],
    ['in_part', 30 * 60_000, 1],
    ['broken_off', 59 * 60_000, 0],
  ] as const)('of 60 minutes, %s after %i ms, counts %i', async (outcome, afterMs, done) => {
    const house = await createSalon()
    const treatmentId = house.treatments[0]?.id ?? ''
    await db.treatment.update({ where: { id: treatmentId }, data: { durationMinutes: 60 } })
    const clientId = await createClient(house.receptionist, { alertsAsked: true }, now)
    await createPlan(house, clientId, { now })
    await createSession(house, clientId, { treatmentId, startsAt: now, stage: 'closed', state: 'ended' })
    await db.treatmentSession.updateMany({
      where: { visit: { clientId } },
      data: {
        endedAt: new Date(now.getTime() + afterMs),
        outcome,
        endReason: outcome === 'performed' ? null : 'no_time',
      },
    })
    const course = (await listCarePlans(house.therapist, clientId, now))?.plans[0]?.courses[0]
    expect(course).toMatchObject({ done, lastOn: done ? salonDate(now, house.salon.timeZone) : null })
  })

  it('counts what the database has, for any sessions before, in and after it', async () => {
    const house = await createSalon()
    const [one, two] = house.treatments
    if (!one || !two) throw new Error('two treatments are needed')
    const zone = house.salon.timeZone
    const session = fc.record({
      treatmentId: fc.constantFrom(one.id, two.id),
      /** Half hours around the making of the plan. */
      slot: fc.integer({ min: -96, max: 480 }),
      stage: fc.constantFrom<VisitStage>('expected', 'follow_up', 'closed', 'left', 'no_show', 'cancelled'),
      state: fc.constantFrom<Session['state']>('planned', 'running', 'ended', 'released'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(session, { maxLength: 12, selector: ({ slot }) => slot }),
        fc.option(fc.integer({ min: 0, max: 480 })),
        async (drawn, endSlot) => {
          const clientId = await createClient(house.receptionist, { alertsAsked: true }, now)
          const planId = await createPlan(house, clientId, { now })
          const sessions = drawn.map(({ slot, ...rest }) => ({
            ...rest,
            startsAt: addMinutes(now, slot * 30),
          }))
          for (const each of sessions) await createSession(house, clientId, each)
          const endedAt = endSlot === null ? null : addMinutes(now, endSlot * 30)
          if (endedAt)
            await asStaff(house.therapist, endedAt)((ctx) => endPlan(ctx, { planId, end: 'stopped' }))
          const desk = await listCarePlans(house.therapist, clientId, now)
          const course = desk?.plans[0]?.courses[0]
          const past = sessions
            .filter(({ treatmentId, state }) => treatmentId === one.id && state === 'ended')
            .map(({ startsAt }) => addMinutes(startsAt, 30))
            .filter((at) => !endedAt || at <= endedAt)
          const open = endedAt
            ? []
            : sessions.filter(
                ({ treatmentId, state, stage }) =>
                  treatmentId === one.id &&
                  (state === 'planned' || state === 'running') &&
                  stage === 'expected',
              )
          const days = (instants: Date[]) => instants.map((at) => salonDate(at, zone)).sort()
          expect(course).toMatchObject({
            done: past.filter((at) => at >= now).length,
            lastOn: days(past).at(-1) ?? null,
            booked: open.length,
            bookedOn: days(open.map(({ startsAt }) => startsAt))[0] ?? null,
            bookedUntil: days(open.map(({ startsAt }) => startsAt)).at(-1) ?? null,
          })
          if (endedAt) return
          // Every reader says the same.
          const standing = (await getDoorCard(house.salon.id, clientId, now))?.plan
          expect(standing?.courses).toEqual(desk?.plans[0]?.courses)
          const toCall = (await readPlansToCall(house.salon.id)).get(clientId)
          expect(toCall).toEqual(sessions.some(({ stage }) => stage === 'follow_up') ? standing : undefined)
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('reading plans', () => {
  it('gives the standing one first, with every change of it, in one statement', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const first = await createPlan(house, clientId, { now: new Date(now.getTime() - 30 * DAY) })
    const second = await createPlan(house, clientId, {
      now,
      goal: '淡斑',
      replaces: { planId: first, revision: 1 },
    })
    await asStaff(
      house.manager,
      now,
    )((ctx) =>
      changePlan(ctx, { ...planFor(house, clientId), planId: second, revision: 1, goal: '淡斑，不急' }),
    )
    const { result, statements } = await countStatements(() => listCarePlans(house.therapist, clientId, now))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject({
      clientId,
      today: '2026-11-21',
      plans: [
        { id: second, goal: '淡斑，不急', revision: 2, end: null, madeBy: '林悦', homeCare: '早晚补水' },
        { id: first, end: 'replaced', endedBy: '林悦', endedOn: '2026-11-21', madeOn: '2026-10-22' },
      ],
    })
    expect(result?.plans[0]?.versions.map(({ content, changedBy }) => [content.goal, changedBy])).toEqual([
      ['淡斑', '林悦'],
      ['淡斑，不急', '周敏'],
    ])
    expect(result?.menu).toHaveLength(3)
  })

  it('gives the desk goal and treatments alone', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    await createPlan(house, clientId, { now, homeCare: '睡前敷面膜', avoid: '果酸' })
    const desk = await listCarePlans(house.receptionist, clientId, now)
    expect(desk?.plans[0]).toMatchObject({ goal: '换季脸不要再发红', courses: [{ sessions: 8 }] })
    expect(JSON.stringify(desk)).not.toMatch(/睡前敷面膜|果酸/)
  })

  it('beside a visit gives the plan that stands, in one statement; of another salon nothing', async () => {
    const house = await createSalon()
    const elsewhere = await createSalon()
    const { visitId, clientId } = await createAppointment(house)
    const planId = await createPlan(house, clientId, { now })
    const { result, statements } = await countStatements(() => getVisitPlan(house.therapist, visitId, now))
    expect(statements).toHaveLength(1)
    expect(result?.plans.map(({ id }) => id)).toEqual([planId])
    await asStaff(house.therapist, now)((ctx) => endPlan(ctx, { planId, end: 'fulfilled' }))
    expect((await getVisitPlan(house.therapist, visitId, now))?.plans).toEqual([])
    expect(await getVisitPlan(elsewhere.therapist, visitId, now)).toBeNull()
    expect(await listCarePlans(elsewhere.manager, clientId, now)).toBeNull()
    await db.visit.update({ where: { id: visitId }, data: { stage: 'follow_up' } })
    expect(await readPlansToCall(elsewhere.salon.id)).toEqual(new Map())
  })
})
