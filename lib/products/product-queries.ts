// Reads of the products: for those who recommend them and for the page that edits them.
import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const productSelect = { id: true, name: true, nameEn: true, priceMinor: true } satisfies Prisma.ProductSelect

export type ShelfProduct = Prisma.ProductGetPayload<{ select: typeof productSelect }>
export type ProductInSettings = ShelfProduct & { retiredAt: Date | null }

/** What can be recommended, in the salon's order. */
export async function listProducts(salonId: string): Promise<ShelfProduct[]> {
  return db.product.findMany({
    where: { salonId, retiredAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: productSelect,
  })
}

/** All products with those no longer kept. */
export async function listProductsForSettings(salonId: string): Promise<ProductInSettings[]> {
  return db.product.findMany({
    where: { salonId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { ...productSelect, retiredAt: true },
  })
}
