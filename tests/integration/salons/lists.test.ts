// Holds every list of the salon (menu, products, courtesies, seats, rooms, skills, natures, tags …) to the same rules.
import { describe, expect, it } from 'vitest'
import type { StaffContext } from '@/lib/actions/staff-context'
import { addContraindication } from '@/lib/contraindications/add-contraindication'
import { listContraindicationsForSettings } from '@/lib/contraindications/contraindication-queries'
import { reorderContraindications } from '@/lib/contraindications/reorder-contraindications'
import {
  restoreContraindication,
  retireContraindication,
} from '@/lib/contraindications/retire-contraindication'
import { reviseContraindication } from '@/lib/contraindications/revise-contraindication'
import { addCourtesy } from '@/lib/courtesies/add-courtesy'
import { listCourtesiesForSettings } from '@/lib/courtesies/courtesy-queries'
import { reorderCourtesies } from '@/lib/courtesies/reorder-courtesies'
import { restoreCourtesy, retireCourtesy } from '@/lib/courtesies/retire-courtesy'
import { reviseCourtesy } from '@/lib/courtesies/revise-courtesy'
import { db } from '@/lib/db/client'
import { addNature } from '@/lib/natures/add-nature'
import { listNaturesForSettings } from '@/lib/natures/nature-queries'
import { reorderNatures } from '@/lib/natures/reorder-natures'
import { restoreNature, retireNature } from '@/lib/natures/retire-nature'
import { reviseNature } from '@/lib/natures/revise-nature'
import { addPhrase } from '@/lib/phrases/add-phrase'
import { listPhrasesForSettings } from '@/lib/phrases/phrase-queries'
import { reorderPhrases } from '@/lib/phrases/reorder-phrases'
import { restorePhrase, retirePhrase } from '@/lib/phrases/retire-phrase'
import { revisePhrase } from '@/lib/phrases/revise-phrase'
import { addPlace } from '@/lib/places/add-place'
import { listPlacesForSettings } from '@/lib/places/place-queries'
import { reorderPlaces } from '@/lib/places/reorder-places'
import { restorePlace, retirePlace } from '@/lib/places/retire-place'
import { revisePlace } from '@/lib/places/revise-place'
import { addProduct } from '@/lib/products/add-product'
import { listProductsForSettings } from '@/lib/products/product-queries'
import { reorderProducts } from '@/lib/products/reorder-products'
import { restoreProduct, retireProduct } from '@/lib/products/retire-product'
import { reviseProduct } from '@/lib/products/revise-product'
import { addRoomFeature } from '@/lib/room-features/add-room-feature'
import { reorderRoomFeatures } from '@/lib/room-features/reorder-room-features'
import { restoreRoomFeature, retireRoomFeature } from '@/lib/room-features/retire-room-feature'
import { reviseRoomFeature } from '@/lib/room-features/revise-room-feature'
import { addSkill } from '@/lib/skills/add-skill'
import { reorderSkills } from '@/lib/skills/reorder-skills'
import { restoreSkill, retireSkill } from '@/lib/skills/retire-skill'
import { reviseSkill } from '@/lib/skills/revise-skill'
import { listSkillsForSettings } from '@/lib/skills/skill-queries'
import { addTag } from '@/lib/tags/add-tag'
import { reorderTags } from '@/lib/tags/reorder-tags'
import { restoreTag, retireTag } from '@/lib/tags/retire-tag'
import { reviseTag } from '@/lib/tags/revise-tag'
import { listTagsForSettings } from '@/lib/tags/tag-queries'
import { addTreatment } from '@/lib/treatments/add-treatment'
import { reorderTreatments } from '@/lib/treatments/reorder-treatments'
import { restoreTreatment, retireTreatment } from '@/lib/treatments/retire-treatment'
import { reviseTreatment } from '@/lib/treatments/revise-treatment'
import { listTreatmentsForSettings } from '@/lib/treatments/treatment-queries'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'

type Entry = { id: string; name: string; nameEn: string | null; retiredAt: Date | null }

type List = {
  /** In the audit, where it is not the model's name. */
  noun?: string
  all: (salonId: string) => Promise<Entry[]>
  add: (ctx: StaffContext, name: string) => Promise<string>
  /** Renames what the editor saw as `seen`. */
  revise: (ctx: StaffContext, seen: Entry, name: string) => Promise<void>
  retire: (ctx: StaffContext, id: string) => Promise<void>
  restore: (ctx: StaffContext, id: string) => Promise<void>
  reorder: (ctx: StaffContext, ids: string[]) => Promise<void>
}

