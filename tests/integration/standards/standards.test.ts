// Holds the standards to their promise: rows never change, each change is a version, one editor wins.
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { addStandard } from '@/lib/standards/add-standard'
import { reorderStandards } from '@/lib/standards/reorder-standards'
import { restoreStandard, retireStandard } from '@/lib/standards/retire-standard'
import { reviseStandard } from '@/lib/standards/revise-standard'
import { shippedStandards } from '@/lib/standards/shipped-standards'
import { getStandardsForEditing } from '@/lib/standards/standards-queries'
import { NEEDED_STEPS } from '@/lib/standards/standards-schemas'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { HOT_TOWEL } from '../../factories/standard'
import { TEST_NOW } from '../../factories/test-day'

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })

/** The rows that lead a visit of `version`, without what makes them rows. */
async function standardsOf(salonId: string, version: number) {
  const rows = await db.serviceStandard.findMany({
    where: {
      salonId,
      fromVersion: { lte: version },
      OR: [{ untilVersion: null }, { untilVersion: { gt: version } }],
    },
    orderBy: [{ stage: 'asc' }, { position: 'asc' }],
  })
  return rows.map(({ id: _id, fromVersion: _from, untilVersion: _until, ...standard }) => standard)
}

async function stepsOf(house: TestSalon, stage: string, version: number): Promise<string[]> {
  const standards = await standardsOf(house.salon.id, version)
  return standards.filter((standard) => standard.stage === stage).map((standard) => standard.stepKey)
}

