// Reads of the tags of clients, for the page that edits them.
import 'server-only'
import { db } from '@/lib/db/client'

export type TagInSettings = { id: string; name: string; nameEn: string | null; retiredAt: Date | null }

/** All of them, with those out of use. One statement. */
export async function listTagsForSettings(salonId: string): Promise<TagInSettings[]> {
  return db.tag.findMany({
    where: { salonId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, nameEn: true, retiredAt: true },
  })
}
