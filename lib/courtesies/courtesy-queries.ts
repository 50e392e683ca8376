// Reads of the courtesies for the page that edits them.
import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const courtesySelect = { id: true, name: true, nameEn: true, occasion: true } satisfies Prisma.CourtesySelect

export type KeptCourtesy = Prisma.CourtesyGetPayload<{ select: typeof courtesySelect }>
export type CourtesyInSettings = KeptCourtesy & { retiredAt: Date | null }

/** All courtesies with those no longer kept. */
export async function listCourtesiesForSettings(salonId: string): Promise<CourtesyInSettings[]> {
  return db.courtesy.findMany({
    where: { salonId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { ...courtesySelect, retiredAt: true },
  })
}
