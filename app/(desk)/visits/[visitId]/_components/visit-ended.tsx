// A visit that is over: how it ended, by whose word and when.
import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { GuidedVisit } from '@/lib/visits/visit-queries'

export function VisitEnded({ visit }: { visit: GuidedVisit }) {
  const t = useTranslations()
  const format = useFormatter()
  const last = visit.history.filter((event) => event.toStage).at(-1)
  if (!last) return null
  return (
    <Card as="section" className="grid gap-2">
      <h2 className="text-xl">{t(`visits.stages.${visit.stage}`)}</h2>
      <p className="text-ink-soft">
        {t('visit.endedBy', {
          name: last.by,
          time: format.dateTime(new Date(last.at), { dateStyle: 'medium', timeStyle: 'short' }),
        })}
      </p>
      {last.note && <p className="whitespace-pre-wrap">{last.note}</p>}
    </Card>
  )
}
