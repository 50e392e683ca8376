// A visit that is over: how it ended, by whose word and when.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { formatClock, formatDate } from '@/lib/i18n/format'
import type { GuidedVisit } from '@/lib/visits/visit-queries'

export function VisitEnded({ visit }: { visit: GuidedVisit }) {
  const t = useTranslations()
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const last = visit.history.filter((event) => event.toStage).at(-1)
  if (!last) return null
  const at = new Date(last.at)
  return (
    <Card as="section" className="grid gap-2">
      <h2 className="text-xl">{t(`visits.stages.${visit.stage}`)}</h2>
      <p className="text-ink-soft">
        {t('visit.endedBy', {
          name: last.by,
          time: `${formatDate(at, timeZone, locale)} ${formatClock(at, timeZone, locale)}`,
        })}
      </p>
      {last.note && <p className="whitespace-pre-wrap">{last.note}</p>}
    </Card>
  )
}
