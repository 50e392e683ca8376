// One import: looked over, taken over, done, or taken back.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { legible } from '@/lib/actions/read-input'
import { mayImportClients } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import type { StaffSalon } from '@/lib/auth/signed-in-staff'
import { isUuid } from '@/lib/clients/client-schemas'
import { isUnderWay, mappingTrouble } from '@/lib/imports/import-flow'
import { getImport, type ImportDetail } from '@/lib/imports/import-queries'
import { type ImportView, importViewSchema } from '@/lib/imports/import-schemas'
import { DiscardImport } from '../_components/decide-import'
import { ImportDone, UndoImport } from '../_components/import-done'
import { ImportPreview } from '../_components/import-preview'
import { ImportRun } from '../_components/import-run'
import { ImportUndone } from '../_components/import-undone'
import { MappingForm } from '../_components/mapping-form'
import { SourceCard } from '../_components/source-card'

type Props = {
  params: Promise<{ importId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports')
  return { title: t('title') }
}

export default async function ImportPage({ params, searchParams }: Props) {
  const staff = await requireStaff(mayImportClients)
  const { importId } = await params
  const view = importViewSchema.parse(legible(await searchParams))
  const detail = isUuid(importId) ? await getImport(staff, new Date(), importId, view) : null
  if (!detail) notFound()
  const t = await getTranslations('imports')
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader
        back={{ href: '/clients/import', label: t('title') }}
        title={detail.fileName ?? t(`origins.${detail.origin}`)}
        description={[
          detail.fileName && detail.origin !== 'other' ? t(`origins.${detail.origin}`) : '',
          isUnderWay(detail.phase) ? '' : t(`phases.${detail.phase}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <Phase detail={detail} view={view} salon={staff.salon} />
    </div>
  )
}

async function Phase(props: { detail: ImportDetail; view: ImportView; salon: StaffSalon }) {
  const t = await getTranslations('imports.failed')
  const { detail } = props
  const { id, phase, rows, done, created, joined, skipped, revision, columns, mapping } = detail
  if (phase === 'checking' && mappingTrouble(mapping)) {
    return (
      <div className="flex flex-col gap-5">
        <SourceCard source={detail} />
        <MappingForm id={id} revision={revision} columns={columns} mapping={mapping} />
        <div>
          <DiscardImport importId={id} />
        </div>
      </div>
    )
  }
  if (isUnderWay(phase)) {
    return <ImportRun key={`${phase} ${revision}`} importId={id} progress={{ phase, rows, done }} />
  }
  if (phase === 'ready') return <ImportPreview {...props} />
  if (phase === 'done')
    return <ImportDone importId={id} created={created} joined={joined} skipped={skipped} />
  if (phase === 'undone') return <ImportUndone created={created} kept={detail.kept} />
  return (
    <Notice tone="warning" title={t('title')} action={<UndoImport importId={id} count={created} />}>
      {t('body', { count: created })}
    </Notice>
  )
}
