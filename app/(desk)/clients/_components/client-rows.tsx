// The client book: one line for each person, her name first, what was chosen beside it.
import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import type { ListedClient } from '@/lib/client-lists/list-queries'
import type { Column } from '@/lib/client-lists/list-schemas'
import { ClientFact } from './client-fact'

type Props = { label: string; clients: ListedClient[]; columns: Column[]; currency: string; now: Date }

/** So many stand in one line, under their names; more are laid out below her name, each with its own. */
const IN_LINE = 5

export function ClientRows({ label, clients, columns, currency, now }: Props) {
  const t = useTranslations('client-lists.column')
  const isInLine = columns.length <= IN_LINE
  return (
    <div style={{ '--line': lineOf(columns) } as CSSProperties}>
      {isInLine && columns.length > 0 && (
        <div
          aria-hidden="true"
          className={classNames(lineStyle, 'hidden px-2 pb-2 text-sm text-ink-soft md:grid')}
        >
          <span className="ps-13">{t('name')}</span>
          {columns.map((column) => (
            <span key={column}>{t(column)}</span>
          ))}
        </div>
      )}
      <ul aria-label={label} className="divide-y divide-hair border-y border-hair">
        {clients.map((client) => (
          <li key={client.clientId}>
            <Link
              href={`/clients/${client.clientId}`}
              className={classNames(
                'block min-h-20 px-2 py-3.5 transition-colors hover:bg-sheet',
                isInLine && lineStyle,
              )}
            >
              <Who client={client} />
              <div
                className={classNames(
                  'grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-5 gap-y-2 ps-13 pt-2 empty:hidden',
                  isInLine && 'md:contents',
                )}
              >
                {columns.map((column) => (
                  <p key={column} className="numeric min-w-0 text-sm">
                    <span
                      className={classNames('text-xs text-ink-soft', isInLine ? 'block md:sr-only' : 'block')}
                    >
                      {t(column)}
                    </span>{' '}
                    <ClientFact column={column} client={client} currency={currency} now={now} />
                  </p>
                ))}
              </div>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

const lineStyle = 'md:grid md:grid-cols-(--line) md:items-center md:gap-x-5'

/** A number wants more room than a count. */
function lineOf(columns: readonly Column[]): string {
  const widths = columns.map((column) => `minmax(0,${WIDTHS[column] ?? 1}fr)`)
  return ['minmax(10.5rem,1.5fr)', ...widths].join(' ')
}

const WIDTHS: Partial<Record<Column, number>> = {
  phone: 1.3,
  last_visit: 1.2,
  visits: 0.7,
  sex: 0.5,
  spent: 0.8,
}

function Who({ client: { name, formOfAddress } }: { client: ListedClient }) {
  return (
    <div className="flex min-w-0 items-center gap-4">
      <Avatar name={name} size="sm" />
      <p className="min-w-0 font-serif text-lg font-semibold">
        {name}
        {formOfAddress && formOfAddress !== name && (
          <span className="block font-sans text-sm font-normal text-ink-soft">{formOfAddress}</span>
        )}
      </p>
    </div>
  )
}
