// Reads of the phrases, for the page that edits them.
import 'server-only'
import { db } from '@/lib/db/client'
import type { PhraseKind } from './phrase-schemas'

export type PhraseInSettings = {
  id: string
  name: string
  nameEn: string | null
  kind: PhraseKind
  retiredAt: Date | null
}

/** All of them, with those out of use. One statement. */
export async function listPhrasesForSettings(salonId: string): Promise<PhraseInSettings[]> {
  return db.phrase.findMany({
    where: { salonId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, nameEn: true, kind: true, retiredAt: true },
  })
}
