// What is read of assessments: on the visit, of her concerns, of what a treatment changed, and over her visits.
import { describe, expect, it } from 'vitest'
import { getVisitAssessment, listVisitConcerns, readTrends } from '@/lib/assessments/assessment-queries'
import { keyChanges } from '@/lib/assessments/key-changes'
import { markArea } from '@/lib/assessments/mark-area'
import { db } from '@/lib/db/client'
import { at, createGuest } from '../../factories/appointment'
import { createSheets, createVisit, read } from '../../factories/assessment'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'
import { countStatements } from '../../setup/count-statements'

async function twoVisits() {
  const house = await createSalon()
  const sheets = await createSheets(house)
  const { id: clientId } = await createGuest(house)
  const { Redness, Hydration, Oil } = sheets.face.readings
  const long = at(house, '10:00', '2026-11-02')
  const first = await createVisit(house, { clientId, startsAt: long, stage: 'treatment', hasBegun: true })
  await read(house, { ...first, readingTypeId: Redness, value: 4, now: long })
  await read(house, { ...first, readingTypeId: Redness, value: 3, moment: 'after', now: long })
  await read(house, { ...first, readingTypeId: Oil, value: 5, now: long })
  await mark(house, first.visitId, sheets.face.id, 'nose', long)
  await db.visit.update({ where: { id: first.visitId }, data: { stage: 'closed' } })
  const today = await createVisit(house, { clientId })
  await read(house, { ...today, readingTypeId: Redness, value: 3 })
  await read(house, { ...today, readingTypeId: Hydration, value: 35 })
  return { house, sheets, clientId, firstId: first.visitId, visitId: today.visitId, long }
}

function mark(house: TestSalon, visitId: string, templateId: string, area: 'nose' | 'chin', now: Date) {
  const made = { visitId, templateId, area, kind: 'acne', strength: 3, seen: null } as const
  return asStaff(house.therapist, now)((ctx) => markArea(ctx, made))
}

