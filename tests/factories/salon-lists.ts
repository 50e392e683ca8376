// The lists of a salon (menu, products, courtesies, seats, rooms, skills, natures, tags …), each through its own verbs.
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

export type Entry = { id: string; name: string; nameEn: string | null; retiredAt: Date | null }

export type List = {
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

/** By model; the verbs are those the settings call. */
export const SALON_LISTS: Record<string, List> = {
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
