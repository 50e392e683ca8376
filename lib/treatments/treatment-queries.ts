// Reads of the menu for the pages that edit it; the visit and the booking read what can be chosen themselves.
import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const words = { id: true, name: true, nameEn: true } as const
const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }]

const listSelect = {
  ...words,
  durationMinutes: true,
  priceMinor: true,
  followUpAfterHours: true,
  retiredAt: true,
  _count: { select: { protocol: { where: { retiredAt: null } }, contraindications: true } },
} satisfies Prisma.TreatmentSelect

export type TreatmentInSettings = Prisma.TreatmentGetPayload<{ select: typeof listSelect }>

/** The whole menu with what was taken off it. */
export async function listTreatmentsForSettings(salonId: string): Promise<TreatmentInSettings[]> {
  return db.treatment.findMany({
    where: { salonId },
    relationLoadStrategy: 'join',
    orderBy: inOrder,
    select: listSelect,
  })
}

const cardSelect = {
  ...words,
  durationMinutes: true,
  priceMinor: true,
  followUpAfterHours: true,
  preparationMinutes: true,
  cleanupMinutes: true,
  needsTherapist: true,
  needsRoom: true,
  intervalDays: true,
  concerns: true,
  otherNames: true,
  methods: true,
  touches: true,
  patchTestDays: true,
  patchTestHours: true,
  retiredAt: true,
  skills: { select: { skill: { select: words } } },
  needs: { select: { feature: { select: words } } },
  products: { select: { product: { select: words } } },
  contraindications: { select: { contraindication: { select: { ...words, kind: true } } } },
  protocol: {
    where: { retiredAt: null },
    orderBy: inOrder,
    select: {
      id: true,
      title: true,
      titleEn: true,
      instruction: true,
      instructionEn: true,
      minutes: true,
      products: {
        orderBy: { productId: 'asc' as const },
        select: { amount: true, product: { select: words } },
      },
    },
  },
} satisfies Prisma.TreatmentSelect

/** What a treatment can name, of what is in use. */
const choicesSelect = {
  skills: { where: { retiredAt: null }, orderBy: inOrder, select: words },
  roomFeatures: { where: { retiredAt: null }, orderBy: inOrder, select: words },
  products: {
    where: { retiredAt: null },
    orderBy: inOrder,
    select: { ...words, isForTreatment: true },
  },
  contraindications: { where: { retiredAt: null }, orderBy: inOrder, select: { ...words, kind: true } },
} satisfies Prisma.SalonSelect

type CardRow = Prisma.TreatmentGetPayload<{ select: typeof cardSelect }>

export type ProtocolStepInSettings = CardRow['protocol'][number]

type NamedEntry = { id: string; name: string; nameEn: string | null }

export type TreatmentCard = Omit<CardRow, 'skills' | 'needs' | 'products' | 'contraindications'> & {
  skills: NamedEntry[]
  features: NamedEntry[]
  products: NamedEntry[]
  contraindications: (NamedEntry & {
    kind: CardRow['contraindications'][number]['contraindication']['kind']
  })[]
  choices: {
    skills: NamedEntry[]
    features: NamedEntry[]
    products: (NamedEntry & { isForTreatment: boolean })[]
    contraindications: TreatmentCard['contraindications']
  }
}

/** One treatment with its protocol and all it could name. One statement; null when it is not of this salon. */
export async function getTreatmentCard(salonId: string, treatmentId: string): Promise<TreatmentCard | null> {
  const row = await db.treatment.findFirst({
    where: { id: treatmentId, salonId },
    relationLoadStrategy: 'join',
    select: { ...cardSelect, salon: { select: choicesSelect } },
  })
  if (!row) return null
  const { salon, skills, needs, products, contraindications, ...card } = row
  return {
    ...card,
    skills: skills.map(({ skill }) => skill),
    features: needs.map(({ feature }) => feature),
    products: products.map(({ product }) => product),
    contraindications: contraindications.map(({ contraindication }) => contraindication),
    choices: {
      skills: salon.skills,
      features: salon.roomFeatures,
      products: salon.products,
      contraindications: salon.contraindications,
    },
  }
}
