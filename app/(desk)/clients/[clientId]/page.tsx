// One client's archive (客户档案): who she is, what to mind, how she likes things, what is owed, and her visits.
import { Footprints } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AlertsField } from '@/components/clients/alerts-field'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditClients, maySeeClients } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { getClientArchive, listClientVisits } from '@/lib/clients/client-queries'
import { isUuid } from '@/lib/clients/client-schemas'
import { salonDate } from '@/lib/salon-time/salon-time'
import { listColleagues } from '@/lib/staff/staff-queries'
import { confirmAlertsAction, noteAlertAction, recordNoAlertsAction, retireAlertAction } from '../actions'
import { BasicsSection } from './_components/basics-section'
import { CasesSection } from './_components/cases-section'
import { NextQuestion } from './_components/next-question'
import { PreferencesField } from './_components/preferences-field'
import { PromisesSection } from './_components/promises-section'
import { VisitTimeline } from './_components/visit-timeline'

const alertActions = {
  noteAlert: noteAlertAction,
  retireAlert: retireAlertAction,
  recordNoAlerts: recordNoAlertsAction,
  confirmAlerts: confirmAlertsAction,
}

type Props = {
  params: Promise<{ clientId: string }>
  searchParams: Promise<{ before?: string }>
}

/** Her name stays out of the title: titles stand in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('clients')
  return { title: t('archive') }
}

export default async function ClientPage({ params, searchParams }: Props) {
  const staff = await requireStaff(maySeeClients)
  const { clientId } = await params
  const { before } = await searchParams
  const olderThan = before && isUuid(before) ? before : undefined
  if (!isUuid(clientId)) notFound()
  const [client, visits, colleagues] = await Promise.all([
    getClientArchive(staff, clientId),
    listClientVisits(staff.salon.id, clientId, olderThan),
    listColleagues(staff),
  ])
  if (!client) notFound()
  const t = await getTranslations('clients')
  const address = client.formOfAddress !== client.name ? client.formOfAddress : null

  return (
    <div className="mx-auto max-w-6xl">
      <PageHeader
        back={{ href: '/clients', label: t('title') }}
        title={
          <span className="flex items-center gap-5">
            <Avatar name={client.name} size="lg" />
            <span>
              <span className="block text-3xl">{client.name}</span>
              {address && (
                <span className="block font-sans text-lg font-normal text-ink-soft">{address}</span>
              )}
            </span>
          </span>
        }
        actions={
          <Badge icon={<Footprints aria-hidden="true" />}>
            {t('list.visits', { visits: client.visitCount })}
          </Badge>
        }
      />
      <NextQuestion client={client} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 gap-6">
          <Section title={t('alerts.title')}>
            <AlertsField
              clientId={client.id}
              alerts={client.alerts}
              askedAt={client.alertsAskedAt}
              actions={alertActions}
            />
          </Section>
          <Section title={t('preferences.title')}>
            <PreferencesField clientId={client.id} preferences={client.preferences} />
          </Section>
          <Section title={t('timeline.title')} isPlain>
            <VisitTimeline {...visits} clientId={client.id} isFirstPage={!olderThan} />
          </Section>
        </div>
        <div className="grid min-w-0 gap-6">
          <Section title={t('basics.title')}>
            <BasicsSection client={client} isEditable={mayEditClients(staff)} />
          </Section>
          <Section title={t('promises.title')}>
            <PromisesSection
              clientId={client.id}
              promises={client.promises}
              colleagues={colleagues}
              staffId={staff.id}
              today={salonDate(new Date(), staff.salon.timeZone)}
            />
          </Section>
          <Section title={t('cases.title')}>
            <CasesSection clientId={client.id} cases={client.cases} mayResolve={mayEditClients(staff)} />
          </Section>
        </div>
      </div>
    </div>
  )
}

type SectionProps = { title: string; isPlain?: boolean; children: ReactNode }

function Section({ title, isPlain = false, children }: SectionProps) {
  const body = (
    <>
      <h2 className="pb-4 text-xl">{title}</h2>
      {children}
    </>
  )
  return isPlain ? <section className="pt-2">{body}</section> : <Card as="section">{body}</Card>
}
