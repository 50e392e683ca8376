// Readings and marks as they are taken: by whom, within what, and what becomes of two who tap at once.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import { markArea } from '@/lib/assessments/mark-area'
import { reviseReadingType } from '@/lib/assessments/revise-reading-type'
import { takeReading } from '@/lib/assessments/take-reading'
import { db } from '@/lib/db/client'
import { createSheets, createVisit, read } from '../../factories/assessment'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'

const now = new Date('2026-11-23T06:10:00Z')
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })

async function atConsultation(hasBegun = false) {
  const house = await createSalon()
  const sheets = await createSheets(house)
  const { visitId, clientId } = await createVisit(house, hasBegun ? { stage: 'treatment', hasBegun } : {})
  const { Redness = '', Hydration = '', Oil = '' } = sheets.face.readings
  const taken = { visitId, readingTypeId: Redness, moment: 'before', value: 4, seen: null } as const
  const care = asStaff(house.therapist, now)
  const standing = () =>
    db.reading.findMany({ where: { assessment: { visitId } }, orderBy: { value: 'asc' } })
  return { house, sheets, visitId, clientId, Redness, Hydration, Oil, taken, care, standing }
}

describe('a reading', () => {
  it('is taken, corrected and taken back, each raising the revision and written down without its value', async () => {
    const { clientId, visitId, taken, care, standing, Redness } = await atConsultation()
    await care((ctx) => takeReading(ctx, taken))
    await care((ctx) => takeReading(ctx, { ...taken, value: 3, seen: 4 }))
    expect(await standing()).toMatchObject([{ value: 3, readingTypeId: Redness }])
    await care((ctx) => takeReading(ctx, { ...taken, value: null, seen: 3 }))
    expect(await standing()).toEqual([])
    expect(await db.assessment.findFirstOrThrow({ where: { visitId } })).toMatchObject({ revision: 3 })
    const entries = await db.auditEntry.findMany({
      where: { subjectId: clientId, action: { startsWith: 'reading' } },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ action }) => action)).toEqual(['reading.taken', 'reading.taken', 'reading.cleared'])
    expect(entries[0]?.particulars).toEqual({ visitId, readingTypeId: Redness, moment: 'before' })
  })

  it('that stands already is no second deed', async () => {
    const { visitId, taken, care } = await atConsultation()
    await care((ctx) => takeReading(ctx, taken))
    await care((ctx) => takeReading(ctx, taken))
    expect(await db.assessment.findFirstOrThrow({ where: { visitId } })).toMatchObject({ revision: 1 })
  })

  it('asked for twice under one key is taken once', async () => {
    const { house, visitId, taken } = await atConsultation()
    const key = randomUUID()
    const deed = () =>
      performDeed({
        name: 'assessments.take_reading',
        key,
        body: taken,
        now,
        staff: house.therapist,
        run: (ctx) => takeReading(ctx, taken),
      })
    await Promise.all([deed(), deed()])
    await deed()
    expect(await db.assessment.findFirstOrThrow({ where: { visitId } })).toMatchObject({ revision: 1 })
  })

  it('is taken beside another on a second tablet', async () => {
    const { taken, care, standing, Hydration } = await atConsultation()
    await Promise.all([
      care((ctx) => takeReading(ctx, taken)),
      care((ctx) => takeReading(ctx, { ...taken, readingTypeId: Hydration, value: 38.5 })),
    ])
    expect(await standing()).toMatchObject([{ value: 4 }, { value: 38.5 }])
  })

  it('taken by two at once stands as the faster said, and the slower is told what stands there', async () => {
    const { taken, care, standing } = await atConsultation()
    const outcomes = await Promise.allSettled(
      [2, 3, 4, 5].map((value) => care((ctx) => takeReading(ctx, { ...taken, value }))),
    )
    const won = outcomes.filter(({ status }) => status === 'fulfilled')
    expect(won).toHaveLength(1)
    const [stands] = await standing()
    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    for (const reason of lost)
      expect(reason).toMatchObject({ code: 'reading_taken', particulars: { value: stands?.value } })
  })

  it('that a colleague has taken back is not overwritten unseen', async () => {
    const { taken, care } = await atConsultation()
    const late = care((ctx) => takeReading(ctx, { ...taken, seen: 2 }))
    await expect(late).rejects.toThrow(refusal('reading_cleared'))
  })

  it.each([0, 6, 2.5, -1])('is refused off its scale: %s', async (value) => {
    const { taken, care } = await atConsultation()
    await expect(care((ctx) => takeReading(ctx, { ...taken, value }))).rejects.toThrow(
      refusal('reading_off_scale'),
    )
  })

  it.each([-0.1, 100.5, 42.125])('is refused off its measure: %s', async (value) => {
    const { taken, care, Hydration } = await atConsultation()
    const wrong = care((ctx) => takeReading(ctx, { ...taken, readingTypeId: Hydration, value }))
    await expect(wrong).rejects.toThrow(refusal('reading_off_scale'))
  })

  it('is kept within its bounds by the database itself', async () => {
    const { visitId, taken, care, Redness } = await atConsultation()
    await care((ctx) => takeReading(ctx, taken))
    const { id } = await db.assessment.findFirstOrThrow({ where: { visitId } })
    const wrong = db.reading.updateMany({
      where: { assessmentId: id, readingTypeId: Redness },
      data: { value: 9 },
    })
    await expect(wrong).rejects.toThrow(/Reading_in_bounds/)
  })

  it('is for those who care', async () => {
    const { house, taken } = await atConsultation()
    const asked = asStaff(house.receptionist, now)((ctx) => takeReading(ctx, taken))
    await expect(asked).rejects.toThrow(refusal('not_permitted'))
    await asStaff(house.manager, now)((ctx) => takeReading(ctx, taken))
  })

  it('of another salon does not exist, nor does its visit', async () => {
    const here = await atConsultation()
    const there = await atConsultation()
    const theirReading = here.care((ctx) => takeReading(ctx, { ...here.taken, readingTypeId: there.Redness }))
    await expect(theirReading).rejects.toThrow(refusal('not_found'))
    const theirVisit = here.care((ctx) => takeReading(ctx, { ...here.taken, visitId: there.visitId }))
    await expect(theirVisit).rejects.toThrow(refusal('not_found'))
  })

  it.each([
    ['expected', 'not_arrived'],
    ['closed', 'visit_has_ended'],
    ['left', 'visit_has_ended'],
  ] as const)('is refused on a visit that is %s', async (stage, code) => {
    const { house, clientId, taken, care } = await atConsultation()
    const { visitId } = await createVisit(house, { clientId: clientId, stage, startsAt: now })
    await expect(care((ctx) => takeReading(ctx, { ...taken, visitId }))).rejects.toThrow(refusal(code))
  })

  it('out of use is asked for no more, but what was read can still be put right', async () => {
    const { taken, care, Redness, Oil } = await atConsultation()
    await care((ctx) => takeReading(ctx, taken))
    await db.readingType.updateMany({ where: { id: { in: [Redness, Oil] } }, data: { retiredAt: now } })
    await care((ctx) => takeReading(ctx, { ...taken, value: 2, seen: 4 }))
    const fresh = care((ctx) => takeReading(ctx, { ...taken, readingTypeId: Oil, value: 2 }))
    await expect(fresh).rejects.toThrow(refusal('reading_retired'))
  })
})

