// One guest among those found: her name, what tells her from others, and where she stands today.
'use client'

import { CalendarClock, DoorOpen, ShieldAlert } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Spinner } from '@/components/ui/spinner'
import type { FoundClient } from '@/lib/clients/search-clients'
import { formatClock, formatDate, formatDay, localName } from '@/lib/i18n/format'

type Props = { client: FoundClient; action: string | null; isPending: boolean }

export function FoundClientLine({ client, action, isPending }: Props) {
  const t = useTranslations('clients.search')
  const address = client.formOfAddress !== client.name ? client.formOfAddress : null
  return (
    <div className="flex min-h-18 items-center gap-4 px-3 py-2.5">
      <Avatar name={client.name} />
      <div className="min-w-0 flex-1">
        <p className="font-serif text-lg font-semibold">
          {client.name}
          {address && <span className="ms-2 font-sans text-sm font-normal text-ink-soft">{address}</span>}
        </p>
        <p className="numeric flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
          <Today client={client} />
          {client.hasAlerts && (
            <Badge tone="rouge" icon={<ShieldAlert aria-hidden="true" />}>
              {t('alerts')}
            </Badge>
          )}
          {client.phoneEnding && <span>{t('phoneEnding', { digits: client.phoneEnding })}</span>}
          <LastSeen client={client} />
          {client.sentBy && <span>{t('sentBy', { name: client.sentBy })}</span>}
        </p>
      </div>
      {isPending ? (
        <Spinner />
      ) : (
        action && <span className="shrink-0 font-medium text-celadon-deep">{action}</span>
      )}
    </div>
  )
}

function Today({ client: { here, expected, next } }: { client: FoundClient }) {
  const t = useTranslations('clients.search')
  const stages = useTranslations('visits.stages')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (here) {
    return (
      <Badge tone="ochre" icon={<DoorOpen aria-hidden="true" />}>
        {t('here', { stage: stages(here.stage) })}
      </Badge>
    )
  }
  const booked = expected ?? next
  if (!booked) return null
  const at = new Date(booked.startsAt)
  const treatments = booked.treatments.map((treatment) => localName(treatment, locale)).join(' · ')
  const [day, time] = [formatDay(at, timeZone, locale), formatClock(at, timeZone, locale)]
  return (
    <Badge tone={expected ? 'celadon' : 'neutral'} icon={<CalendarClock aria-hidden="true" />}>
      {expected ? t('expected', { time }) : t('booked', { day, time })}
      {treatments && <span className="ms-1.5 font-normal">{treatments}</span>}
    </Badge>
  )
}

function LastSeen({ client: { lastVisitAt } }: { client: FoundClient }) {
  const t = useTranslations('clients.search')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (!lastVisitAt) return <span>{t('neverHere')}</span>
  return <span>{t('lastVisit', { day: formatDate(new Date(lastVisitAt), timeZone, locale) })}</span>
}
