// The menu of treatments.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditMenu } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listTreatmentsForSettings } from '@/lib/treatments/treatment-queries'
import { TreatmentsDesk } from './_components/treatments-desk'
import {
  addTreatmentAction,
  reorderTreatmentsAction,
  restoreTreatmentAction,
  retireTreatmentAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.menu.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditMenu)
  const t = await getTranslations('settings')
  const treatments = await listTreatmentsForSettings(staff.salon.id)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.menu.title')}
        description={t('sections.menu.about')}
      />
      <TreatmentsDesk
        treatments={treatments}
        currency={staff.salon.currency}
        actions={{
          add: addTreatmentAction,
          retire: retireTreatmentAction,
          restore: restoreTreatmentAction,
          reorder: reorderTreatmentsAction,
        }}
      />
    </>
  )
}
