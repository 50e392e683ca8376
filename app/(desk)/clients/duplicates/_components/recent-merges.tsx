// What was merged within the day, each to be taken back.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { RecentMerge } from '@/lib/clients/duplicate-queries'
import { formatClock, formatDay } from '@/lib/i18n/format'
import { undoMergeAction } from '../actions'
import { UndoMerge } from './undo-merge'

export function RecentMerges({ merges }: { merges: readonly RecentMerge[] }) {
  const t = useTranslations('merge.recent')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (merges.length === 0) return null
  return (
    <Card as="section" isSunk aria-labelledby="recent-merges" className="grid gap-3">
      <div>
        <h2 id="recent-merges" className="text-xl">
          {t('title')}
        </h2>
        <p className="text-sm text-ink-soft">{t('hint')}</p>
      </div>
      <ul className="grid">
        {merges.map(({ id, kept, gone, mergedAt, mergedBy }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 border-t border-hair py-2 first:border-t-0"
          >
            <div className="min-w-0">
              <Link
                href={`/clients/${kept.id}`}
                className="inline-flex min-h-12 items-center font-serif text-lg font-semibold underline decoration-celadon-line underline-offset-4 hover:decoration-celadon"
              >
                {t('line', { kept: kept.name, gone: gone.name })}
              </Link>
              <p className="numeric text-sm text-ink-soft">
                {t('when', {
                  day: formatDay(mergedAt, timeZone, locale),
                  time: formatClock(mergedAt, timeZone, locale),
                  by: mergedBy.name,
                })}
              </p>
            </div>
            <UndoMerge mergeId={id} action={undoMergeAction} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
