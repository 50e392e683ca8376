// The menu in depth: what a treatment and a product name, and how two editors and a retired entry meet.
import { describe, expect, it } from 'vitest'
import { addContraindication } from '@/lib/contraindications/add-contraindication'
import {
  restoreContraindication,
  retireContraindication,
} from '@/lib/contraindications/retire-contraindication'
import { db } from '@/lib/db/client'
import { revisePlace } from '@/lib/places/revise-place'
import { addProduct } from '@/lib/products/add-product'
import { listProductsForSettings } from '@/lib/products/product-queries'
import { reviseProduct } from '@/lib/products/revise-product'
import { addRoomFeature } from '@/lib/room-features/add-room-feature'
import { shipContraindications } from '@/lib/salons/ship-contraindications'
import { addSkill } from '@/lib/skills/add-skill'
import { reviseSkill } from '@/lib/skills/revise-skill'
import { listSkillsForSettings } from '@/lib/skills/skill-queries'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import { addTreatment } from '@/lib/treatments/add-treatment'
import { retireTreatment } from '@/lib/treatments/retire-treatment'
import { reviseTreatment } from '@/lib/treatments/revise-treatment'
import { getTreatmentCard, listTreatmentsForSettings } from '@/lib/treatments/treatment-queries'
import type { TreatmentCare } from '@/lib/treatments/treatment-schemas'
import { asStaff } from '../../factories/context'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

const now = new Date('2026-11-21T06:00:00Z')
const refusal = (code: string, particulars?: object) =>
  expect.objectContaining({ name: 'Refusal', code, ...(particulars ? { particulars } : {}) })

/** A salon with one of everything that a treatment can name. */
async function furnished() {
  const house = await createSalon()
  const as = asStaff(house.manager, now)
  const { skillId } = await as((ctx) =>
    addSkill(ctx, { name: '经络手法', therapistIds: [house.therapist.id] }),
  )
  const { featureId } = await as((ctx) => addRoomFeature(ctx, { name: '淋浴' }))
  const { contraindicationId } = await as((ctx) =>
    addContraindication(ctx, { kind: 'allergy', name: '水杨酸', words: ['BHA'] }),
  )
  const [treatment, product] = [house.treatments[0], house.products[0]]
  if (!treatment || !product) throw new Error('the salon is empty')
  return { house, as, skillId, featureId, contraindicationId, treatment, product }
}

const wordsOf = ({
  name,
  nameEn,
  durationMinutes,
  priceMinor,
  followUpAfterHours,
}: TestSalon['treatments'][number]) => ({
  name,
  nameEn,
  durationMinutes,
  priceMinor,
  followUpAfterHours,
})

async function cardOf(house: TestSalon, treatmentId: string) {
  const card = await getTreatmentCard(house.salon.id, treatmentId)
  if (!card) throw new Error('no card')
  return card
}

