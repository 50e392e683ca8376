// The standards of the service, stage by stage.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditStandards } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { getStandardsForEditing } from '@/lib/standards/standards-queries'
import { StandardsDesk } from './_components/standards-desk'
import {
  addStandardAction,
  reorderStandardsAction,
  restoreStandardAction,
  retireStandardAction,
  reviseStandardAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.standards.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditStandards)
  const t = await getTranslations('settings')
  const { version, standards, retired } = await getStandardsForEditing(staff.salon.id)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.standards.title')}
        eyebrow={t('standards.version', { version })}
        description={t('sections.standards.about')}
      />
      <StandardsDesk
        version={version}
        standards={standards}
        retired={retired}
        actions={{
          add: addStandardAction,
          revise: reviseStandardAction,
          retire: retireStandardAction,
          restore: restoreStandardAction,
          reorder: reorderStandardsAction,
        }}
      />
    </>
  )
}
