// One time that a treatment began past the safety gate, or was meant to.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { StopList } from '@/components/safety/stop-list'
import { useEndWords } from '@/components/treatment-end/end-words'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { formatClock, formatDate, guestName, localName } from '@/lib/i18n/format'
import type { ListedOverride } from '@/lib/safety/safety-queries'

export function OverrideEntry({ override }: { override: ListedOverride }) {
  const t = useTranslations('safety.list')
  const words = useTranslations('safety.override')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { at, by, client, treatment, reason, stops, isLasting, visitId } = override
  return (
    <li className="grid gap-x-8 gap-y-3 border-b border-hair py-6 md:grid-cols-[11rem_minmax(0,1fr)]">
      <div>
        <p className="numeric text-ink-soft">
          {formatDate(at, timeZone, locale)} {formatClock(at, timeZone, locale)}
        </p>
        <p className="font-serif text-lg font-semibold">{by}</p>
      </div>
      <div className="grid min-w-0 gap-3">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-serif text-lg">{client ? guestName(client) : t('erased')}</span>
          <span>{localName(treatment, locale)}</span>
          <Became override={override} />
          {isLasting && <Badge tone="ochre">{words('lastingBadge')}</Badge>}
        </p>
        {isLasting && <p className="text-sm text-ink-soft">{t('lastingUntil')}</p>}
        <StopList stops={stops} />
        <p className="rounded-lg bg-fold/60 px-4 py-3">
          {reason ? words('because', { reason }) : words('noReason')}
        </p>
        <Link
          href={`/visits/${visitId}`}
          className="inline-flex min-h-12 items-center justify-self-start font-medium text-celadon-deep underline-offset-4 hover:underline"
        >
          {t('visit')}
        </Link>
      </div>
    </li>
  )
}

/** What became of the treatment, in the words in which it ended. */
function Became({ override: { became, endReason } }: { override: ListedOverride }) {
  const t = useTranslations('safety.list.became')
  const outcomes = useTranslations('ending.outcomes')
  const endWords = useEndWords()
  if (became === 'performed') return <Badge tone="celadon">{outcomes(became)}</Badge>
  if (became === 'in_part' || became === 'broken_off') {
    return <Badge tone="ochre">{endWords({ outcome: became, endReason })}</Badge>
  }
  return <Badge tone={became === 'runs' ? 'celadon' : 'neutral'}>{t(became)}</Badge>
}
