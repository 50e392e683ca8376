// One thing known of a client, as a column of a list shows it.
import { ShieldAlert } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { birthdayWords } from '@/components/clients/birthday-words'
import { Badge } from '@/components/ui/badge'
import type { ListedClient } from '@/lib/client-lists/list-queries'
import type { Column } from '@/lib/client-lists/list-schemas'
import { formatBriefly, formatClock, formatMoney, localName } from '@/lib/i18n/format'
import { useCodeWords } from './list-words'

type FactProps = { client: ListedClient; currency: string; now: Date }

export function ClientFact({ column, ...props }: FactProps & { column: Column }) {
  const Fact = FACTS[column]
  return <Fact {...props} />
}

const FACTS: Readonly<Record<Column, (props: FactProps) => React.ReactNode>> = {
  phone: Phone,
  last_visit: LastVisit,
  next_booking: NextBooking,
  visits: Visits,
  spent: Spent,
  therapist: ({ client }) => <Words words={client.lastTherapist} />,
  time: ({ client }) => <Code kind="time" code={client.time} />,
  transaction: ({ client }) => <Code kind="transaction" code={client.transaction} />,
  nature: Nature,
  tags: Tags,
  alert: Alert,
  birthday: Birthday,
  sex: ({ client }) => <Code kind="sex" code={client.sex} />,
  source: ({ client }) => <Code kind="source" code={client.source} />,
  created: ({ client, now }) => <Day day={client.createdAt} now={now} />,
}

function Phone({ client: { phone } }: FactProps) {
  const t = useTranslations('client-lists.value')
  if (!phone) return <Words words={null} />
  return <Words words={'written' in phone ? phone.written : t('phoneEnding', { digits: phone.ending })} />
}

function LastVisit({ client: { lastVisitAt, lastTreatments }, now }: FactProps) {
  const t = useTranslations('client-lists.value')
  const locale = useLocale()
  if (!lastVisitAt) return <span className="text-ink-soft">{t('neverHere')}</span>
  return (
    <>
      <Day day={lastVisitAt} now={now} />
      {lastTreatments && (
        <span className="line-clamp-1 text-ink-soft">
          {lastTreatments.map((treatment) => localName(treatment, locale)).join(' · ')}
        </span>
      )}
    </>
  )
}

function NextBooking({ client: { nextAppointmentAt }, now }: FactProps) {
  const t = useTranslations('client-lists.value')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (!nextAppointmentAt) return <span className="text-ink-soft">{t('notBooked')}</span>
  return (
    <span className="text-celadon-deep">
      <Day day={nextAppointmentAt} now={now} />{' '}
      <span className="whitespace-nowrap">{formatClock(nextAppointmentAt, timeZone, locale)}</span>
    </span>
  )
}

function Visits({ client: { visits } }: FactProps) {
  const t = useTranslations('client-lists.value')
  return <Words words={t('visits', { visits })} />
}

function Spent({ client: { spentMinor }, currency }: FactProps) {
  const locale = useLocale()
  return spentMinor === null ? null : <Words words={formatMoney(spentMinor, currency, locale)} />
}

function Nature({ client: { nature } }: FactProps) {
  const locale = useLocale()
  return <Words words={nature && localName(nature, locale)} />
}

function Tags({ client: { tags } }: FactProps) {
  const locale = useLocale()
  return <Words words={tags?.map((tag) => localName(tag, locale)).join(' · ') ?? null} />
}

function Alert({ client: { alert } }: FactProps) {
  const code = useCodeWords()
  if (alert === 'none_known' || alert === 'not_asked') {
    return <span className="text-ink-soft">{code('alert', alert)}</span>
  }
  return (
    <Badge tone={alert === 'serious' ? 'rouge' : 'ochre'} icon={<ShieldAlert aria-hidden="true" />}>
      {code('alert', alert)}
    </Badge>
  )
}

function Birthday({ client }: FactProps) {
  return <Words words={birthdayWords(client, useLocale())} />
}

function Day({ day, now }: { day: Date; now: Date }) {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return <span>{formatBriefly(day, now, timeZone, locale)}</span>
}

function Code({ kind, code }: { kind: Parameters<ReturnType<typeof useCodeWords>>[0]; code: string | null }) {
  const words = useCodeWords()
  return <Words words={code && words(kind, code)} />
}

function Words({ words }: { words: string | null }) {
  const t = useTranslations('client-lists.value')
  return words ? (
    <span className="wrap-anywhere">{words}</span>
  ) : (
    <span className="text-ink-soft">{t('unknown')}</span>
  )
}
