// Care plans: made, changed by two people, replaced, ended.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import { changePlan } from '@/lib/care-plans/change-plan'
import { endPlan } from '@/lib/care-plans/end-plan'
import { makePlan } from '@/lib/care-plans/make-plan'
import type { NewPlan } from '@/lib/care-plans/plan-schemas'
import { db } from '@/lib/db/client'
import { createAppointment } from '../../factories/appointment'
import { createPlan, planFor } from '../../factories/care-plan'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'

const now = new Date('2026-11-21T04:00:00Z')

async function situation() {
  const house = await createSalon()
  const clientId = await createClient(house.receptionist, {}, now)
  const treatmentId = house.treatments[0]?.id ?? ''
  const secondId = house.treatments[1]?.id ?? ''
  return { house, clientId, treatmentId, secondId }
}

describe('making a plan', () => {
  it('keeps what it says, who made it and its first version', async () => {
    const { house, clientId, treatmentId, secondId } = await situation()
    const { visitId } = await createAppointment(house, { clientId })
    const treatments = [
      { treatmentId: secondId, sessions: 4, intervalDays: 14 },
      { treatmentId, sessions: 8, intervalDays: 7 },
    ]
    const planId = await createPlan(house, clientId, { now, visitId, treatments })
    expect(
      await db.carePlan.findUniqueOrThrow({
        where: { id: planId },
        include: { treatments: { orderBy: { position: 'asc' } }, versions: true },
      }),
    ).toMatchObject({
      salonId: house.salon.id,
      clientId,
      visitId,
      goal: '换季脸不要再发红',
      revision: 1,
      madeById: house.therapist.id,
      madeAt: now,
      endedAt: null,
      treatments: treatments.map((treatment, position) => ({ ...treatment, position })),
      versions: [
        {
          revision: 1,
          changedById: house.therapist.id,
          content: { goal: '换季脸不要再发红', homeCare: '早晚补水', avoid: '日晒', treatments },
        },
      ],
    })
    const [entry] = await db.auditEntry.findMany({ where: { subjectId: clientId, action: 'plan.made' } })
    expect(entry?.particulars).toEqual({ planId })
  })

  it('is for those who care, for her salon’s treatments, and for her own visits', async () => {
    const { house, clientId } = await situation()
    const elsewhere = await createSalon()
    const asked = (staff = house.therapist, plan: Partial<NewPlan> = {}) =>
      asStaff(staff, now)((ctx) => makePlan(ctx, planFor(house, clientId, plan)))
    await expect(asked(house.receptionist)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(asked(elsewhere.therapist)).rejects.toMatchObject({ code: 'not_found' })
    const foreign = { treatmentId: elsewhere.treatments[0]?.id ?? '', sessions: 1, intervalDays: 7 }
    await expect(asked(house.therapist, { treatments: [foreign] })).rejects.toMatchObject({
      code: 'treatment_retired',
    })
    const { visitId } = await createAppointment(house)
    await expect(asked(house.therapist, { visitId })).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.carePlan.count({ where: { clientId } })).toBe(0)
    await expect(asked(house.manager)).resolves.toHaveProperty('planId')
  })

  it('happens once for one key', async () => {
    const { house, clientId } = await situation()
    const body = planFor(house, clientId)
    const key = randomUUID()
    const make = () =>
      performDeed({
        staff: house.therapist,
        name: 'plan.make',
        key,
        body,
        now,
        run: (ctx) => makePlan(ctx, body),
      })
    expect(await make()).toEqual(await make())
    expect(await db.carePlan.count({ where: { clientId } })).toBe(1)
  })

  it('leaves one standing of two made at the same moment', async () => {
    const { house, clientId } = await situation()
    const outcomes = await Promise.allSettled([
      createPlan(house, clientId, { now }),
      createPlan(house, clientId, { now, by: house.secondTherapist }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'plan_stands' },
    })
    expect(await db.carePlan.count({ where: { clientId, endedAt: null } })).toBe(1)
  })

  it('takes the place of the plan that was seen, and of no other', async () => {
    const { house, clientId } = await situation()
    const first = await createPlan(house, clientId, { now })
    const replace = (planId: string, revision: number) =>
      createPlan(house, clientId, { now, goal: '淡斑', replaces: { planId, revision } })
    await expect(createPlan(house, clientId, { now })).rejects.toMatchObject({ code: 'plan_stands' })
    await expect(replace(randomUUID(), 1)).rejects.toMatchObject({ code: 'plan_stands' })
    await expect(replace(first, 2)).rejects.toMatchObject({ code: 'plan_changed' })
    const second = await replace(first, 1)
    expect(await db.carePlan.findUnique({ where: { id: first } })).toMatchObject({
      end: 'replaced',
      endedAt: now,
      endedById: house.therapist.id,
    })
    await asStaff(house.therapist, now)((ctx) => endPlan(ctx, { planId: second, end: 'stopped' }))
    await expect(replace(second, 1)).rejects.toMatchObject({ code: 'plan_over' })
  })

  it('stands beside those of other guests, which stay as they are when it is changed or ended', async () => {
    const { house, clientId, secondId } = await situation()
    const otherId = await createClient(house.receptionist, {}, now)
    const other = await createPlan(house, otherId, { now })
    const planId = await createPlan(house, clientId, { now })
    const stood = await db.carePlan.findUnique({ where: { id: other }, include: { treatments: true } })
    const care = asStaff(house.therapist, now)
    const treatments = [{ treatmentId: secondId, sessions: 2, intervalDays: 7 }]
    const changed = planFor(house, clientId, { goal: '淡斑', treatments })
    await care((ctx) => changePlan(ctx, { ...changed, planId, revision: 1 }))
    await care((ctx) => endPlan(ctx, { planId, end: 'stopped' }))
    const stands = await db.carePlan.findUnique({ where: { id: other }, include: { treatments: true } })
    expect(stands).toEqual(stood)
  })

  it('is not for an archive that was erased or merged', async () => {
    const { house, clientId } = await situation()
    const kept = await createClient(house.receptionist, {}, now)
    await db.client.update({ where: { id: clientId }, data: { mergedIntoId: kept } })
    await expect(createPlan(house, clientId, { now })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('changing a plan', () => {
  it('raises its revision and keeps every state of it', async () => {
    const { house, clientId, treatmentId, secondId } = await situation()
    const planId = await createPlan(house, clientId, { now })
    const asked = {
      ...planFor(house, clientId),
      planId,
      revision: 1,
      avoid: '日晒、酒精',
      treatments: [
        { treatmentId: secondId, sessions: 3, intervalDays: 10 },
        { treatmentId, sessions: 10, intervalDays: 7 },
      ],
    }
    const later = new Date(now.getTime() + 60_000)
    expect(await asStaff(house.secondTherapist, later)((ctx) => changePlan(ctx, asked))).toEqual({
      revision: 2,
    })
    const plan = await db.carePlan.findUniqueOrThrow({
      where: { id: planId },
      include: { versions: { orderBy: { revision: 'asc' } }, treatments: { orderBy: { position: 'asc' } } },
    })
    expect(plan).toMatchObject({ revision: 2, avoid: '日晒、酒精', madeById: house.therapist.id })
    expect(plan.treatments.map(({ treatmentId: id }) => id)).toEqual([secondId, treatmentId])
    expect(plan.versions.map(({ revision, changedById }) => [revision, changedById])).toEqual([
      [1, house.therapist.id],
      [2, house.secondTherapist.id],
    ])
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: clientId, action: 'plan.changed' },
    })
    expect(entry.particulars).toEqual({ planId, revision: 2, changed: ['avoid', 'treatment'] })
    // The same again is no change.
    await asStaff(house.therapist, later)((ctx) => changePlan(ctx, { ...asked, revision: 2 }))
    expect(await db.carePlanVersion.count({ where: { planId } })).toBe(2)
  })

  it('lets one of two editors win, and the other see it', async () => {
    const { house, clientId } = await situation()
    const planId = await createPlan(house, clientId, { now })
    const change = (staff = house.therapist, goal = '', revision = 1) =>
      asStaff(staff, now)((ctx) => changePlan(ctx, { ...planFor(house, clientId), planId, revision, goal }))
    const outcomes = await Promise.allSettled([
      change(house.therapist, '她的话'),
      change(house.secondTherapist, '另一种写法'),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'plan_changed' },
    })
    expect(await db.carePlanVersion.count({ where: { planId } })).toBe(2)
    await expect(change(house.therapist, '旧的', 1)).rejects.toMatchObject({ code: 'plan_changed' })
    await expect(change(house.manager, '看过以后', 2)).resolves.toEqual({ revision: 3 })
  })

  it('keeps what the menu has dropped, but adds nothing that is not on it', async () => {
    const { house, clientId, treatmentId, secondId } = await situation()
    const planId = await createPlan(house, clientId, { now })
    await db.treatment.updateMany({
      where: { id: { in: [treatmentId, secondId] } },
      data: { retiredAt: now },
    })
    const change = (treatments: NewPlan['treatments']) =>
      asStaff(
        house.therapist,
        now,
      )((ctx) => changePlan(ctx, { ...planFor(house, clientId), planId, revision: 1, treatments }))
    const known = { treatmentId, sessions: 9, intervalDays: 7 }
    await expect(
      change([known, { treatmentId: secondId, sessions: 1, intervalDays: 7 }]),
    ).rejects.toMatchObject({
      code: 'treatment_retired',
    })
    await expect(change([known])).resolves.toEqual({ revision: 2 })
  })

  it('is for those who care, in her salon, while it stands', async () => {
    const { house, clientId } = await situation()
    const elsewhere = await createSalon()
    const planId = await createPlan(house, clientId, { now })
    const change = (staff = house.therapist) =>
      asStaff(
        staff,
        now,
      )((ctx) => changePlan(ctx, { ...planFor(house, clientId), planId, revision: 1, goal: '新' }))
    await expect(change(house.receptionist)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(change(elsewhere.manager)).rejects.toMatchObject({ code: 'not_found' })
    await asStaff(house.therapist, now)((ctx) => endPlan(ctx, { planId, end: 'stopped' }))
    await expect(change()).rejects.toMatchObject({ code: 'plan_over' })
  })
})

describe('ending a plan', () => {
  it('happens once, by one of two, and leaves it readable', async () => {
    const { house, clientId } = await situation()
    const planId = await createPlan(house, clientId, { now })
    const outcomes = await Promise.allSettled(
      [house.therapist, house.manager].map((staff) =>
        asStaff(staff, now)((ctx) => endPlan(ctx, { planId, end: 'fulfilled' })),
      ),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'plan_over' },
    })
    expect(await db.carePlan.findUnique({ where: { id: planId } })).toMatchObject({
      end: 'fulfilled',
      endedAt: now,
      goal: '换季脸不要再发红',
    })
    expect(await db.auditEntry.count({ where: { subjectId: clientId, action: 'plan.ended' } })).toBe(1)
  })

  it('is for those who care, in her salon', async () => {
    const { house, clientId } = await situation()
    const elsewhere = await createSalon()
    const planId = await createPlan(house, clientId, { now })
    const end = (staff = house.therapist) =>
      asStaff(staff, now)((ctx) => endPlan(ctx, { planId, end: 'stopped' }))
    await expect(end(house.receptionist)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(end(elsewhere.manager)).rejects.toMatchObject({ code: 'not_found' })
  })
})
