// Reads of the products for the page that edits them; the visit reads what can be recommended with itself.
import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const productSelect = {
  id: true,
  name: true,
  nameEn: true,
  priceMinor: true,
  isForHome: true,
  isForTreatment: true,
  size: true,
  sizeUnit: true,
  dailyUse: true,
  concerns: true,
  benefit: true,
  benefitEn: true,
  patchTestDays: true,
  patchTestHours: true,
  retiredAt: true,
  contraindications: { select: { contraindicationId: true } },
} satisfies Prisma.ProductSelect

type ProductRow = Prisma.ProductGetPayload<{ select: typeof productSelect }>

export type ProductInSettings = Omit<ProductRow, 'contraindications'> & { contraindicationIds: string[] }

/** All products with those no longer kept. One statement. */
export async function listProductsForSettings(salonId: string): Promise<ProductInSettings[]> {
  const rows = await db.product.findMany({
    where: { salonId },
    relationLoadStrategy: 'join',
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: productSelect,
  })
  return rows.map(({ contraindications, ...product }) => ({
    ...product,
    contraindicationIds: contraindications.map(({ contraindicationId }) => contraindicationId),
  }))
}