describe('a key reading', () => {
  it('is taken again once the treatment has begun, and stands beside the one before', async () => {
    const { house, visitId, taken, care, standing, Redness } = await atConsultation(true)
    await read(house, { visitId, readingTypeId: Redness, value: 4 })
    await care((ctx) => takeReading(ctx, { ...taken, moment: 'after', value: 2 }))
    expect((await standing()).map(({ value }) => value)).toEqual([2, 4])
  })

  it('is not taken again before that', async () => {
    const { taken, care } = await atConsultation()
    const early = care((ctx) => takeReading(ctx, { ...taken, moment: 'after' }))
    await expect(early).rejects.toThrow(refusal('not_in_treatment'))
  })

  it('is the only kind taken again', async () => {
    const { taken, care, Oil } = await atConsultation(true)
    const other = care((ctx) => takeReading(ctx, { ...taken, readingTypeId: Oil, moment: 'after' }))
    await expect(other).rejects.toThrow(refusal('reading_not_key'))
  })
})

describe('a reading taken while its scale is shortened', () => {
  it('leaves no value off the scale, whoever is first', async () => {
    const { house, taken, care, standing, Redness } = await atConsultation()
    const { id, templateId, position, retiredAt, ...seen } = await db.readingType.findUniqueOrThrow({
      where: { id: Redness },
    })
    const outcomes = await Promise.allSettled([
      care((ctx) => takeReading(ctx, { ...taken, value: 5 })),
      asStaff(
        house.manager,
        now,
      )((ctx) => reviseReadingType(ctx, { readingTypeId: id, seen, ...seen, steps: 3, concernAbove: 2 })),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { steps } = await db.readingType.findUniqueOrThrow({ where: { id } })
    for (const { value } of await standing()) expect(value).toBeLessThanOrEqual(steps ?? 0)
  })
})

describe('a mark', () => {
  async function marking() {
    const { house, sheets, visitId, clientId, care } = await atConsultation()
    const mark = {
      visitId,
      templateId: sheets.face.id,
      area: 'cheek_left',
      kind: 'redness',
      strength: 2,
      seen: null,
    } as const
    const standing = () => db.areaMark.findMany({ where: { assessment: { visitId } } })
    return { house, sheets, visitId, clientId, care, mark, standing }
  }

  it('is made, strengthened and wiped off, several at one area', async () => {
    const { clientId, care, mark, standing } = await marking()
    await care((ctx) => markArea(ctx, mark))
    await care((ctx) => markArea(ctx, { ...mark, kind: 'scar', strength: 1 }))
    await care((ctx) => markArea(ctx, { ...mark, strength: 3, seen: 2 }))
    expect(await standing()).toHaveLength(2)
    await care((ctx) => markArea(ctx, { ...mark, strength: null, seen: 3 }))
    expect(await standing()).toMatchObject([{ area: 'cheek_left', kind: 'scar', strength: 1 }])
    expect(
      await db.auditEntry.count({ where: { subjectId: clientId, action: { startsWith: 'area.' } } }),
    ).toBe(4)
  })

  it('is one of its kind, on its sheet, in this visit, before the treatment', async () => {
    const { house, care, mark, sheets, standing } = await marking()
    const { visitId } = await createVisit(house)
    await care((ctx) => markArea(ctx, { ...mark, visitId, strength: 1 }))
    await care((ctx) => markArea(ctx, { ...mark, kind: 'scar', strength: 3 }))
    await care((ctx) => markArea(ctx, { ...mark, area: 'nose', strength: 3 }))
    const { id: templateId } = await db.assessmentTemplate.create({
      data: { salonId: house.salon.id, region: 'face', name: '眼周', position: 9 },
    })
    await care((ctx) => markArea(ctx, { ...mark, templateId, strength: 1 }))
    const own = { area: mark.area, kind: mark.kind, strength: 1 }
    const after = { visitId: mark.visitId, templateId: sheets.face.id, moment: 'after' } as const
    const by = { takenById: house.therapist.id, takenAt: now }
    await db.assessment.create({ data: { ...after, ...by, marks: { create: own } } })
    await care((ctx) => markArea(ctx, mark))
    const strengths = (await standing()).map(({ strength }) => strength)
    expect(strengths.sort()).toEqual([1, 1, 2, 3, 3])
  })

  it('made by two at once stands once, and the slower is told', async () => {
    const { care, mark, standing } = await marking()
    const outcomes = await Promise.allSettled(
      ([1, 2, 3] as const).map((strength) => care((ctx) => markArea(ctx, { ...mark, strength }))),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'mark_changed' })
    expect(await standing()).toHaveLength(1)
  })

  it('is refused where the region has neither the area nor the kind', async () => {
    const { care, mark, sheets } = await marking()
    const refused = (change: object) =>
      expect(care((ctx) => markArea(ctx, { ...mark, ...change }))).rejects.toThrow(refusal('not_found'))
    await refused({ area: 'knee_left' })
    await refused({ kind: 'tension' })
    await refused({ templateId: sheets.body.id })
    await refused({ templateId: (await marking()).sheets.face.id })
  })

  it('is for those who care, and only while she is here', async () => {
    const { house, care, mark } = await marking()
    const asked = asStaff(house.receptionist, now)((ctx) => markArea(ctx, mark))
    await expect(asked).rejects.toThrow(refusal('not_permitted'))
    await db.visit.update({ where: { id: mark.visitId }, data: { stage: 'closed' } })
    await expect(care((ctx) => markArea(ctx, mark))).rejects.toThrow(refusal('visit_has_ended'))
  })
})
