// The comparable cases: the manager's library, what fits a guest, and photos that are shown only as long as she agrees.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { recordConsents } from '@/lib/consents/record-consents'
import { withdrawConsent } from '@/lib/consents/withdraw-consent'
import { db } from '@/lib/db/client'
import { deletePhoto, removePhotosOf } from '@/lib/photos/delete-photo'
import { listPhotosToShow } from '@/lib/photos/photo-queries'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { addCase } from '@/lib/shown-cases/add-case'
import { listCasesForSettings, listFittingCases, openCasePicture } from '@/lib/shown-cases/case-queries'
import type { CaseFacts } from '@/lib/shown-cases/case-schemas'
import { readCasePicture } from '@/lib/shown-cases/read-case-picture'
import { reorderCases } from '@/lib/shown-cases/reorder-cases'
import { restoreCase, retireCase } from '@/lib/shown-cases/retire-case'
import { reviseCase } from '@/lib/shown-cases/revise-case'
import { createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createPhoto } from '../../factories/photo'
import { createSalon, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

const now = new Date('2026-11-23T04:00:00Z')

const told: CaseFacts = {
  title: '两颊泛红',
  titleEn: null,
  concerns: ['redness', 'sensitivity'],
  course: '舒敏护理六次，每两周一次',
  courseEn: null,
  result: '泛红明显淡了',
  resultEn: null,
  weeks: 12,
}

const seen = {
  title: told.title,
  titleEn: null,
  course: told.course,
  courseEn: null,
  result: told.result,
  resultEn: null,
  weeks: 12,
  beforePhotoId: null,
  afterPhotoId: null,
}

const adding = (staff: SignedInStaff, facts: Partial<CaseFacts> = {}) =>
  asStaff(staff, now)((ctx) => addCase(ctx, { ...told, ...facts }))

async function photographed(house: TestSalon, consents?: ('photos' | 'showing')[]) {
  const clientId = await createClient(house.receptionist, consents ? { consents } : {}, now)
  const beforePhotoId = await createPhoto(house.therapist, clientId, { now, moment: 'before' })
  const afterPhotoId = await createPhoto(house.therapist, clientId, { now, moment: 'after' })
  return { clientId, beforePhotoId, afterPhotoId }
}

async function withdraw(staff: SignedInStaff, clientId: string, kind: 'photos' | 'showing') {
  const consent = await db.consent.findFirstOrThrow({ where: { clientId, kind, withdrawnAt: null } })
  await asStaff(staff, now)((ctx) => withdrawConsent(ctx, { consentId: consent.id }))
}

const opening = (staff: SignedInStaff, caseId: string, side: 'before' | 'after' = 'before') =>
  openCasePicture(staff, { caseId, side, isSmall: false }, now)

describe('the library', () => {
  it('is the manager’s: added at the end, revised, ordered, retired and restored', async () => {
    const { manager, salon } = await createSalon()
    const { caseId } = await adding(manager)
    const second = await adding(manager, { title: '毛孔粗大', concerns: ['pores'] })
    await asStaff(manager, now)((ctx) => reviseCase(ctx, { caseId, seen, ...told, result: '几乎看不出' }))
    await asStaff(manager, now)((ctx) => reorderCases(ctx, { ids: [second.caseId, caseId] }))
    await asStaff(manager, now)((ctx) => retireCase(ctx, { caseId: second.caseId }))
    await asStaff(manager, now)((ctx) => restoreCase(ctx, { caseId: second.caseId }))
    expect(await listCasesForSettings(salon.id)).toMatchObject([
      { id: second.caseId, retiredAt: null },
      { id: caseId, result: '几乎看不出', weeks: 12, hasBefore: false, hasAfter: false },
    ])
    const deeds = await db.auditEntry.findMany({ where: { action: { startsWith: 'shown_case.' } } })
    expect(deeds.map(({ action }) => action.split('.')[1]).sort()).toEqual(
      ['added', 'added', 'reordered', 'restored', 'retired', 'revised'].sort(),
    )
    expect(JSON.stringify(deeds)).not.toContain('泛红')
  })

  it('is nobody else’s, and no other salon’s', async () => {
    const house = await createSalon()
    const elsewhere = await createSalon()
    const { caseId } = await adding(house.manager)
    const deeds = [
      (staff: SignedInStaff) => adding(staff),
      (staff: SignedInStaff) =>
        asStaff(staff, now)((ctx) => reviseCase(ctx, { caseId, seen, ...told, result: '…' })),
      (staff: SignedInStaff) => asStaff(staff, now)((ctx) => retireCase(ctx, { caseId })),
      (staff: SignedInStaff) => asStaff(staff, now)((ctx) => restoreCase(ctx, { caseId })),
      (staff: SignedInStaff) => asStaff(staff, now)((ctx) => reorderCases(ctx, { ids: [caseId] })),
    ]
    for (const deed of deeds) {
      await expect(deed(house.therapist)).rejects.toMatchObject({ code: 'not_permitted' })
      await expect(deed(house.receptionist)).rejects.toMatchObject({ code: 'not_permitted' })
    }
    for (const deed of deeds.slice(1, 4))
      await expect(deed(elsewhere.manager)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of two who revise it at once one wins, and a case added twice under one key is one', async () => {
    const { manager, salon } = await createSalon()
    const { caseId } = await adding(manager)
    const revising = (result: string) =>
      asStaff(manager, now)((ctx) => reviseCase(ctx, { caseId, seen, ...told, result }))
    const both = await Promise.allSettled([revising('甲'), revising('乙')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'someone_was_faster' },
    })
    const deed = { staff: manager, now, name: 'case.add', key: randomUUID(), body: told }
    const add = () => performDeed({ ...deed, run: (ctx) => addCase(ctx, told) })
    expect(await add()).toEqual(await add())
    expect(await listCasesForSettings(salon.id)).toHaveLength(2)
  })
})

describe('its photos', () => {
  it('are of one guest who agrees to photos and to showing them', async () => {
    const house = await createSalon()
    const one = await photographed(house)
    const other = await photographed(house)
    const shy = await photographed(house, ['photos'])
    const elsewhere = await photographed(await createSalon())
    const refused = async (facts: Partial<CaseFacts>, code: string) =>
      expect(adding(house.manager, facts)).rejects.toMatchObject({ code })
    await refused({ beforePhotoId: one.beforePhotoId, afterPhotoId: other.afterPhotoId }, 'case_of_two')
    await refused({ beforePhotoId: shy.beforePhotoId }, 'showing_not_agreed')
    await refused({ beforePhotoId: elsewhere.beforePhotoId }, 'not_found')
    await refused({ afterPhotoId: randomUUID() }, 'not_found')
    const { clientId, ...photos } = one
    await adding(house.manager, photos)
    expect(await listCasesForSettings(house.salon.id)).toMatchObject([{ hasBefore: true, hasAfter: true }])
    expect(clientId).toBeTruthy()
  })

  it('chosen anew are asked about again; those that stand can be left as they are', async () => {
    const house = await createSalon()
    const { clientId, ...photos } = await photographed(house)
    const { caseId } = await adding(house.manager, photos)
    await withdraw(house.manager, clientId, 'showing')
    const revise = (facts: Partial<CaseFacts>) =>
      asStaff(
        house.manager,
        now,
      )((ctx) => reviseCase(ctx, { caseId, seen: { ...seen, ...photos }, ...told, ...photos, ...facts }))
    await expect(revise({ afterPhotoId: photos.beforePhotoId })).rejects.toMatchObject({
      code: 'showing_not_agreed',
    })
    await revise({ result: '淡了' })
    expect(await listCasesForSettings(house.salon.id)).toMatchObject([
      { result: '淡了', hasBefore: false, hasAfter: false, ...photos },
    ])
  })

  it('are opened by those who care, as a look at the case that names nobody', async () => {
    const house = await createSalon()
    const elsewhere = await createSalon()
    const { clientId, ...photos } = await photographed(house)
    const { caseId } = await adding(house.manager, photos)
    const { result, statements } = await countStatements(() => opening(house.therapist, caseId))
    expect(statements).toHaveLength(1)
    const { storageKey } = await db.photo.findUniqueOrThrow({ where: { id: photos.beforePhotoId } })
    expect(result).toEqual({ key: storageKey })
    await opening(house.therapist, caseId, 'after')
    expect(await opening(house.receptionist, caseId)).toBeNull()
    expect(await opening(elsewhere.manager, caseId)).toBeNull()
    const looks = await db.auditEntry.findMany({ where: { action: 'shown_case.seen' } })
    expect(looks).toMatchObject([{ subjectType: 'ShownCase', subjectId: caseId, particulars: {} }])
    expect(JSON.stringify(looks)).not.toContain(clientId)
    const nobody = { ...house.manager, id: '00000000-0000-7000-8000-000000000000' }
    await expect(opening(nobody, caseId)).rejects.toThrow()
    await asStaff(house.manager, now)((ctx) => retireCase(ctx, { caseId }))
    expect(await opening(house.therapist, caseId)).toBeNull()
    expect(await opening(house.manager, caseId)).not.toBeNull()
    const asked = { caseId, side: 'before', size: 'small' }
    expect(await readCasePicture({ staff: house.therapist, now }, asked)).toBeNull()
    expect(await readCasePicture({ staff: house.manager, now }, { ...asked, side: 'beside' })).toBeNull()
  })

  it('are looked at once in five minutes, by each who looks and of each case', async () => {
    const house = await createSalon()
    const { clientId: _, ...photos } = await photographed(house)
    const { caseId } = await adding(house.manager, photos)
    const other = await adding(house.manager, { ...photos, title: '另一例' })
    const look = (minutes: number, staff = house.therapist, id = caseId) =>
      openCasePicture(staff, { caseId: id, side: 'before', isSmall: true }, addMinutes(now, minutes))
    const looks = () => db.auditEntry.count({ where: { action: 'shown_case.seen', salonId: house.salon.id } })
    await look(0)
    await look(4.99)
    expect(await looks()).toBe(1)
    await look(1, house.manager)
    await look(1, house.therapist, other.caseId)
    expect(await looks()).toBe(3)
    await look(5)
    expect(await looks()).toBe(4)
  })

  it.each(['photos', 'showing'] as const)(
    'are gone the moment she takes back %s; the words stay',
    async (kind) => {
      const house = await createSalon()
      const { clientId, ...photos } = await photographed(house)
      const { caseId } = await adding(house.manager, photos)
      await withdraw(house.receptionist, clientId, kind)
      expect(await opening(house.manager, caseId)).toBeNull()
      expect(await listCasesForSettings(house.salon.id)).toMatchObject([
        { title: told.title, hasBefore: false, hasAfter: false },
      ])
    },
  )

  it.each(['photos', 'showing'] as const)(
    'are not chosen where she has said no to %s alone',
    async (kind) => {
      const house = await createSalon()
      const { clientId, ...photos } = await photographed(house)
      const { caseId } = await adding(house.manager, photos)
      const answers = [{ kind, answer: 'declined' as const }]
      await asStaff(house.manager, now)((ctx) => recordConsents(ctx, { clientId, locale: 'zh-CN', answers }))
      await expect(adding(house.manager, photos)).rejects.toMatchObject({ code: 'showing_not_agreed' })
      expect(await listPhotosToShow(house.manager, clientId, now)).toEqual({ mayShow: false, photos: [] })
      expect(await opening(house.manager, caseId)).toBeNull()
      expect(await listCasesForSettings(house.salon.id)).toMatchObject([
        { hasBefore: false, hasAfter: false },
      ])
    },
  )

  it.each(['mergedIntoId', 'erasedAt'] as const)(
    'are shown of nobody whose archive is gone: %s',
    async (column) => {
      const house = await createSalon()
      const { clientId, ...photos } = await photographed(house)
      const { caseId } = await adding(house.manager, photos)
      const other = await createClient(house.receptionist, {}, now)
      const blank = { name: '—', pinyin: '', alertsAskedAt: null, alertsAskedById: null }
      const gone = column === 'erasedAt' ? { ...blank, erasedAt: now } : { mergedIntoId: other }
      await db.client.update({ where: { id: clientId }, data: gone })
      expect(await opening(house.manager, caseId)).toBeNull()
      expect(await listPhotosToShow(house.manager, clientId, now)).toBeNull()
      await expect(adding(house.manager, photos)).rejects.toMatchObject({ code: 'not_found' })
    },
  )

  it('deleted or erased leave the case in words', async () => {
    const house = await createSalon()
    const { clientId, ...photos } = await photographed(house)
    const { caseId } = await adding(house.manager, photos)
    await asStaff(house.manager, now)((ctx) => deletePhoto(ctx, { photoId: photos.beforePhotoId }))
    expect(await listCasesForSettings(house.salon.id)).toMatchObject([
      { beforePhotoId: null, hasBefore: false, hasAfter: true },
    ])
    await asStaff(house.manager, now)((ctx) => removePhotosOf(ctx, [clientId]))
    expect(await listCasesForSettings(house.salon.id)).toMatchObject([
      { id: caseId, title: told.title, afterPhotoId: null, hasAfter: false },
    ])
  })
})

describe('what fits a guest', () => {
  it('is asked in two statements, for those who care alone', async () => {
    const house = await createSalon()
    const { visitId } = await createAppointment(house)
    await adding(house.manager)
    const { result, statements } = await countStatements(() => listFittingCases(house.therapist, visitId))
    expect(statements).toHaveLength(2)
    expect(result).toMatchObject({ isFitting: false, concerns: [], cases: [{ title: told.title }] })
    expect((await listFittingCases(house.receptionist, visitId)).cases).toEqual([])
  })

  it('follows from what was assessed, without those out of use', async () => {
    const house = await createSalon()
    const { visitId } = await createAppointment(house)
    const redness = await adding(house.manager)
    await adding(house.manager, { title: '毛孔粗大', concerns: ['pores'] })
    const gone = await adding(house.manager, { title: '旧案例' })
    await asStaff(house.manager, now)((ctx) => retireCase(ctx, { caseId: gone.caseId }))
    await db.assessment.create({
      data: {
        visit: { connect: { id: visitId } },
        template: { create: { salonId: house.salon.id, region: 'face', name: '面部' } },
        takenBy: { connect: { id: house.therapist.id } },
        takenAt: now,
        marks: { create: { area: 'cheek_left', kind: 'redness', strength: 2 } },
      },
    })
    const found = await listFittingCases(house.therapist, visitId)
    expect(found).toMatchObject({ isFitting: true, concerns: ['redness'] })
    expect(found.cases.map(({ id }) => id)).toEqual([redness.caseId])
  })
})
