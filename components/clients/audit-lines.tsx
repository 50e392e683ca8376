// Lines of the audit: who, what, when; and whom it was about where that is not plain.
import { History } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { AuditFact } from '@/lib/audit/audit-facts'
import type { AuditLine } from '@/lib/audit/audit-queries'
import { formatClock, formatDate, formatMoney, guestName, localName } from '@/lib/i18n/format'

type AuditLinesProps = {
  lines: readonly AuditLine[]
  timeZone: string
  /** Name whom it is about, with a way to her archive. */
  withClients?: boolean
  /** Name who did it. */
  withActors?: boolean
  /** To say what prices were, and to whom something was given. */
  currency?: string
  colleagues?: readonly { id: string; name: string }[]
  /** Where what is about one subject alone is shown, to which its id is added; null where it is already. */
  subjectHref?: string | null
}

type LineProps = Omit<AuditLinesProps, 'lines'> & { line: AuditLine }

/** Under the heading of each day, newest first. */
export function AuditLines({ lines, ...shared }: AuditLinesProps) {
  const { timeZone } = shared
  const locale = useLocale()
  const days = byDay(lines, (at) => formatDate(new Date(at), timeZone, locale))
  return (
    <div className="grid gap-6">
      {[...days].map(([day, ofDay]) => (
        <section key={day} className="grid gap-1">
          <h3 className="text-base text-ink-soft">{day}</h3>
          <ul className="border-t border-hair">
            {ofDay.map((line) => (
              <Line key={line.id} line={line} {...shared} />
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

function Line({ line, timeZone, withClients = false, subjectHref = null, ...rest }: LineProps) {
  const t = useTranslations('audit')
  const locale = useLocale()
  const { withActors = !withClients, currency, colleagues } = rest
  const { action, actor, client, subject, facts, at } = line
  const words = t.has(`actions.${action}`) ? t(`actions.${action}`) : action
  const saidOf = useFactWords(currency, colleagues)
  const said = facts.flatMap((fact) => saidOf(fact) ?? [])
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 border-b border-hair py-1.5">
      <time dateTime={at} className="numeric w-14 shrink-0 text-ink-soft">
        {formatClock(new Date(at), timeZone, locale)}
      </time>
      <span className="min-w-0 flex-1 basis-48">
        {withActors && <span className="font-medium">{actor ?? t('somebody')} </span>}
        {words}
        {subject && (
          <>
            {locale === 'en' && ' '}
            {t('subject', { name: localName(subject, locale) })}
            {subjectHref !== null && withClients && (
              <Link
                href={`${subjectHref}&subject=${subject.id}`}
                className="ms-2 text-sm text-celadon-deep hover:underline"
              >
                {t('page.onlyThis')}
              </Link>
            )}
          </>
        )}
        {said.length > 0 && <span className="block text-sm text-ink-soft">{said.join(' · ')}</span>}
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

/** A fact as a person reads it; null where nothing can be said of it. */
function useFactWords(currency?: string, colleagues: readonly { id: string; name: string }[] = []) {
  const t = useTranslations('audit.facts')
  const roles = useTranslations('common.roles')
  const columns = useTranslations('client-lists.column')
  const format = useFormatter()
  const locale = useLocale()
  const roleOf = (role: string) => (roles.has(role) ? roles(role) : role)
  const fieldOf = (field: string) => (t.has(`field.${field}`) ? t(`field.${field}`) : null)
  const figureOf = (field: string, value: string | number) =>
    field === 'priceMinor' && currency && typeof value === 'number'
      ? formatMoney(value, currency, locale)
      : String(value)
  return (fact: AuditFact): string | null => {
    if (fact.about === 'rows') return t('rows', { count: fact.count })
    if (fact.about === 'columns')
      return t('columns', {
        columns: format.list(fact.columns.map((each) => (columns.has(each) ? columns(each) : each))),
      })
    if (fact.about === 'role')
      return t('change', { field: t('field.role'), from: roleOf(fact.from), to: roleOf(fact.to) })
    if (fact.about === 'fields') {
      const names = fact.fields.flatMap((each) => fieldOf(each) ?? [])
      return names.length > 0 ? format.list(names) : null
    }
    if (fact.about === 'handed') return t('handed', { sessions: fact.sessions, promises: fact.promises })
    if (fact.about === 'given_to') {
      const to = colleagues.find(({ id }) => id === fact.staffMemberId)
      return to ? t('givenTo', { name: to.name }) : null
    }
    const field = fieldOf(fact.field)
    const { from, to } = fact
    return field && t('change', { field, from: figureOf(fact.field, from), to: figureOf(fact.field, to) })
  }
}