const treatment = { durationMinutes: 60, priceMinor: 39_800, followUpAfterHours: null }

const lists: Record<string, List> = {
  Treatment: {
    all: listTreatmentsForSettings,
    add: async (ctx, name) => (await addTreatment(ctx, { name, nameEn: 'New', ...treatment })).treatmentId,
    revise: async (ctx, { id, name: was, nameEn }, name) =>
      reviseTreatment(ctx, {
        treatmentId: id,
        seen: { name: was, nameEn, ...treatment },
        name,
        nameEn,
        ...treatment,
      }),
    retire: (ctx, treatmentId) => retireTreatment(ctx, { treatmentId }),
    restore: (ctx, treatmentId) => restoreTreatment(ctx, { treatmentId }),
    reorder: (ctx, ids) => reorderTreatments(ctx, { ids }),
  },
  Product: {
    all: listProductsForSettings,
    add: async (ctx, name) => (await addProduct(ctx, { name, nameEn: 'New', priceMinor: 9_800 })).productId,
    revise: (ctx, { id, name: was, nameEn }, name) =>
      reviseProduct(ctx, {
        productId: id,
        seen: { name: was, nameEn, priceMinor: 9_800 },
        name,
        nameEn,
        priceMinor: 9_800,
      }),
    retire: (ctx, productId) => retireProduct(ctx, { productId }),
    restore: (ctx, productId) => restoreProduct(ctx, { productId }),
    reorder: (ctx, ids) => reorderProducts(ctx, { ids }),
  },
  Courtesy: {
    all: listCourtesiesForSettings,
    add: async (ctx, name) => (await addCourtesy(ctx, { name, nameEn: 'New', occasion: 'any' })).courtesyId,
    revise: (ctx, { id, name: was, nameEn }, name) =>
      reviseCourtesy(ctx, {
        courtesyId: id,
        seen: { name: was, nameEn, occasion: 'any' },
        name,
        nameEn,
        occasion: 'any',
      }),
    retire: (ctx, courtesyId) => retireCourtesy(ctx, { courtesyId }),
    restore: (ctx, courtesyId) => restoreCourtesy(ctx, { courtesyId }),
    reorder: (ctx, ids) => reorderCourtesies(ctx, { ids }),
  },
  Seat: {
    all: async (salonId) => (await listPlacesForSettings(salonId)).seats,
    add: async (ctx, name) => (await addPlace(ctx, { kind: 'seat', name, nameEn: 'New' })).placeId,
    revise: (ctx, { id, name: was, nameEn }, name) =>
      revisePlace(ctx, { kind: 'seat', placeId: id, seen: { name: was, nameEn }, name, nameEn }),
    retire: (ctx, placeId) => retirePlace(ctx, { kind: 'seat', placeId }),
    restore: (ctx, placeId) => restorePlace(ctx, { kind: 'seat', placeId }),
    reorder: (ctx, ids) => reorderPlaces(ctx, { kind: 'seat', ids }),
  },
  Room: {
    all: async (salonId) => (await listPlacesForSettings(salonId)).rooms,
    add: async (ctx, name) => (await addPlace(ctx, { kind: 'room', name, nameEn: 'New' })).placeId,
    revise: (ctx, { id, name: was, nameEn }, name) =>
      revisePlace(ctx, { kind: 'room', placeId: id, seen: { name: was, nameEn }, name, nameEn }),
    retire: (ctx, placeId) => retirePlace(ctx, { kind: 'room', placeId }),
    restore: (ctx, placeId) => restorePlace(ctx, { kind: 'room', placeId }),
    reorder: (ctx, ids) => reorderPlaces(ctx, { kind: 'room', ids }),
  },
  ClientNature: {
    noun: 'nature',
    all: listNaturesForSettings,
    add: async (ctx, name) => (await addNature(ctx, { name, nameEn: 'New' })).natureId,
    revise: (ctx, { id, name: was, nameEn }, name) =>
      reviseNature(ctx, { natureId: id, seen: { name: was, nameEn }, name, nameEn }),
    retire: (ctx, natureId) => retireNature(ctx, { natureId }),
    restore: (ctx, natureId) => restoreNature(ctx, { natureId }),
    reorder: (ctx, ids) => reorderNatures(ctx, { ids }),
  },
  Skill: {
    all: async (salonId) => (await listSkillsForSettings(salonId)).skills,
    add: async (ctx, name) => (await addSkill(ctx, { name, nameEn: 'New', therapistIds: [] })).skillId,
    revise: (ctx, { id, name: was, nameEn }, name) =>
      reviseSkill(ctx, {
        skillId: id,
        seen: { name: was, nameEn, therapistIds: [] },
        name,
        nameEn,
        therapistIds: [],
      }),
    retire: (ctx, skillId) => retireSkill(ctx, { skillId }),
    restore: (ctx, skillId) => restoreSkill(ctx, { skillId }),
    reorder: (ctx, ids) => reorderSkills(ctx, { ids }),
  },
  RoomFeature: {
    noun: 'room_feature',
    all: async (salonId) => (await listPlacesForSettings(salonId)).features,
    add: async (ctx, name) => (await addRoomFeature(ctx, { name, nameEn: 'New' })).featureId,
    revise: (ctx, { id, name: was, nameEn }, name) =>
      reviseRoomFeature(ctx, { featureId: id, seen: { name: was, nameEn }, name, nameEn }),
    retire: (ctx, featureId) => retireRoomFeature(ctx, { featureId }),
    restore: (ctx, featureId) => restoreRoomFeature(ctx, { featureId }),
    reorder: (ctx, ids) => reorderRoomFeatures(ctx, { ids }),
  },
  Contraindication: {
    all: listContraindicationsForSettings,
    add: async (ctx, name) =>
      (await addContraindication(ctx, { kind: 'allergy', name, nameEn: 'New', words: ['BHA'] }))
        .contraindicationId,
    revise: (ctx, { id, name: was, nameEn }, name) =>
      reviseContraindication(ctx, {
        contraindicationId: id,
        seen: { kind: 'allergy', name: was, nameEn, words: ['BHA'] },
        kind: 'pregnancy',
        name,
        nameEn,
        words: [],
      }),
    retire: (ctx, contraindicationId) => retireContraindication(ctx, { contraindicationId }),
    restore: (ctx, contraindicationId) => restoreContraindication(ctx, { contraindicationId }),
    reorder: (ctx, ids) => reorderContraindications(ctx, { ids }),
  },
  Phrase: {
    all: listPhrasesForSettings,
    add: async (ctx, name) => (await addPhrase(ctx, { name, nameEn: 'New', kind: 'advice' })).phraseId,
    revise: (ctx, { id, name: was, nameEn }, name) =>
      revisePhrase(ctx, {
        phraseId: id,
        seen: { name: was, nameEn, kind: 'advice' },
        name,
        nameEn,
        kind: 'reaction',
      }),
    retire: (ctx, phraseId) => retirePhrase(ctx, { phraseId }),
    restore: (ctx, phraseId) => restorePhrase(ctx, { phraseId }),
    reorder: (ctx, ids) => reorderPhrases(ctx, { ids }),
  },
  Tag: {
    all: listTagsForSettings,
    add: async (ctx, name) => (await addTag(ctx, { name, nameEn: 'New' })).tagId,
    revise: (ctx, { id, name: was, nameEn }, name) =>
      reviseTag(ctx, { tagId: id, seen: { name: was, nameEn }, name, nameEn }),
    retire: (ctx, tagId) => retireTag(ctx, { tagId }),
    restore: (ctx, tagId) => restoreTag(ctx, { tagId }),
    reorder: (ctx, ids) => reorderTags(ctx, { ids }),
  },
}

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const now = new Date('2026-11-21T06:00:00Z')

