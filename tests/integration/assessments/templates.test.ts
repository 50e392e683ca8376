// The salon's own sheets of readings: what ships, what may change, and what stays once something was read.
import { describe, expect, it } from 'vitest'
import { addReadingType } from '@/lib/assessments/add-reading-type'
import { addTemplate } from '@/lib/assessments/add-template'
import { reorderReadingTypes } from '@/lib/assessments/reorder-reading-types'
import { reorderTemplates } from '@/lib/assessments/reorder-templates'
import { restoreReadingType, retireReadingType } from '@/lib/assessments/retire-reading-type'
import { restoreTemplate, retireTemplate } from '@/lib/assessments/retire-template'
import { reviseReadingType } from '@/lib/assessments/revise-reading-type'
import { reviseTemplate } from '@/lib/assessments/revise-template'
import { getTemplateForSettings, listTemplatesForSettings } from '@/lib/assessments/template-queries'
import { isConcern } from '@/lib/concerns/concern-flow'
import { db } from '@/lib/db/client'
import { createSheets, createVisit, read } from '../../factories/assessment'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

const now = new Date('2026-11-23T06:00:00Z')
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })

const facts = {
  name: '酸碱度',
  nameEn: 'Acidity',
  form: 'measure' as const,
  lowEnd: null,
  lowEndEn: null,
  highEnd: null,
  highEndEn: null,
  steps: null,
  unit: 'pH',
  minimum: 3,
  maximum: 9,
  isKey: false,
  concern: null,
  concernBelow: null,
  concernAbove: null,
}

async function withSheets() {
  const house = await createSalon()
  const sheets = await createSheets(house)
  return { house, sheets, manager: asStaff(house.manager, now) }
}

async function stands(readingTypeId: string) {
  const { id, templateId, position, retiredAt, ...seen } = await db.readingType.findUniqueOrThrow({
    where: { id: readingTypeId },
  })
  return seen
}

describe('a new salon', () => {
  it('begins with three sheets, each with three to five key readings and known concerns', async () => {
    const { house } = await withSheets()
    const { result, statements } = await countStatements(() => listTemplatesForSettings(house.salon.id))
    expect(statements).toHaveLength(1)
    expect(result.map(({ region }) => region)).toEqual(['face', 'body', 'scalp'])
    for (const { readings } of result) {
      const keys = readings.filter(({ isKey }) => isKey).length
      expect(keys).toBeGreaterThanOrEqual(3)
      expect(keys).toBeLessThanOrEqual(5)
      for (const { name, nameEn, concern, concernBelow, concernAbove } of readings) {
        expect([name, nameEn].every(Boolean)).toBe(true)
        expect(concern && isConcern(concern)).toBe(true)
        expect(concernBelow ?? concernAbove).not.toBeNull()
      }
    }
  })
})

describe('a sheet', () => {
  it('is added at the end, renamed, put into order, retired and restored, each written down', async () => {
    const { house, sheets, manager } = await withSheets()
    const { templateId } = await manager((ctx) =>
      addTemplate(ctx, { region: 'face', name: '眼周', nameEn: null }),
    )
    await manager((ctx) =>
      reviseTemplate(ctx, {
        templateId,
        seen: { name: '眼周', nameEn: null },
        name: '眼周检测',
        nameEn: 'Eyes',
      }),
    )
    await manager((ctx) =>
      reorderTemplates(ctx, { ids: [templateId, sheets.scalp.id, sheets.face.id, sheets.body.id] }),
    )
    await manager((ctx) => retireTemplate(ctx, { templateId }))
    await manager((ctx) => restoreTemplate(ctx, { templateId }))
    const [first] = await listTemplatesForSettings(house.salon.id)
    expect(first).toMatchObject({ id: templateId, name: '眼周检测', nameEn: 'Eyes', retiredAt: null })
    const entries = await db.auditEntry.findMany({ where: { subjectId: templateId }, orderBy: { id: 'asc' } })
    expect(entries.map(({ action }) => action)).toEqual([
      'assessment_template.added',
      'assessment_template.revised',
      'assessment_template.retired',
      'assessment_template.restored',
    ])
  })

  it('that a colleague has renamed is not renamed unseen', async () => {
    const { sheets, manager } = await withSheets()
    const late = manager((ctx) =>
      reviseTemplate(ctx, {
        templateId: sheets.face.id,
        seen: { name: '旧名', nameEn: null },
        name: '新名',
        nameEn: null,
      }),
    )
    await expect(late).rejects.toThrow(refusal('someone_was_faster'))
  })
})

