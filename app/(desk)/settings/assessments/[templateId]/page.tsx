// One sheet: what is read with it, in which order, and what is taken again after the treatment.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { PageHeader } from '@/components/ui/page-header'
import { getTemplateForSettings } from '@/lib/assessments/template-queries'
import { mayEditAssessments } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { localName } from '@/lib/i18n/format'
import {
  addReadingTypeAction,
  reorderReadingTypesAction,
  restoreReadingTypeAction,
  retireReadingTypeAction,
  reviseReadingTypeAction,
} from '../actions'
import { ReadingsDesk } from './_components/readings-desk'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('lists.readings.title') }
}

export default async function Page({ params }: { params: Promise<{ templateId: string }> }) {
  const staff = await requireStaff(mayEditAssessments)
  const templateId = z.uuid().safeParse((await params).templateId).data
  const template = templateId ? await getTemplateForSettings(staff.salon.id, templateId) : null
  if (!template) notFound()
  const t = await getTranslations()
  return (
    <>
      <PageHeader
        back={{ href: '/settings/assessments', label: t('settings.sections.assessments.title') }}
        title={localName(template, await getLocale())}
        description={t('assessments.settings.about')}
      />
      <ReadingsDesk
        template={template}
        actions={{
          add: addReadingTypeAction,
          revise: reviseReadingTypeAction,
          retire: retireReadingTypeAction,
          restore: restoreReadingTypeAction,
          reorder: reorderReadingTypesAction,
        }}
      />
    </>
  )
}
