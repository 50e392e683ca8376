// The backups of the house: the last one that can be counted on, one more at a tap, and each to take along.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayKeepBackups } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { whereBackupsLie } from '@/lib/backup/backup-place'
import { listBackups } from '@/lib/backup/backup-queries'
import { BackupList } from './_components/backup-list'
import { LastBackup } from './_components/last-backup'
import { askBackupAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.backups.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayKeepBackups)
  const [t, { backups, lastVerified, isUnderWay, isLate }, place] = await Promise.all([
    getTranslations('settings'),
    listBackups(staff, new Date()),
    whereBackupsLie(),
  ])
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.backups.title')}
        description={t('sections.backups.about')}
      />
      <div className="grid gap-x-12 gap-y-10 landscape:lg:grid-cols-[minmax(0,1fr)_22rem]">
        <BackupList backups={backups} />
        <LastBackup
          last={lastVerified}
          isUnderWay={isUnderWay}
          isLate={isLate}
          place={place}
          action={askBackupAction}
        />
      </div>
    </>
  )
}
