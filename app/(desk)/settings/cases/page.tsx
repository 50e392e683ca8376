// The library of comparable cases (举例说明), as the manager keeps it.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditCases } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listCasesForSettings } from '@/lib/shown-cases/case-queries'
import { CasesDesk } from './_components/cases-desk'
import {
  addCaseAction,
  reorderCasesAction,
  restoreCaseAction,
  retireCaseAction,
  reviseCaseAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.cases.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditCases)
  const t = await getTranslations('settings')
  const cases = await listCasesForSettings(staff.salon.id)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.cases.title')}
        description={t('sections.cases.about')}
      />
      <CasesDesk
        cases={cases}
        actions={{
          add: addCaseAction,
          revise: reviseCaseAction,
          retire: retireCaseAction,
          restore: restoreCaseAction,
          reorder: reorderCasesAction,
        }}
      />
    </>
  )
}
