// Clients by the reading of their names, with the last visit and the next appointment.
import { CalendarClock, ChevronRight, ShieldAlert } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { EmptyState } from '@/components/ui/empty-state'
import type { ClientPage, ListedClient } from '@/lib/clients/client-queries'
import { formatClock, formatDate, formatDay, localName } from '@/lib/i18n/format'

type Props = { page: ClientPage; letter: string | null; isFirst: boolean }

export function ClientList({ page, letter, isFirst }: Props) {
  const t = useTranslations('clients.list')
  if (page.total === 0) return <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>
  return (
    <section aria-label={t('label')} className="pt-2">
      <Letters current={letter} />
      {page.clients.length === 0 ? (
        <p className="py-8 text-ink-soft">{t('noneFrom', { letter: (letter ?? '').toUpperCase() })}</p>
      ) : (
        <ul className="divide-y divide-hair border-y border-hair">
          {page.clients.map((client) => (
            <li key={client.clientId}>
              <ClientLine client={client} />
            </li>
          ))}
        </ul>
      )}
      <nav aria-label={t('pages')} className="flex flex-wrap gap-3 pt-6">
        {!isFirst && <ButtonLink href="/clients">{t('fromTheStart')}</ButtonLink>}
        {page.next && <ButtonLink href={`/clients?after=${page.next}`}>{t('more')}</ButtonLink>}
      </nav>
    </section>
  )
}

/** No Chinese reading begins with i, u or v; the foreign names that do stand behind h and t. */
const LETTERS = [...'abcdefghjklmnopqrstwxyz']

function Letters({ current }: { current: string | null }) {
  const t = useTranslations('clients.list')
  return (
    <nav aria-label={t('letters')} className="overflow-x-auto pb-2">
      <ul className="flex">
        {LETTERS.map((letter) => (
          <li key={letter} className="flex-1">
            <Link
              href={`/clients?from=${letter}`}
              prefetch={false}
              aria-current={letter === current ? 'true' : undefined}
              className={classNames(
                'flex h-12 min-w-11 items-center justify-center rounded-md font-serif hover:bg-celadon-wash',
                letter === current ? 'bg-celadon-wash font-semibold text-celadon-dark' : 'text-ink-soft',
              )}
            >
              {letter.toUpperCase()}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function ClientLine({ client }: { client: ListedClient }) {
  const t = useTranslations('clients.list')
  const address = client.formOfAddress !== client.name ? client.formOfAddress : null
  return (
    <Link
      href={`/clients/${client.clientId}`}
      prefetch={false}
      className="flex min-h-20 items-center gap-4 px-2 py-3 transition-colors hover:bg-sheet"
    >
      <Avatar name={client.name} />
      <div className="grid min-w-0 flex-1 gap-x-6 gap-y-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
        <div className="min-w-0">
          <p className="font-serif text-lg font-semibold">
            {client.name}
            {address && <span className="ms-2 font-sans text-sm font-normal text-ink-soft">{address}</span>}
          </p>
          <p className="numeric flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
            {client.phoneEnding && <span>{t('phoneEnding', { digits: client.phoneEnding })}</span>}
            <span>{t('visits', { visits: client.visits })}</span>
          </p>
        </div>
        <div className="min-w-0 text-sm text-ink-soft">
          <LastVisit client={client} />
          <p className="mt-1 flex flex-wrap gap-2">
            <NextAppointment client={client} />
            {client.alert && (
              <Badge
                tone={client.alert === 'serious' ? 'rouge' : 'ochre'}
                icon={<ShieldAlert aria-hidden="true" />}
              >
                {t(`alert.${client.alert}`)}
              </Badge>
            )}
          </p>
        </div>
      </div>
      <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-edge" />
    </Link>
  )
}

function LastVisit({ client: { lastVisitAt, lastTreatments } }: { client: ListedClient }) {
  const t = useTranslations('clients.list')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (!lastVisitAt) return <p>{t('neverHere')}</p>
  const treatments = lastTreatments.map((treatment) => localName(treatment, locale)).join(' · ')
  return (
    <p className="numeric">
      {t('lastVisit', { day: formatDate(new Date(lastVisitAt), timeZone, locale) })}
      {treatments && <span className="ms-2 text-ink">{treatments}</span>}
    </p>
  )
}

function NextAppointment({ client: { nextAppointmentAt } }: { client: ListedClient }) {
  const t = useTranslations('clients.list')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (!nextAppointmentAt) return null
  const at = new Date(nextAppointmentAt)
  return (
    <Badge tone="celadon" icon={<CalendarClock aria-hidden="true" />}>
      {t('next', { day: formatDay(at, timeZone, locale), time: formatClock(at, timeZone, locale) })}
    </Badge>
  )
}
