// Archives that are likely one person's: found, compared side by side, made one, and taken apart again for a day.
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { legible } from '@/lib/actions/read-input'
import { mayMergeClients } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import {
  comparePair,
  findSoughtClient,
  listLikelyDuplicates,
  listRecentMerges,
} from '@/lib/clients/duplicate-queries'
import { archiveToKeep } from '@/lib/clients/merge-flow'
import { duplicatesPageSchema } from '@/lib/clients/merge-schemas'
import { guestName } from '@/lib/i18n/format'
import { ComparePair } from './_components/compare-pair'
import { FindPartner } from './_components/find-partner'
import { PairList } from './_components/pair-list'
import { RecentMerges } from './_components/recent-merges'
import { sideFor } from './_components/side-words'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const HERE = '/clients/duplicates'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('merge')
  return { title: t('title') }
}

export default async function DuplicatesPage({ searchParams }: Props) {
  const staff = await requireStaff(mayMergeClients)
  const { with: oneId, other, after } = duplicatesPageSchema.parse(legible(await searchParams))
  const now = new Date()
  if (oneId && other) return <Comparison staff={staff} now={now} ids={[oneId, other]} />
  if (oneId) return <PartnerSearch staff={staff} clientId={oneId} />
  return <Suggestions staff={staff} now={now} after={after} />
}

type SuggestionsProps = { staff: SignedInStaff; now: Date; after: string | undefined }

async function Suggestions({ staff, now, after }: SuggestionsProps) {
  const t = await getTranslations('merge')
  const clients = await getTranslations('clients')
  const [{ pairs, next }, merges] = await Promise.all([
    listLikelyDuplicates(staff, { after }),
    after ? [] : listRecentMerges(staff, now),
  ])
  return (
    <div className="mx-auto grid max-w-5xl gap-8">
      <PageHeader
        back={{ href: '/clients', label: clients('title') }}
        title={t('title')}
        description={t('intro')}
      />
      <RecentMerges merges={merges} />
      {pairs.length > 0 ? (
        <PairList pairs={pairs} />
      ) : (
        <EmptyState title={t('none.title')}>{t('none.body')}</EmptyState>
      )}
      {next && (
        <ButtonLink href={`${HERE}?after=${next}`} className="justify-self-center">
          {t('more')}
        </ButtonLink>
      )}
    </div>
  )
}

async function PartnerSearch({ staff, clientId }: { staff: SignedInStaff; clientId: string }) {
  const t = await getTranslations('merge')
  const client = await findSoughtClient(staff, clientId)
  if (!client) notFound()
  const { pairs } = await listLikelyDuplicates(staff, { clientId })
  return (
    <div className="mx-auto grid max-w-5xl gap-8">
      <PageHeader
        back={{ href: `/clients/${clientId}`, label: t('backToArchive') }}
        title={t('partner.title', { guest: guestName(client) })}
        description={t('partner.intro')}
      />
      {pairs.length > 0 && <PairList pairs={pairs} title={t('partner.likely')} />}
      <FindPartner clientId={clientId} />
    </div>
  )
}

type ComparisonProps = { staff: SignedInStaff; now: Date; ids: [string, string] }

async function Comparison({ staff, now, ids }: ComparisonProps) {
  const t = await getTranslations('merge')
  const pair = await comparePair(staff, now, ...ids)
  // Merged a moment ago, by oneself or a colleague: the list has what can be done about it.
  if (!pair) redirect(HERE)
  const [kept, gone] = archiveToKeep(...pair)
  const [ours, theirs] = [await sideFor(staff, kept), await sideFor(staff, gone)]
  return (
    <div className="mx-auto grid max-w-5xl gap-6">
      <PageHeader
        back={{ href: HERE, label: t('title') }}
        title={t('compare.title')}
        description={t('compare.intro')}
      />
      <ComparePair key={`${kept.revision} ${gone.revision}`} kept={ours} gone={theirs} />
    </div>
  )
}
