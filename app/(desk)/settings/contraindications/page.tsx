// What treatments and products must not meet.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditMenu } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listContraindicationsForSettings } from '@/lib/contraindications/contraindication-queries'
import { ContraindicationsDesk } from './_components/contraindications-desk'
import {
  addContraindicationAction,
  reorderContraindicationsAction,
  restoreContraindicationAction,
  retireContraindicationAction,
  reviseContraindicationAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.contraindications.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditMenu)
  const t = await getTranslations('settings')
  const contraindications = await listContraindicationsForSettings(staff.salon.id)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.contraindications.title')}
        description={t('sections.contraindications.about')}
      />
      <ContraindicationsDesk
        contraindications={contraindications}
        actions={{
          add: addContraindicationAction,
          revise: reviseContraindicationAction,
          retire: retireContraindicationAction,
          restore: restoreContraindicationAction,
          reorder: reorderContraindicationsAction,
        }}
      />
    </>
  )
}
