// Reads of the menu: for those who choose from it and for the page that edits it.
import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const treatmentSelect = {
  id: true,
  name: true,
  nameEn: true,
  durationMinutes: true,
  priceMinor: true,
  followUpAfterHours: true,
} satisfies Prisma.TreatmentSelect

export type MenuTreatment = Prisma.TreatmentGetPayload<{ select: typeof treatmentSelect }>
export type TreatmentInSettings = MenuTreatment & { retiredAt: Date | null }

/** What can be booked, in the salon's order. */
export async function listTreatments(salonId: string): Promise<MenuTreatment[]> {
  return db.treatment.findMany({
    where: { salonId, retiredAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: treatmentSelect,
  })
}

/** The whole menu with what was taken off it. */
export async function listTreatmentsForSettings(salonId: string): Promise<TreatmentInSettings[]> {
  return db.treatment.findMany({
    where: { salonId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { ...treatmentSelect, retiredAt: true },
  })
}
