// The natures of clients (客户性质) that a new salon begins with; from then on the list is its own.
import 'server-only'
import type { Tx } from '@/lib/db/client'

const SHIPPED_NATURES = [
  { name: '机关', nameEn: 'Government' },
  { name: '事业单位', nameEn: 'Public institution' },
  { name: '业主', nameEn: 'Property owner' },
  { name: '企业主', nameEn: 'Business owner' },
  { name: '主妇', nameEn: 'Homemaker' },
  { name: '职员', nameEn: 'Employee' },
  { name: '自由职业', nameEn: 'Freelance' },
  { name: '学生', nameEn: 'Student' },
  { name: '退休', nameEn: 'Retired' },
]

/** Inserts the nine in the order of the training material, those that daily life adds after them. */
export async function shipNatures(tx: Tx, salonId: string): Promise<void> {
  await tx.clientNature.createMany({
    data: SHIPPED_NATURES.map((nature, index) => ({ ...nature, salonId, position: index + 1 })),
  })
}
