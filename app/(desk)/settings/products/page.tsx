// The products the salon recommends.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditMenu } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listContraindicationsForSettings } from '@/lib/contraindications/contraindication-queries'
import { listProductsForSettings } from '@/lib/products/product-queries'
import { ProductsDesk } from './_components/products-desk'
import {
  addProductAction,
  reorderProductsAction,
  restoreProductAction,
  retireProductAction,
  reviseProductAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.products.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditMenu)
  const t = await getTranslations('settings')
  const [products, contraindications] = await Promise.all([
    listProductsForSettings(staff.salon.id),
    listContraindicationsForSettings(staff.salon.id),
  ])
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.products.title')}
        description={t('sections.products.about')}
      />
      <ProductsDesk
        products={products}
        contraindications={contraindications}
        currency={staff.salon.currency}
        actions={{
          add: addProductAction,
          revise: reviseProductAction,
          retire: retireProductAction,
          restore: restoreProductAction,
          reorder: reorderProductsAction,
        }}
      />
    </>
  )
}
