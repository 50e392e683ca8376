// What the salon keeps ready for an occasion.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditMenu } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listCourtesiesForSettings } from '@/lib/courtesies/courtesy-queries'
import { CourtesiesDesk } from './_components/courtesies-desk'
import {
  addCourtesyAction,
  reorderCourtesiesAction,
  restoreCourtesyAction,
  retireCourtesyAction,
  reviseCourtesyAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.courtesies.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditMenu)
  const t = await getTranslations('settings')
  const courtesies = await listCourtesiesForSettings(staff.salon.id)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.courtesies.title')}
        description={t('sections.courtesies.about')}
      />
      <CourtesiesDesk
        courtesies={courtesies}
        actions={{
          add: addCourtesyAction,
          revise: reviseCourtesyAction,
          retire: retireCourtesyAction,
          restore: restoreCourtesyAction,
          reorder: reorderCourtesiesAction,
        }}
      />
    </>
  )
}
