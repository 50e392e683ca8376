// Reads of the contraindications, for the page that edits them.
import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const inSettings = {
  id: true,
  kind: true,
  name: true,
  nameEn: true,
  words: true,
  retiredAt: true,
  /** Who names it, of what is in use. */
  _count: {
    select: {
      treatments: { where: { treatment: { retiredAt: null } } },
      products: { where: { product: { retiredAt: null } } },
    },
  },
} satisfies Prisma.ContraindicationSelect

export type ContraindicationInSettings = Prisma.ContraindicationGetPayload<{ select: typeof inSettings }>

/** All of them, with those out of use. One statement. */
export async function listContraindicationsForSettings(
  salonId: string,
): Promise<ContraindicationInSettings[]> {
  return db.contraindication.findMany({
    where: { salonId },
    relationLoadStrategy: 'join',
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: inSettings,
  })
}
