// How her readings went from visit to visit.
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { readTrends, type Trends } from '@/lib/assessments/assessment-queries'
import type { TabProps } from '../tab-props'
import { TrendsView } from './trends-view'

/** Fewer visits than these tell no trend. */
const EARLY = 2

export async function ReadingsSection({ staff, clientId, now }: TabProps) {
  const trends = await readTrends(staff, clientId)
  return trends && <Readings trends={trends} now={now} />
}

function Readings({ trends, now }: { trends: Trends; now: Date }) {
  const t = useTranslations('assessments.trends')
  const count = trends.visits.length
  return (
    <Card as="section" aria-label={t('title')}>
      <h2 className="text-lg">{t('title')}</h2>
      <p className="pb-3 text-sm text-ink-soft">{t(wordsOf(count), { count })}</p>
      {count > 0 && <TrendsView trends={trends} nowIso={now.toISOString()} />}
    </Card>
  )
}

function wordsOf(count: number): 'none' | 'early' | 'over' {
  if (count === 0) return 'none'
  return count <= EARLY ? 'early' : 'over'
}
