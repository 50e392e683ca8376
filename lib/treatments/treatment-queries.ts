// Reads of the menu for the page that edits it; the visit and the booking read what can be chosen themselves.
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
  retiredAt: true,
} satisfies Prisma.TreatmentSelect

export type TreatmentInSettings = Prisma.TreatmentGetPayload<{ select: typeof treatmentSelect }>

/** The whole menu with what was taken off it. */
export async function listTreatmentsForSettings(salonId: string): Promise<TreatmentInSettings[]> {
  return db.treatment.findMany({
    where: { salonId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: treatmentSelect,
  })
}