describe('a treatment', () => {
  it('keeps all of its care, and what is left out stays', async () => {
    const { house, as, skillId, featureId, contraindicationId, treatment, product } = await furnished()
    const words = wordsOf(treatment)
    const care: TreatmentCare = {
      preparationMinutes: 5,
      cleanupMinutes: 15,
      intervalDays: 28,
      concerns: ['dryness'],
      patchTestDays: 90,
      patchTestHours: 48,
      skillIds: [skillId],
      featureIds: [featureId],
      productIds: [product.id],
      contraindicationIds: [contraindicationId],
    }
    const revise = (facts: TreatmentCare) =>
      as((ctx) => reviseTreatment(ctx, { treatmentId: treatment.id, seen: words, ...words, ...facts }))
    await revise(care)
    await revise({ intervalDays: null, skillIds: [] })
    const { result, statements } = await countStatements(() => cardOf(house, treatment.id))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject({
      preparationMinutes: 5,
      cleanupMinutes: 15,
      intervalDays: null,
      concerns: ['dryness'],
      patchTestDays: 90,
      patchTestHours: 48,
      skills: [],
      features: [{ id: featureId }],
      products: [{ id: product.id }],
      contraindications: [{ id: contraindicationId, kind: 'allergy' }],
      choices: { skills: [{ id: skillId }] },
    })
    const last = await db.auditEntry.findFirst({
      where: { action: 'treatment.revised' },
      orderBy: { id: 'desc' },
    })
    expect(JSON.stringify(last?.particulars)).not.toContain(treatment.name)
  })

  it('is what the editor saw down to what it names', async () => {
    const { as, contraindicationId, treatment } = await furnished()
    const words = wordsOf(treatment)
    const revise = (seen: TreatmentCare & { concerns?: string[] }, facts: TreatmentCare) =>
      as((ctx) =>
        reviseTreatment(ctx, { treatmentId: treatment.id, seen: { ...words, ...seen }, ...words, ...facts }),
      )
    await revise({ contraindicationIds: [] }, { contraindicationIds: [contraindicationId] })
    await expect(revise({ contraindicationIds: [] }, { cleanupMinutes: 10 })).rejects.toEqual(
      refusal('someone_was_faster'),
    )
    await expect(revise({ concerns: ['acne'] }, { cleanupMinutes: 10 })).rejects.toEqual(
      refusal('someone_was_faster'),
    )
    expect(await db.treatment.findUnique({ where: { id: treatment.id } })).toMatchObject({
      cleanupMinutes: 0,
    })
  })

  it('of two who name other things at once keeps one', async () => {
    const { house, as, skillId, contraindicationId, treatment } = await furnished()
    const words = wordsOf(treatment)
    const seen = { ...words, skillIds: [], contraindicationIds: [] }
    const results = await Promise.allSettled([
      as((ctx) => reviseTreatment(ctx, { treatmentId: treatment.id, seen, ...words, skillIds: [skillId] })),
      as((ctx) =>
        reviseTreatment(ctx, {
          treatmentId: treatment.id,
          seen,
          ...words,
          contraindicationIds: [contraindicationId],
        }),
      ),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const card = await cardOf(house, treatment.id)
    expect(card.skills.length + card.contraindications.length).toBe(1)
  })

  it('names nothing that is out of use or another salon’s, but keeps what it named before', async () => {
    const { house, as, skillId, treatment } = await furnished()
    const words = wordsOf(treatment)
    const naming = (facts: TreatmentCare) =>
      as((ctx) => reviseTreatment(ctx, { treatmentId: treatment.id, seen: words, ...words, ...facts }))
    const elsewhere = await furnished()
    for (const facts of [
      { skillIds: [elsewhere.skillId] },
      { featureIds: [elsewhere.featureId] },
      { productIds: [elsewhere.product.id] },
      { contraindicationIds: [elsewhere.contraindicationId] },
    ]) {
      await expect(naming(facts)).rejects.toEqual(refusal('entry_out_of_use'))
    }
    await naming({ skillIds: [skillId] })
    await db.skill.update({ where: { id: skillId }, data: { retiredAt: now } })
    await naming({ skillIds: [skillId], cleanupMinutes: 5 })
    await naming({ skillIds: [] })
    await expect(naming({ skillIds: [skillId] })).rejects.toEqual(refusal('entry_out_of_use'))
    expect(await getTreatmentCard(house.salon.id, elsewhere.treatment.id)).toBeNull()
  })

  it('cannot leave out a product that a step uses', async () => {
    const { as, treatment, product } = await furnished()
    const words = wordsOf(treatment)
    await as((ctx) =>
      addProtocolStep(ctx, {
        treatmentId: treatment.id,
        title: '卸妆',
        minutes: 5,
        products: [{ productId: product.id }],
      }),
    )
    const leaveOut = as((ctx) =>
      reviseTreatment(ctx, { treatmentId: treatment.id, seen: words, ...words, productIds: [] }),
    )
    await expect(leaveOut).rejects.toEqual(
      refusal('product_in_protocol', { product: product.name, step: '卸妆' }),
    )
  })
})

describe('a product', () => {
  it('keeps what it is for and made of; a unit goes with its size', async () => {
    const { house, as, contraindicationId, product } = await furnished()
    const { name, nameEn, priceMinor } = product
    const words = { name, nameEn, priceMinor }
    await as((ctx) =>
      reviseProduct(ctx, {
        productId: product.id,
        seen: words,
        ...words,
        isForTreatment: true,
        size: 30,
        sizeUnit: 'ml',
        dailyUse: 0.5,
        concerns: ['dryness'],
        benefit: '清爽不油',
        patchTestDays: 180,
        patchTestHours: 36,
        contraindicationIds: [contraindicationId],
      }),
    )
    const { result, statements } = await countStatements(() => listProductsForSettings(house.salon.id))
    expect(statements).toHaveLength(1)
    expect(result.find(({ id }) => id === product.id)).toMatchObject({
      isForHome: true,
      isForTreatment: true,
      size: 30,
      sizeUnit: 'ml',
      dailyUse: 0.5,
      concerns: ['dryness'],
      benefit: '清爽不油',
      patchTestDays: 180,
      patchTestHours: 36,
      contraindicationIds: [contraindicationId],
    })
    const seen = { ...words, contraindicationIds: [contraindicationId] }
    await as((ctx) =>
      reviseProduct(ctx, { productId: product.id, seen, ...words, size: null, sizeUnit: 'ml' }),
    )
    expect(await db.product.findUnique({ where: { id: product.id } })).toMatchObject({
      size: null,
      sizeUnit: null,
      dailyUse: 0.5,
    })
    await expect(
      as((ctx) =>
        reviseProduct(ctx, { productId: product.id, seen: { ...words, contraindicationIds: [] }, ...words }),
      ),
    ).rejects.toEqual(refusal('someone_was_faster'))
  })

  it('is for something', async () => {
    const { as } = await furnished()
    const facts = { name: '无用', priceMinor: 100, isForHome: false, isForTreatment: false }
    await expect(as((ctx) => addProduct(ctx, facts))).rejects.toEqual(refusal('product_for_nothing'))
  })
})

describe('a skill', () => {
  it('is had by therapists of the salon alone, and by exactly those who are named', async () => {
    const { house, as, skillId } = await furnished()
    const { therapist, secondTherapist, receptionist } = house
    const seen = { name: '经络手法', nameEn: null, therapistIds: [therapist.id] }
    const give = (therapistIds: string[]) =>
      as((ctx) => reviseSkill(ctx, { skillId, seen, name: '经络手法', therapistIds }))
    await expect(give([receptionist.id])).rejects.toEqual(refusal('therapist_away'))
    await expect(give([(await createSalon()).therapist.id])).rejects.toEqual(refusal('therapist_away'))
    await give([secondTherapist.id])
    await expect(give([])).rejects.toEqual(refusal('someone_was_faster'))
    expect((await listSkillsForSettings(house.salon.id)).skills).toMatchObject([
      { id: skillId, therapistIds: [secondTherapist.id] },
    ])
  })
})

describe('a skill of several', () => {
  it('is taken from those who are here and no longer named, and from nobody else', async () => {
    const { house, as, skillId } = await furnished()
    const { therapist, secondTherapist } = house
    const left = await createStaff(house.salon, { deactivatedAt: now })
    const former = await createStaff(house.salon, { role: 'receptionist' })
    const other = await as((ctx) => addSkill(ctx, { name: '刮痧', therapistIds: [therapist.id] }))
    await db.staffSkill.createMany({
      data: [left, former].map(({ id: staffMemberId }) => ({ skillId, staffMemberId })),
    })
    const seen = { name: '经络手法', nameEn: null, therapistIds: [therapist.id] }
    const give = (therapistIds: string[]) =>
      as((ctx) => reviseSkill(ctx, { skillId, seen, name: '经络手法', therapistIds }))
    await expect(give([therapist.id, left.id])).rejects.toEqual(refusal('therapist_away'))
    await give([secondTherapist.id])
    const having = async (id: string) =>
      (await db.staffSkill.findMany({ where: { skillId: id } })).map((row) => row.staffMemberId).sort()
    expect(await having(skillId)).toEqual([left.id, former.id, secondTherapist.id].sort())
    expect(await having(other.skillId)).toEqual([therapist.id])
  })
})

describe('what an entry names', () => {
  it('is left out one by one, and stays with every other entry', async () => {
    const { house, as, featureId } = await furnished()
    const { featureId: second } = await as((ctx) => addRoomFeature(ctx, { name: '天窗' }))
    const [room, next] = house.rooms
    if (!room || !next) throw new Error('no rooms')
    const offer = ({ id: placeId, name, nameEn }: typeof room, featureIds: string[]) =>
      as((ctx) =>
        revisePlace(ctx, { kind: 'room', placeId, seen: { name, nameEn }, name, nameEn, featureIds }),
      )
    await offer(room, [featureId, second])
    await offer(next, [featureId, second])
    await offer(room, [second])
    const offered = async (roomId: string) =>
      (await db.roomHasFeature.findMany({ where: { roomId } })).map((row) => row.featureId).sort()
    expect(await offered(room.id)).toEqual([second])
    expect(await offered(next.id)).toEqual([featureId, second].sort())
  })

  it('is told with every choice in use, and with what is out of use where it is named', async () => {
    const { house, as, skillId, featureId, contraindicationId, treatment, product } = await furnished()
    const words = wordsOf(treatment)
    const named = {
      skillIds: [skillId],
      featureIds: [featureId],
      productIds: [product.id],
      contraindicationIds: [contraindicationId],
    }
    await as((ctx) => reviseTreatment(ctx, { treatmentId: treatment.id, seen: words, ...words, ...named }))
    const retire = { data: { retiredAt: now } }
    await db.skill.updateMany({ where: { id: skillId }, ...retire })
    await db.roomFeature.updateMany({ where: { id: featureId }, ...retire })
    await db.product.updateMany({ where: { id: product.id }, ...retire })
    await db.contraindication.updateMany({ where: { id: contraindicationId }, ...retire })
    await as((ctx) => addSkill(ctx, { name: '刮痧', therapistIds: [] }))
    const card = await cardOf(house, treatment.id)
    for (const [kind, id] of [
      ['skills', skillId],
      ['features', featureId],
      ['products', product.id],
      ['contraindications', contraindicationId],
    ] as const) {
      expect(card[kind].map((entry) => entry.id)).toEqual([id])
      expect(card.choices[kind].map((entry) => entry.id)).not.toContain(id)
    }
    expect(card.choices.skills.map(({ name }) => name)).toEqual(['刮痧'])
  })
})

describe('a room', () => {
  it('offers what it is said to offer; a seat offers nothing', async () => {
    const { house, as, featureId } = await furnished()
    const room = house.rooms[0]
    const seat = house.seats[0]
    if (!room || !seat) throw new Error('no places')
    const { id: placeId, name, nameEn } = room
    const revise = (seenIds: string[], featureIds: string[]) =>
      as((ctx) =>
        revisePlace(ctx, {
          kind: 'room',
          placeId,
          seen: { name, nameEn, featureIds: seenIds },
          name,
          nameEn,
          featureIds,
        }),
      )
    await revise([], [featureId])
    await expect(revise([], [])).rejects.toEqual(refusal('someone_was_faster'))
    await as((ctx) =>
      revisePlace(ctx, {
        kind: 'seat',
        placeId: seat.id,
        seen: { name: seat.name, nameEn: seat.nameEn },
        name: seat.name,
        featureIds: [featureId],
      }),
    )
    expect(await db.roomHasFeature.findMany()).toEqual(
      expect.arrayContaining([{ roomId: placeId, featureId }]),
    )
    await revise([featureId], [])
    expect(await db.roomHasFeature.count({ where: { roomId: placeId } })).toBe(0)
  })
})

describe('a contraindication', () => {
  it('stays in use as long as a treatment or a product in use names it', async () => {
    const { as, contraindicationId, treatment, product } = await furnished()
    const words = wordsOf(treatment)
    const { name, nameEn, priceMinor } = product
    const goods = { name, nameEn, priceMinor }
    const contraindicationIds = [contraindicationId]
    await as((ctx) =>
      reviseTreatment(ctx, { treatmentId: treatment.id, seen: words, ...words, contraindicationIds }),
    )
    await as((ctx) =>
      reviseProduct(ctx, { productId: product.id, seen: goods, ...goods, contraindicationIds }),
    )
    const retire = () => as((ctx) => retireContraindication(ctx, { contraindicationId }))
    await expect(retire()).rejects.toEqual(refusal('contraindication_in_use', { treatments: 1, products: 1 }))
    await as((ctx) => retireTreatment(ctx, { treatmentId: treatment.id }))
    await expect(retire()).rejects.toEqual(refusal('contraindication_in_use', { treatments: 0, products: 1 }))
    await as((ctx) =>
      reviseProduct(ctx, { productId: product.id, seen: goods, ...goods, contraindicationIds: [] }),
    )
    await retire()
    await as((ctx) => restoreContraindication(ctx, { contraindicationId }))
  })

  it('is never both named and out of use, however close the race', async () => {
    const { house, as, treatment } = await furnished()
    const words = wordsOf(treatment)
    for (let round = 0; round < 6; round++) {
      const { contraindicationId } = await as((ctx) =>
        addContraindication(ctx, { kind: 'allergy', name: `第${round}样` }),
      )
      const results = await Promise.allSettled([
        as((ctx) => retireContraindication(ctx, { contraindicationId })),
        as((ctx) =>
          reviseTreatment(ctx, {
            treatmentId: treatment.id,
            seen: words,
            ...words,
            contraindicationIds: [contraindicationId],
          }),
        ),
      ])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    }
    expect(
      await db.treatmentContraindication.count({
        where: { treatment: { salonId: house.salon.id }, contraindication: { retiredAt: { not: null } } },
      }),
    ).toBe(0)
  })

  it('is shipped in some thirty entries, each with a name in both languages and words of its own', async () => {
    const { salon } = await createSalon()
    await db.$transaction((tx) => shipContraindications(tx, salon.id))
    const shipped = await db.contraindication.findMany({ where: { salonId: salon.id } })
    expect(shipped.length).toBeGreaterThanOrEqual(25)
    expect(new Set(shipped.map(({ name }) => name)).size).toBe(shipped.length)
    expect(new Set(shipped.map(({ kind }) => kind)).size).toBe(4)
    for (const { nameEn, words } of shipped) {
      expect(nameEn).toBeTruthy()
      expect(words.length).toBeGreaterThan(1)
      expect(new Set(words).size).toBe(words.length)
    }
  })
})

describe('a treatment that has only been given a name', () => {
  it('is known on the menu to keep away from nothing, until something is written', async () => {
    const { house, as, contraindicationId } = await furnished()
    const { treatmentId } = await as((ctx) =>
      addTreatment(ctx, { name: '刮痧', durationMinutes: 45, priceMinor: 16_800 }),
    )
    const avoids = async () => {
      const menu = await listTreatmentsForSettings(house.salon.id)
      return menu.find(({ id }) => id === treatmentId)?._count.contraindications
    }
    expect(await avoids()).toBe(0)
    const seen = {
      name: '刮痧',
      nameEn: null,
      durationMinutes: 45,
      priceMinor: 16_800,
      followUpAfterHours: null,
    }
    const facts = { ...seen, contraindicationIds: [contraindicationId] }
    await as((ctx) => reviseTreatment(ctx, { treatmentId, seen, ...facts }))
    expect(await avoids()).toBe(1)
  })
})
