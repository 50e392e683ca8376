// The natures that clients are sorted by, as the salon wants them.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditClassification } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listNaturesForSettings } from '@/lib/natures/nature-queries'
import { NaturesDesk } from './_components/natures-desk'
import {
  addNatureAction,
  reorderNaturesAction,
  restoreNatureAction,
  retireNatureAction,
  reviseNatureAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.natures.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditClassification)
  const t = await getTranslations('settings')
  const natures = await listNaturesForSettings(staff.salon.id)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.natures.title')}
        description={t('sections.natures.about')}
      />
      <NaturesDesk
        natures={natures}
        actions={{
          add: addNatureAction,
          revise: reviseNatureAction,
          retire: retireNatureAction,
          restore: restoreNatureAction,
          reorder: reorderNaturesAction,
        }}
      />
    </>
  )
}
