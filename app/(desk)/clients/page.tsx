// The archive's front: search first, everybody by the reading of her name below.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayCheckIn, maySeeClients } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listClients } from '@/lib/clients/client-queries'
import { clientPageSchema } from '@/lib/clients/client-schemas'
import { ClientList } from './_components/client-list'
import { FindClient } from './_components/find-client'
import { NewClientButton } from './_components/new-client-button'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('clients')
  return { title: t('title') }
}

export default async function ClientsPage({ searchParams }: Props) {
  const staff = await requireStaff(maySeeClients)
  const asked = clientPageSchema.parse(await searchParams)
  const t = await getTranslations('clients')
  const page = await listClients(staff.salon.id, new Date(), asked)
  return (
    <div className="mx-auto max-w-5xl">
      <PageHeader
        title={t('title')}
        description={t('total', { total: page.total })}
        actions={mayCheckIn(staff) && <NewClientButton />}
      />
      <FindClient>
        <ClientList page={page} letter={asked.from ?? null} isFirst={!asked.after && !asked.from} />
      </FindClient>
    </div>
  )
}
