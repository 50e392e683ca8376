// The sheets of readings that an assessment is taken with, as the salon wants them.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { listTemplatesForSettings } from '@/lib/assessments/template-queries'
import { mayEditAssessments } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { TemplatesDesk } from './_components/templates-desk'
import {
  addTemplateAction,
  reorderTemplatesAction,
  restoreTemplateAction,
  retireTemplateAction,
  reviseTemplateAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.assessments.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditAssessments)
  const t = await getTranslations('settings')
  const templates = await listTemplatesForSettings(staff.salon.id)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.assessments.title')}
        description={t('sections.assessments.about')}
      />
      <TemplatesDesk
        templates={templates}
        actions={{
          add: addTemplateAction,
          revise: reviseTemplateAction,
          retire: retireTemplateAction,
          restore: restoreTemplateAction,
          reorder: reorderTemplatesAction,
        }}
      />
    </>
  )
}
