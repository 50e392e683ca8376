// Reads of the products for the page that edits them; the visit reads what can be recommended with itself.
import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const productSelect = {
  id: true,
  name: true,
  nameEn: true,
  priceMinor: true,
  retiredAt: true,
} satisfies Prisma.ProductSelect

export type ProductInSettings = Prisma.ProductGetPayload<{ select: typeof productSelect }>

/** All products with those no longer kept. */
export async function listProductsForSettings(salonId: string): Promise<ProductInSettings[]> {
  return db.product.findMany({
    where: { salonId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: productSelect,
  })
}
