// Her archive on paper: what whoever prints it may see, in words that she understands herself.
import { ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { maySeeClients } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { isUuid } from '@/lib/clients/client-schemas'
import { getArchiveDocument } from '@/lib/clients/document-query'
import { PrintButton } from './_components/print-button'
import { WholeDocument } from './_components/whole-document'

type Props = { params: Promise<{ clientId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('document')
  return { title: t('title') }
}

export default async function Page({ params }: Props) {
  const staff = await requireStaff(maySeeClients)
  const { clientId } = await params
  const [locale, t] = await Promise.all([getLocale(), getTranslations('document')])
  const now = new Date()
  const archive = isUuid(clientId) ? await getArchiveDocument(staff, clientId, { now, locale }) : null
  if (!archive) notFound()
  return (
    <div className="mx-auto grid max-w-3xl gap-6 print:max-w-none">
      <div className="flex flex-wrap items-center justify-between gap-4 print:hidden">
        <Link
          href={`/clients/${clientId}`}
          className="-ms-2 inline-flex min-h-12 items-center gap-1 rounded-md pe-3 text-sm font-medium text-celadon-deep hover:underline"
        >
          <ChevronLeft aria-hidden="true" className="size-5" />
          {t('back')}
        </Link>
        <PrintButton />
      </div>
      <WholeDocument archive={archive} salon={staff.salon} printedAt={now} />
    </div>
  )
}