describe.each(Object.entries(lists))('the list of %s', (model, list) => {
  it('takes new entries at its end, each written down', async () => {
    const { salon, manager } = await createSalon()
    const id = await asStaff(manager, now)((ctx) => list.add(ctx, '新添'))
    const entries = await list.all(salon.id)
    expect(entries.at(-1)).toMatchObject({ id, name: '新添', nameEn: 'New', retiredAt: null })
    expect(await db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
      {
        action: `${list.noun ?? model.toLowerCase()}.added`,
        subjectType: model,
        actorId: manager.id,
        at: now,
      },
    ])
  })

  it('gives two who add at once different places', async () => {
    const { salon, manager } = await createSalon()
    const before = (await list.all(salon.id)).length
    const as = asStaff(manager, now)
    await Promise.all(['甲', '乙', '丙'].map((name) => as((ctx) => list.add(ctx, name))))
    const entries = await list.all(salon.id)
    expect(entries).toHaveLength(before + 3)
    const rows = await db.$queryRawUnsafe<{ places: number }[]>(
      `SELECT count(DISTINCT position)::int AS places FROM "${model}" WHERE "salonId" = $1::uuid AND name IN ('甲', '乙', '丙')`,
      salon.id,
    )
    expect(rows).toEqual([{ places: 3 }])
  })

  it('lets one of two editors win and tells the other', async () => {
    const { salon, manager } = await createSalon()
    const as = asStaff(manager, now)
    const id = await as((ctx) => list.add(ctx, '旧名'))
    const seen = (await list.all(salon.id)).find((entry) => entry.id === id)
    if (!seen) throw new Error('the entry is missing')
    const results = await Promise.allSettled([
      as((ctx) => list.revise(ctx, seen, '新名一')),
      as((ctx) => list.revise(ctx, seen, '新名二')),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find((result) => result.status === 'rejected')
    expect(lost?.reason).toEqual(refusal('someone_was_faster'))
    const stands = (await list.all(salon.id)).find((entry) => entry.id === id)?.name
    expect(stands).toBe(results[0]?.status === 'fulfilled' ? '新名一' : '新名二')
  })

  it('retires instead of deleting, and restores', async () => {
    const { salon, manager } = await createSalon()
    const as = asStaff(manager, now)
    const id = await as((ctx) => list.add(ctx, '暂停'))
    await expect(as((ctx) => list.restore(ctx, id))).rejects.toEqual(refusal('not_found'))
    await as((ctx) => list.retire(ctx, id))
    expect((await list.all(salon.id)).find((entry) => entry.id === id)?.retiredAt).toEqual(now)
    await expect(as((ctx) => list.retire(ctx, id))).rejects.toEqual(refusal('not_found'))
    await as((ctx) => list.restore(ctx, id))
    expect((await list.all(salon.id)).find((entry) => entry.id === id)?.retiredAt).toBeNull()
  })

  it('takes another order, and refuses one that is not exactly what stands in it', async () => {
    const { salon, manager } = await createSalon()
    const as = asStaff(manager, now)
    for (const name of ['甲', '乙']) await as((ctx) => list.add(ctx, name))
    const id = await as((ctx) => list.add(ctx, '退役'))
    await as((ctx) => list.retire(ctx, id))
    const ids = (await list.all(salon.id)).filter((entry) => !entry.retiredAt).map((entry) => entry.id)
    const wanted = [...ids].reverse()
    await as((ctx) => list.reorder(ctx, wanted))
    const after = (await list.all(salon.id)).filter((entry) => !entry.retiredAt).map((entry) => entry.id)
    expect(after).toEqual(wanted)
    for (const wrong of [ids.slice(1), [...ids, id], [...ids.slice(1), ids[1] ?? '']]) {
      await expect(as((ctx) => list.reorder(ctx, wrong))).rejects.toEqual(refusal('someone_was_faster'))
    }
  })

  it('belongs to the manager of its own salon', async () => {
    const { salon, manager, receptionist, therapist } = await createSalon()
    const id = await asStaff(manager, now)((ctx) => list.add(ctx, '本店'))
    const seen = (await list.all(salon.id)).find((entry) => entry.id === id)
    if (!seen) throw new Error('the entry is missing')
    for (const staff of [receptionist, therapist]) {
      const as = asStaff(staff, now)
      for (const deed of [
        (ctx: StaffContext) => list.add(ctx, '别人'),
        (ctx: StaffContext) => list.revise(ctx, seen, '别人'),
        (ctx: StaffContext) => list.retire(ctx, id),
        (ctx: StaffContext) => list.restore(ctx, id),
        (ctx: StaffContext) => list.reorder(ctx, [id]),
      ]) {
        await expect(as<unknown>(deed)).rejects.toEqual(refusal('not_permitted'))
      }
    }
    const neighbour = asStaff((await createSalon()).manager, now)
    await expect(neighbour((ctx) => list.revise(ctx, seen, '隔壁'))).rejects.toEqual(refusal('not_found'))
    await expect(neighbour((ctx) => list.retire(ctx, id))).rejects.toEqual(refusal('not_found'))
    await expect(neighbour((ctx) => list.reorder(ctx, [id]))).rejects.toEqual(refusal('someone_was_faster'))
  })
})
