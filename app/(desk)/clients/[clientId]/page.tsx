// One client's archive (客户档案): the person at a glance, then its parts.
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { WordDrafts } from '@/components/clients/word-drafts'
import { HerLanguage } from '@/components/shell/her-language'
import { maySeeClients, maySeeLooks } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { openArchive } from '@/lib/clients/archive-queries'
import { isUuid } from '@/lib/clients/client-schemas'
import { ArchiveTabs } from './_components/archive-tabs'
import { BasicsTab } from './_components/basics/basics-tab'
import { BusinessTab } from './_components/business/business-tab'
import { CareTab } from './_components/care/care-tab'
import { ConsentsTab } from './_components/consents/consents-tab'
import { ErasedArchive } from './_components/erased'
import { Glance } from './_components/glance/glance'
import { Who } from './_components/glance/who'
import { LooksTab } from './_components/looks/looks-tab'
import type { TabProps } from './_components/tab-props'
import { TimelineTab } from './_components/timeline/timeline-tab'
import { TraitsTab } from './_components/traits/traits-tab'

type Asked = { tab?: string; before?: string; kind?: string; part?: string }
type Props = { params: Promise<{ clientId: string }>; searchParams: Promise<Asked> }

/** In the order in which they stand. */
const TABS = ['timeline', 'care', 'basics', 'traits', 'business', 'consents', 'looks'] as const

type TabName = (typeof TABS)[number]

/** Her name stays out of the title: titles stand in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('clients')
  return { title: t('archive') }
}

export default async function ClientPage({ params, searchParams }: Props) {
  const staff = await requireStaff(maySeeClients)
  const { clientId } = await params
  if (!isUuid(clientId)) notFound()
  const now = new Date()
  // The look is written down with this read; only then is anything else of hers read.
  const archive = await openArchive(staff, clientId, now)
  if (!archive) notFound()
  if (archive.is === 'merged') redirect(`/clients/${archive.intoId}`)
  if (archive.is === 'erased') return <ErasedArchive at={archive.at} />
  const { glance } = archive
  const { tab, before, kind, part } = await searchParams
  const names = tabsFor(staff)
  const chosen = names.find((name) => name === tab) ?? 'timeline'
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-5">
      <Who glance={glance} staff={staff} now={now} />
      <HerLanguage language={glance.herLanguage}>
        <WordDrafts clientId={clientId} kept={glance.words}>
          <Glance glance={glance} staff={staff} />
        </WordDrafts>
      </HerLanguage>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-2">
        <ArchiveTabs clientId={clientId} names={names} chosen={chosen} />
        <Tab
          name={chosen}
          kind={kind}
          part={part}
          staff={staff}
          clientId={clientId}
          now={now}
          before={before}
        />
      </div>
    </div>
  )
}

function tabsFor(staff: SignedInStaff): readonly TabName[] {
  return TABS.filter((name) => name !== 'looks' || maySeeLooks(staff))
}

type ChosenTab = { name: TabName; kind: string | undefined; part: string | undefined }

function Tab({ name, kind, part, ...props }: TabProps & ChosenTab) {
  switch (name) {
    case 'timeline':
      return <TimelineTab {...props} kind={kind} />
    case 'care':
      return <CareTab {...props} part={part} />
    case 'basics':
      return <BasicsTab {...props} />
    case 'traits':
      return <TraitsTab {...props} />
    case 'business':
      return <BusinessTab {...props} />
    case 'consents':
      return <ConsentsTab {...props} />
    case 'looks':
      return <LooksTab {...props} />
  }
}
