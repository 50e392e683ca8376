// All that happened between her and the house, newest first; one kind by itself where that is what is looked for.
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { readTimeline } from '@/lib/clients/timeline-queries'
import { FILTER_NAMES, type TimelineFilter, timelineSchema } from '@/lib/clients/timeline-schemas'
import type { TabProps } from '../tab-props'
import { FilterChips } from './filter-chips'
import { TimelineEntryLine } from './timeline-entry'

type Props = TabProps & { kind?: string | undefined }

export async function TimelineTab({ staff, clientId, before: from, kind }: Props) {
  const { before, kind: filter } = timelineSchema.parse({ before: from, kind })
  const [t, { entries, older }] = await Promise.all([
    getTranslations('archive.timeline'),
    readTimeline(staff, clientId, { before, filter }),
  ])
  const addressOf = (only: TimelineFilter | undefined, since?: string) => {
    const query = new URLSearchParams({ tab: 'timeline' })
    if (only) query.set('kind', only)
    if (since) query.set('before', since)
    return `/clients/${clientId}?${query}`
  }
  return (
    <div className="grid gap-6">
      <FilterChips
        label={t('filters.label')}
        chips={[undefined, ...FILTER_NAMES].map((name) => ({
          id: name ?? 'all',
          label: t(`filters.${name ?? 'all'}`),
          href: addressOf(name),
          isChosen: name === filter,
        }))}
      />
      {entries.length === 0 && <p className="text-ink-soft">{t(filter ? 'noneOfKind' : 'none')}</p>}
      {entries.length > 0 && (
        <ol className="ms-4 grid gap-5 border-s border-hair ps-7">
          {entries.map((entry) => (
            <TimelineEntryLine key={entry.key} entry={entry} />
          ))}
        </ol>
      )}
      {(before || older) && (
        <nav aria-label={t('pages')} className="flex flex-wrap gap-3">
          {before && (
            <ButtonLink href={addressOf(filter)} scroll={false}>
              {t('newest')}
            </ButtonLink>
          )}
          {older && (
            <ButtonLink href={addressOf(filter, older)} scroll={false}>
              {t('older')}
            </ButtonLink>
          )}
        </nav>
      )}
    </div>
  )
}
