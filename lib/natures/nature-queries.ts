// Reads of the natures of clients, for the page that edits them.
import 'server-only'
import { db } from '@/lib/db/client'

export type NatureInSettings = { id: string; name: string; nameEn: string | null; retiredAt: Date | null }

/** All of them, with those out of use. One statement. */
export async function listNaturesForSettings(salonId: string): Promise<NatureInSettings[]> {
  return db.clientNature.findMany({
    where: { salonId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, nameEn: true, retiredAt: true },
  })
}
