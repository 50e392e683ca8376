// Where another system's clients come in.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayImportClients } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listImports } from '@/lib/imports/import-queries'
import { ImportList } from './_components/import-list'
import { StartImport } from './_components/start-import'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports')
  return { title: t('title') }
}

export default async function ImportsPage() {
  const staff = await requireStaff(mayImportClients)
  const t = await getTranslations('imports')
  const imports = await listImports(staff)
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader back={{ href: '/clients', label: t('back') }} title={t('title')} description={t('about')} />
      <StartImport />
      <ImportList imports={imports} />
    </div>
  )
}