describe('the standards of a salon', () => {
  let house: TestSalon
  let as: ReturnType<typeof asStaff>

  beforeAll(async () => {
    house = await createSalon()
    as = asStaff(house.manager, TEST_NOW)
  })

  it('begin as shipped, in the order of stages and steps', async () => {
    const standards = await standardsOf(house.salon.id, 1)
    expect(standards.map((standard) => standard.stepKey)).toEqual(
      shippedStandards.map((step) => step.stepKey),
    )
  })

  it('let a revision hold from the next version on and leave the old version as it was', async () => {
    const house = await createSalon()
    const before = await standardsOf(house.salon.id, 1)
    const { version } = await asStaff(
      house.manager,
      TEST_NOW,
    )((ctx) => reviseStandard(ctx, { stepKey: 'serve_tea', version: 1, ...HOT_TOWEL }))
    expect(version).toBe(2)
    expect(await standardsOf(house.salon.id, 1)).toEqual(before)
    const after = await standardsOf(house.salon.id, 2)
    expect(after.map((standard) => standard.stepKey)).toEqual(before.map((standard) => standard.stepKey))
    expect(after.find((standard) => standard.stepKey === 'serve_tea')).toMatchObject({
      ...HOT_TOWEL,
      stage: 'seating',
    })
    expect(await db.salon.findUniqueOrThrow({ where: { id: house.salon.id } })).toMatchObject({
      standardsVersion: 2,
    })
    const audit = await db.auditEntry.findMany({ where: { salonId: house.salon.id } })
    expect(audit).toMatchObject([
      {
        action: 'standard.revised',
        actorId: house.manager.id,
        particulars: { stepKey: 'serve_tea', version: 2 },
      },
    ])
  })

  it('keep the treatment as long as the treatments booked', async () => {
    const house = await createSalon()
    await asStaff(
      house.manager,
      TEST_NOW,
    )((ctx) => reviseStandard(ctx, { stepKey: 'perform', version: 1, ...HOT_TOWEL }))
    const perform = (await standardsOf(house.salon.id, 2)).find((standard) => standard.stepKey === 'perform')
    expect(perform).toMatchObject({ titleZh: HOT_TOWEL.titleZh, targetMinutes: 0 })
  })

  it('take a step of the salon’s own at the end of its stage', async () => {
    const house = await createSalon()
    const { stepKey } = await asStaff(
      house.manager,
      TEST_NOW,
    )((ctx) => addStandard(ctx, { stage: 'seating', version: 1, ...HOT_TOWEL }))
    expect(stepKey).toMatch(/^own_[0-9a-f]{8}$/)
    expect(await stepsOf(house, 'seating', 1)).not.toContain(stepKey)
    expect((await stepsOf(house, 'seating', 2)).at(-1)).toBe(stepKey)
  })

  it('retire a step, and bring it back with its words', async () => {
    const house = await createSalon()
    const as = asStaff(house.manager, TEST_NOW)
    await as((ctx) => retireStandard(ctx, { stepKey: 'refill_tea', version: 1 }))
    expect(await stepsOf(house, 'seating', 1)).toContain('refill_tea')
    expect(await stepsOf(house, 'seating', 2)).not.toContain('refill_tea')
    const editing = await getStandardsForEditing(house.salon.id)
    expect(editing.version).toBe(2)
    expect(editing.retired.map((standard) => standard.stepKey)).toEqual(['refill_tea'])
    await expect(as((ctx) => retireStandard(ctx, { stepKey: 'refill_tea', version: 2 }))).rejects.toEqual(
      refusal('not_found'),
    )
    await as((ctx) => restoreStandard(ctx, { stepKey: 'refill_tea', version: 2 }))
    expect((await stepsOf(house, 'seating', 3)).at(-1)).toBe('refill_tea')
    expect((await getStandardsForEditing(house.salon.id)).retired).toEqual([])
    await expect(as((ctx) => restoreStandard(ctx, { stepKey: 'refill_tea', version: 3 }))).rejects.toEqual(
      refusal('not_found'),
    )
  })

  it.each(NEEDED_STEPS)('never retire %s, which the flow asks for', async (stepKey) => {
    await expect(as((ctx) => retireStandard(ctx, { stepKey, version: 1 }))).rejects.toEqual(
      refusal('standard_needed'),
    )
    expect(await db.salon.findUniqueOrThrow({ where: { id: house.salon.id } })).toMatchObject({
      standardsVersion: 1,
    })
  })

  it('take another order, and only the steps that moved get a successor', async () => {
    const house = await createSalon()
    const [first, second, ...rest] = await stepsOf(house, 'consultation', 1)
    const stepKeys = [second ?? '', first ?? '', ...rest]
    await asStaff(
      house.manager,
      TEST_NOW,
    )((ctx) => reorderStandards(ctx, { stage: 'consultation', stepKeys, version: 1 }))
    expect(await stepsOf(house, 'consultation', 2)).toEqual(stepKeys)
    expect(await stepsOf(house, 'consultation', 1)).toEqual([first, second, ...rest])
    expect(await db.serviceStandard.count({ where: { salonId: house.salon.id, fromVersion: 2 } })).toBe(2)
  })

  it('refuse an order that is not exactly the steps of the stage', async () => {
    const keys = await stepsOf(house, 'greeting', 1)
    for (const stepKeys of [keys.slice(1), [...keys, 'serve_tea'], [keys[0] ?? '', ...keys.slice(0, -1)]]) {
      await expect(
        as((ctx) => reorderStandards(ctx, { stage: 'greeting', stepKeys, version: 1 })),
      ).rejects.toEqual(refusal('someone_was_faster'))
    }
  })

  it('let one of two editors win, whatever they change', async () => {
    const house = await createSalon()
    const as = asStaff(house.manager, TEST_NOW)
    const results = await Promise.allSettled([
      as((ctx) => reviseStandard(ctx, { stepKey: 'serve_tea', version: 1, ...HOT_TOWEL })),
      as((ctx) => retireStandard(ctx, { stepKey: 'serve_tea', version: 1 })),
      as((ctx) => addStandard(ctx, { stage: 'seating', version: 1, ...HOT_TOWEL })),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toEqual(refusal('someone_was_faster'))
    }
    expect(await db.salon.findUniqueOrThrow({ where: { id: house.salon.id } })).toMatchObject({
      standardsVersion: 2,
    })
  })

  it('belong to the manager, and to her own salon', async () => {
    for (const staff of [house.receptionist, house.therapist]) {
      await expect(
        asStaff(
          staff,
          TEST_NOW,
        )((ctx) => reviseStandard(ctx, { stepKey: 'serve_tea', version: 1, ...HOT_TOWEL })),
      ).rejects.toEqual(refusal('not_permitted'))
    }
    const neighbour = await createSalon()
    await asStaff(
      neighbour.manager,
      TEST_NOW,
    )((ctx) => retireStandard(ctx, { stepKey: 'serve_tea', version: 1 }))
    expect(await stepsOf(house, 'seating', 1)).toContain('serve_tea')
    expect(await db.salon.findUniqueOrThrow({ where: { id: house.salon.id } })).toMatchObject({
      standardsVersion: 1,
    })
  })
})
