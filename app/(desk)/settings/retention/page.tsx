// Archives of which nothing was heard for years: the manager erases or keeps each of them.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { mayEraseArchives } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listProposedErasures } from '@/lib/clients/retention-queries'
import { confirmBasicsAction } from '../../clients/actions'
import { eraseClientAction } from '../../clients/erase-actions'
import { ProposedErasures } from './_components/proposed-erasures'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.retention.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEraseArchives)
  const [t, words] = await Promise.all([getTranslations('settings'), getTranslations('rights.retention')])
  const { proposed, total } = await listProposedErasures(staff, new Date())
  const { retentionYears: years, timeZone } = staff.salon
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.retention.title')}
        description={t('sections.retention.about')}
      />
      {proposed.length === 0 ? (
        <EmptyState title={words('none')}>{words('noneAbout', { years })}</EmptyState>
      ) : (
        <div className="grid max-w-4xl gap-4">
          <p className="numeric text-ink-soft">{words('count', { count: total, years })}</p>
          <ProposedErasures
            proposed={proposed}
            timeZone={timeZone}
            actions={{ erase: eraseClientAction, keep: confirmBasicsAction }}
          />
        </div>
      )}
    </>
  )
}