describe('a reading of a sheet', () => {
  it('is added at the end, put into order, retired and restored, each written down', async () => {
    const { house, sheets, manager } = await withSheets()
    const templateId = sheets.scalp.id
    const { readingTypeId } = await manager((ctx) => addReadingType(ctx, { ...facts, templateId }))
    const others = Object.values(sheets.scalp.readings)
    await manager((ctx) => reorderReadingTypes(ctx, { templateId, ids: [readingTypeId, ...others] }))
    await manager((ctx) => retireReadingType(ctx, { readingTypeId }))
    const again = manager((ctx) => retireReadingType(ctx, { readingTypeId }))
    await expect(again).rejects.toThrow(refusal('not_found'))
    await manager((ctx) => restoreReadingType(ctx, { readingTypeId }))
    const sheet = await getTemplateForSettings(house.salon.id, templateId)
    expect(sheet?.readings[0]).toMatchObject({ id: readingTypeId, unit: 'pH', retiredAt: null })
    const entries = await db.auditEntry.findMany({ where: { subjectId: readingTypeId } })
    expect(entries.map(({ action }) => action).toSorted()).toEqual([
      'reading_type.added',
      'reading_type.restored',
      'reading_type.retired',
    ])
  })

  it('is not put into an order of others', async () => {
    const { sheets, manager } = await withSheets()
    const ids = Object.values(sheets.face.readings)
    const wrong = manager((ctx) => reorderReadingTypes(ctx, { templateId: sheets.body.id, ids }))
    await expect(wrong).rejects.toThrow(refusal('someone_was_faster'))
  })

  it('changes freely until something was read with it; then form, steps and unit stay', async () => {
    const { house, sheets, manager } = await withSheets()
    const { Hydration: readingTypeId = '' } = sheets.face.readings
    const revise = async (change: object) => {
      const seen = await stands(readingTypeId)
      return manager((ctx) => reviseReadingType(ctx, { readingTypeId, seen, ...seen, ...change }))
    }
    await revise({ unit: 'AU' })
    const { visitId } = await createVisit(house)
    await read(house, { visitId, readingTypeId, value: 40 })
    await expect(revise({ unit: '%' })).rejects.toThrow(refusal('reading_in_use'))
    await expect(
      revise({ form: 'scale', steps: 5, unit: null, minimum: null, maximum: null }),
    ).rejects.toThrow(refusal('reading_in_use'))
    await revise({ name: '含水量', concernBelow: 42, isKey: false })
    expect(await stands(readingTypeId)).toMatchObject({ name: '含水量', unit: 'AU', concernBelow: 42 })
    const shown = await getTemplateForSettings(house.salon.id, sheets.face.id)
    expect(shown?.readings.filter(({ isInUse }) => isInUse).map(({ id }) => id)).toEqual([readingTypeId])
  })

  it('changed by two at once is changed by the faster', async () => {
    const { sheets, manager } = await withSheets()
    const { Oil: readingTypeId = '' } = sheets.face.readings
    const seen = await stands(readingTypeId)
    const outcomes = await Promise.allSettled(
      ['甲', '乙'].map((name) =>
        manager((ctx) => reviseReadingType(ctx, { readingTypeId, seen, ...seen, name })),
      ),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const lost = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(lost).toMatchObject({ reason: { code: 'someone_was_faster' } })
  })
})

describe('the sheets', () => {
  it('are the manager’s to change', async () => {
    const { house, sheets } = await withSheets()
    const templateId = sheets.face.id
    const { Oil: readingTypeId = '' } = sheets.face.readings
    const seen = await stands(readingTypeId)
    const names = { name: '面部检测', nameEn: 'Face' }
    const therapist = asStaff(house.therapist, now)
    const deeds = [
      () => therapist((ctx) => addTemplate(ctx, { region: 'face', ...names })),
      () => therapist((ctx) => reviseTemplate(ctx, { templateId, seen: names, ...names })),
      () => therapist((ctx) => retireTemplate(ctx, { templateId })),
      () => therapist((ctx) => restoreTemplate(ctx, { templateId })),
      () => therapist((ctx) => reorderTemplates(ctx, { ids: [templateId] })),
      () => therapist((ctx) => addReadingType(ctx, { ...facts, templateId })),
      () => therapist((ctx) => reviseReadingType(ctx, { readingTypeId, seen, ...seen })),
      () => therapist((ctx) => retireReadingType(ctx, { readingTypeId })),
      () => therapist((ctx) => restoreReadingType(ctx, { readingTypeId })),
      () => therapist((ctx) => reorderReadingTypes(ctx, { templateId, ids: [readingTypeId] })),
    ]
    for (const deed of deeds) await expect(deed()).rejects.toThrow(refusal('not_permitted'))
  })

  it('of another salon do not exist', async () => {
    const { manager } = await withSheets()
    const { sheets, house } = await withSheets()
    const templateId = sheets.face.id
    const { Oil: readingTypeId = '' } = sheets.face.readings
    const seen = await stands(readingTypeId)
    const names = { name: '面部检测', nameEn: 'Face' }
    const deeds = [
      () => manager((ctx) => reviseTemplate(ctx, { templateId, seen: names, ...names })),
      () => manager((ctx) => retireTemplate(ctx, { templateId })),
      () => manager((ctx) => addReadingType(ctx, { ...facts, templateId })),
      () => manager((ctx) => reviseReadingType(ctx, { readingTypeId, seen, ...seen })),
      () => manager((ctx) => retireReadingType(ctx, { readingTypeId })),
      () => manager((ctx) => reorderReadingTypes(ctx, { templateId, ids: [readingTypeId] })),
    ]
    for (const deed of deeds) await expect(deed()).rejects.toThrow(refusal('not_found'))
    const { id } = (await createSalon()).salon
    expect(await getTemplateForSettings(id, templateId)).toBeNull()
    expect(await getTemplateForSettings(house.salon.id, templateId)).not.toBeNull()
  })
})
