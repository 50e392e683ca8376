// Pairs that are likely one person, with why, the likeliest first.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { LikelyDouble, LikelyPair } from '@/lib/clients/duplicate-queries'
import { formatDate } from '@/lib/i18n/format'
import { sayTwoPeopleAction } from '../actions'
import { TwoPeople } from './two-people'

export function PairList({ pairs, title }: { pairs: readonly LikelyPair[]; title?: string }) {
  const t = useTranslations('merge')
  return (
    <section aria-label={title ?? t('likely')} className="grid gap-4">
      <h2 className="text-xl">{title ?? t('likely')}</h2>
      <ul className="grid gap-4">
        {pairs.map(({ one, other, reasons }) => (
          <li key={`${one.clientId} ${other.clientId}`}>
            <Card as="article" aria-label={`${one.name} · ${other.name}`} className="grid gap-4">
              <p className="flex flex-wrap gap-2">
                {reasons.map((reason) => (
                  <Badge key={reason}>{t(`reasons.${reason}`)}</Badge>
                ))}
              </p>
              <div className="grid grid-cols-2 gap-5">
                <Double client={one} />
                <Double client={other} />
              </div>
              <div className="flex flex-wrap gap-3">
                <ButtonLink
                  variant="primary"
                  href={`/clients/duplicates?with=${one.clientId}&other=${other.clientId}`}
                >
                  {t('compareThem')}
                </ButtonLink>
                <TwoPeople oneId={one.clientId} otherId={other.clientId} action={sayTwoPeopleAction} />
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Double({ client }: { client: LikelyDouble }) {
  const t = useTranslations('merge')
  const search = useTranslations('clients.search')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const dayOf = (instant: string) => formatDate(new Date(instant), timeZone, locale)
  return (
    <div className="flex min-w-0 items-start gap-3">
      <Avatar name={client.name} size="sm" className="mt-0.5" />
      <div className="grid min-w-0 gap-0.5">
        <p className="font-serif text-lg leading-snug font-semibold">
          {client.name}
          {client.formOfAddress && (
            <span className="ms-2 font-sans text-sm font-normal text-ink-soft">{client.formOfAddress}</span>
          )}
        </p>
        <p className="numeric text-sm text-ink-soft">
          {client.phoneEnding ? search('phoneEnding', { digits: client.phoneEnding }) : t('noPhone')}
        </p>
        <p className="numeric text-sm text-ink-soft">
          {client.lastVisitAt
            ? t('visitsUntil', { visits: client.visits, day: dayOf(client.lastVisitAt) })
            : t('noVisits', { day: dayOf(client.createdAt) })}
        </p>
      </div>
    </div>
  )
}