describe('the assessment of a visit', () => {
  it('stands beside what was read last time, in one statement', async () => {
    const { house, sheets, visitId, long } = await twoVisits()
    await mark(house, visitId, sheets.face.id, 'chin', at(house, '14:12'))
    const { result, statements } = await countStatements(() => getVisitAssessment(house.therapist, visitId))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject({ lastUsedId: sheets.face.id, hasBegun: false, booked: [] })
    const face = result?.sheets.find(({ region }) => region === 'face')
    expect(face).toMatchObject({
      marks: [{ area: 'chin', kind: 'acne', strength: 3 }],
      lastMarks: [{ area: 'nose', kind: 'acne', strength: 3 }],
      taken: { by: house.therapist.name },
    })
    const reading = (name: string) => face?.readings.find(({ nameEn }) => nameEn === name)
    expect(reading('Redness')).toMatchObject({
      before: 3,
      after: null,
      last: { before: 4, after: 3, at: long },
    })
    expect(reading('Hydration')).toMatchObject({ before: 35, last: null })
    expect(reading('Oil')).toMatchObject({ before: null, last: { before: 5, after: null } })
    expect(result?.sheets.map(({ region }) => region)).toEqual(['face', 'body', 'scalp'])
  })

  it('knows nothing of another guest, of a sheet without a word, or of what was taken after the treatment alone', async () => {
    const house = await createSalon()
    const sheets = await createSheets(house)
    const { id: clientId } = await createGuest(house)
    const { Redness } = sheets.face.readings
    const early = at(house, '10:00', '2026-11-02')
    const past = { stage: 'treatment', hasBegun: true } as const
    const filled = { templateId: sheets.face.id, takenById: house.therapist.id }
    const stranger = await createVisit(house, { ...past, startsAt: early })
    await read(house, { ...stranger, readingTypeId: Redness, value: 5, now: early })
    const after = await createVisit(house, { ...past, clientId, startsAt: early })
    await read(house, { ...after, readingTypeId: Redness, value: 2, moment: 'after', now: early })
    await db.visit.update({ where: { id: after.visitId }, data: { stage: 'closed' } })
    const blank = await createVisit(house, { ...past, clientId, startsAt: at(house, '10:00', '2026-11-03') })
    const takenAt = at(house, '10:00', '2026-11-03')
    await db.assessment.create({ data: { ...filled, visitId: blank.visitId, moment: 'before', takenAt } })
    await db.visit.update({ where: { id: blank.visitId }, data: { stage: 'closed' } })
    const { visitId } = await createVisit(house, { clientId })
    const faceNow = async () => {
      const result = await getVisitAssessment(house.therapist, visitId)
      const face = result?.sheets.find(({ id }) => id === sheets.face.id)
      const last = face?.readings.find(({ id }) => id === Redness)?.last
      return { lastUsedId: result?.lastUsedId, last, lastMarks: face?.lastMarks }
    }
    expect(await faceNow()).toEqual({ lastUsedId: null, last: null, lastMarks: [] })
    expect(await listVisitConcerns(house.therapist, after.visitId)).toEqual([])
    await mark(house, visitId, sheets.face.id, 'chin', at(house, '14:12'))
    await db.areaMark.create({
      data: {
        area: 'nose',
        kind: 'acne',
        strength: 2,
        markedBy: { connect: { id: house.therapist.id } },
        markedAt: early,
        assessment: {
          connect: {
            id: (await db.assessment.findFirstOrThrow({ where: { visitId: after.visitId } })).id,
          },
        },
      },
    })
    expect((await faceNow()).lastMarks).toEqual([])
    expect(await listVisitConcerns(house.therapist, after.visitId)).toEqual([])
    const told = await readTrends(house.therapist, clientId)
    expect(told?.visits.map(({ id }) => id)).toEqual([after.visitId])
  })

  it('of an older visit does not look ahead', async () => {
    const { house, firstId } = await twoVisits()
    const result = await getVisitAssessment(house.therapist, firstId)
    const readings = result?.sheets.flatMap((sheet) => sheet.readings)
    expect(readings?.every(({ last }) => last === null)).toBe(true)
    expect(result?.lastUsedId).toBeNull()
  })

  it('tells what the treatments booked are good for', async () => {
    const { house, clientId, visitId } = await twoVisits()
    await db.treatment.update({
      where: { id: house.treatments[0]?.id ?? '' },
      data: { concerns: ['tension', 'pain'] },
    })
    expect((await getVisitAssessment(house.therapist, visitId))?.booked).toEqual(['pain', 'tension'])
    await db.treatment.update({ where: { id: house.treatments[1]?.id ?? '' }, data: { concerns: ['acne'] } })
    const planned = { treatmentId: house.treatments[1]?.id ?? '', startsAt: at(house, '15:00') }
    const endsAt = at(house, '16:00')
    const releasedAt = at(house, '14:20')
    // One that was taken out again, and one of another visit of hers.
    const { visitId: other } = await createVisit(house, { clientId, stage: 'cancelled' })
    await db.treatmentSession.createMany({
      data: [
        { ...planned, endsAt, visitId, releasedAt },
        { ...planned, endsAt, visitId: other },
      ],
    })
    expect((await getVisitAssessment(house.therapist, visitId))?.booked).toEqual(['pain', 'tension'])
  })

  it('has the sheets and readings of today, and those out of use only where they were read today', async () => {
    const { house, sheets, clientId, visitId } = await twoVisits()
    const elsewhere = await createSalon()
    await createSheets(elsewhere)
    const { Redness, Oil } = sheets.face.readings
    const retiredAt = at(house, '14:20')
    await db.readingType.updateMany({
      where: { id: { in: [Redness ?? '', Oil ?? ''] } },
      data: { retiredAt },
    })
    await db.assessmentTemplate.updateMany({ where: { salonId: house.salon.id }, data: { retiredAt } })
    const result = await getVisitAssessment(house.therapist, visitId)
    expect(result?.sheets.map(({ id }) => id)).toEqual([sheets.face.id])
    const ids = result?.sheets[0]?.readings.map(({ id }) => id)
    expect(ids).toContain(Redness)
    expect(ids).not.toContain(Oil)
    const { visitId: next } = await createVisit(house, {
      clientId,
      stage: 'expected',
      startsAt: at(house, '10:00', '2026-11-30'),
    })
    expect((await getVisitAssessment(house.therapist, next))?.sheets).toEqual([])
    expect(await getVisitAssessment(elsewhere.therapist, visitId)).toBeNull()
  })

  it('keeps a sheet out of use where it was filled in, and nowhere else', async () => {
    const { house, sheets, visitId } = await twoVisits()
    const retiredAt = TEST_NOW
    await db.assessmentTemplate.updateMany({ where: { salonId: house.salon.id }, data: { retiredAt } })
    const shown = await getVisitAssessment(house.therapist, visitId)
    expect(shown?.sheets.map(({ id }) => id)).toEqual([sheets.face.id])
    const other = await createVisit(house)
    expect((await getVisitAssessment(house.therapist, other.visitId))?.sheets).toEqual([])
  })

  it('is for those who care, in their own salon', async () => {
    const { house, visitId } = await twoVisits()
    const other = await createSalon()
    expect(await getVisitAssessment(house.receptionist, visitId)).toBeNull()
    expect(await getVisitAssessment(other.therapist, visitId)).toBeNull()
    expect(await getVisitAssessment(house.manager, visitId)).not.toBeNull()
  })
})

