// The tags that clients are sorted by, as the salon wants them.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditClassification } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listTagsForSettings } from '@/lib/tags/tag-queries'
import { TagsDesk } from './_components/tags-desk'
import {
  addTagAction,
  reorderTagsAction,
  restoreTagAction,
  retireTagAction,
  reviseTagAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.tags.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditClassification)
  const t = await getTranslations('settings')
  const tags = await listTagsForSettings(staff.salon.id)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.tags.title')}
        description={t('sections.tags.about')}
      />
      <TagsDesk
        tags={tags}
        actions={{
          add: addTagAction,
          revise: reviseTagAction,
          retire: retireTagAction,
          restore: restoreTagAction,
          reorder: reorderTagsAction,
        }}
      />
    </>
  )
}
