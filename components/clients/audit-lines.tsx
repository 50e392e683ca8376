// Lines of the audit: who, what, when; and whom it was about where that is not plain.
import { History } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { AuditLine } from '@/lib/audit/audit-queries'
import { formatClock, formatDate, guestName } from '@/lib/i18n/format'

type AuditLinesProps = {
  lines: readonly AuditLine[]
  timeZone: string
  /** Name whom it is about, with a way to her archive. */
  withClients?: boolean
}

/** Under the heading of each day, newest first. */
export function AuditLines({ lines, timeZone, withClients = false }: AuditLinesProps) {
  const locale = useLocale()
  const days = byDay(lines, (at) => formatDate(new Date(at), timeZone, locale))
  return (
    <div className="grid gap-6">
      {[...days].map(([day, ofDay]) => (
        <section key={day} className="grid gap-1">
          <h3 className="text-base text-ink-soft">{day}</h3>
          <ul className="border-t border-hair">
            {ofDay.map((line) => (
              <Line key={line.id} line={line} timeZone={timeZone} withClients={withClients} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function byDay(lines: readonly AuditLine[], dayOf: (at: string) => string): Map<string, AuditLine[]> {
  const days = new Map<string, AuditLine[]>()
  for (const line of lines) days.set(dayOf(line.at), [...(days.get(dayOf(line.at)) ?? []), line])
  return days
}

function Line({ line, timeZone, withClients }: { line: AuditLine; timeZone: string; withClients: boolean }) {
  const t = useTranslations('audit')
  const locale = useLocale()
  const { action, actor, client, at } = line
  const words = t.has(`actions.${action}`) ? t(`actions.${action}`) : action
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 border-b border-hair py-1.5">
      <time dateTime={at} className="numeric w-14 shrink-0 text-ink-soft">
        {formatClock(new Date(at), timeZone, locale)}
      </time>
      <span className="min-w-0 flex-1 basis-48">
        {!withClients && <span className="font-medium">{actor ?? t('somebody')} </span>}
        {words}
      </span>
      {withClients && client && (
        <Link
          href={`/clients/${client.id}`}
          className="inline-flex min-h-12 items-center gap-2 rounded-md px-2 text-celadon-deep hover:underline"
        >
          <History aria-hidden="true" className="size-4" />
          {t('page.aboutClient', { name: guestName(client) })}
        </Link>
      )}
    </li>
  )
}