describe('her concerns', () => {
  it('come with what they are told by, the heaviest first, in one statement', async () => {
    const { house, sheets, visitId } = await twoVisits()
    await mark(house, visitId, sheets.face.id, 'chin', at(house, '14:12'))
    const wound = { visitId, templateId: sheets.face.id, area: 'nose', kind: 'wound' } as const
    await asStaff(house.therapist, TEST_NOW)((ctx) => markArea(ctx, { ...wound, strength: 3, seen: null }))
    const { result, statements } = await countStatements(() => listVisitConcerns(house.therapist, visitId))
    expect(statements).toHaveLength(1)
    expect(result).toEqual([
      { concern: 'acne', because: [{ by: 'mark', area: 'chin', strength: 3 }] },
      {
        concern: 'dryness',
        because: [
          {
            by: 'reading',
            reading: { name: '水分', nameEn: 'Hydration' },
            value: 35,
            steps: null,
            unit: '%',
          },
        ],
      },
      {
        concern: 'redness',
        because: [
          { by: 'reading', reading: { name: '泛红', nameEn: 'Redness' }, value: 3, steps: 5, unit: null },
        ],
      },
    ])
  })

  it('are not told to whoever may not read them, nor to another salon', async () => {
    const { house, visitId } = await twoVisits()
    expect(await listVisitConcerns(house.receptionist, visitId)).toEqual([])
    expect(await listVisitConcerns((await createSalon()).therapist, visitId)).toEqual([])
  })
})

describe('what a treatment changed', () => {
  it('is told by visit, with whether it is for the better, in one statement', async () => {
    const { house, firstId, visitId } = await twoVisits()
    const { result, statements } = await countStatements(() =>
      keyChanges(house.therapist, [firstId, visitId]),
    )
    expect(statements).toHaveLength(1)
    expect([...result.keys()]).toEqual([firstId])
    expect(result.get(firstId)).toMatchObject([{ nameEn: 'Redness', before: 4, after: 3, turn: 'better' }])
  })

  it('is for those who care, in their own salon', async () => {
    const { house, firstId } = await twoVisits()
    expect((await keyChanges(house.receptionist, [firstId])).size).toBe(0)
    expect((await keyChanges((await createSalon()).therapist, [firstId])).size).toBe(0)
  })
})

describe('trends', () => {
  it('tell each reading over her visits, oldest first, in one statement', async () => {
    const { house, clientId, firstId, visitId } = await twoVisits()
    const { result, statements } = await countStatements(() => readTrends(house.therapist, clientId))
    expect(statements).toHaveLength(1)
    expect(result?.visits.map(({ id }) => id)).toEqual([firstId, visitId])
    const readings = result?.sheets.flatMap((sheet) => sheet.readings) ?? []
    expect(readings.map(({ nameEn }) => nameEn)).toEqual(['Hydration', 'Oil', 'Redness'])
    expect(readings[2]?.points).toMatchObject([
      { visitId: firstId, before: 4, after: 3 },
      { visitId, before: 3, after: null },
    ])
  })

  it('go no further back than 24 visits', async () => {
    const { house, sheets, clientId } = await twoVisits()
    for (let day = 1; day <= 25; day += 1) {
      const startsAt = at(house, '10:00', `2026-10-${String(day).padStart(2, '0')}`)
      const { visitId } = await createVisit(house, { clientId, startsAt, stage: 'follow_up' })
      await read(house, { visitId, readingTypeId: sheets.face.readings.Oil, value: 3, now: startsAt })
      await db.visit.update({ where: { id: visitId }, data: { stage: 'closed' } })
    }
    const { result, statements } = await countStatements(() => readTrends(house.therapist, clientId))
    expect(statements).toHaveLength(1)
    expect(result?.visits).toHaveLength(24)
  })

  it('are none of an archive that was merged into another', async () => {
    const { house, clientId } = await twoVisits()
    const { id: mergedIntoId } = await createGuest(house)
    await db.client.update({ where: { id: clientId }, data: { mergedIntoId } })
    expect(await readTrends(house.therapist, clientId)).toBeNull()
  })

  it('are for those who care, of a living archive of their own salon', async () => {
    const { house, clientId } = await twoVisits()
    expect(await readTrends(house.receptionist, clientId)).toBeNull()
    expect(await readTrends((await createSalon()).therapist, clientId)).toBeNull()
    expect(await readTrends(house.manager, clientId)).not.toBeNull()
  })
})
