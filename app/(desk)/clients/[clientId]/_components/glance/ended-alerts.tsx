// What no longer holds, out of sight until somebody asks: who ended it, and why.
import { useTranslations } from 'next-intl'
import { AlertHistory } from '@/components/clients/alert-history'
import { FoldedSummary } from '@/components/ui/folded-summary'
import type { ArchiveGlance } from '@/lib/clients/archive-queries'

export function EndedAlerts({ alerts }: { alerts: ArchiveGlance['endedAlerts'] }) {
  const t = useTranslations('clients.alerts')
  const kinds = useTranslations('door-card.alerts.kinds')
  if (alerts.length === 0) return null
  return (
    <details className="group mt-4 rounded-lg bg-fold/60 px-5">
      <FoldedSummary>{t('ended', { count: alerts.length })}</FoldedSummary>
      <ul className="grid gap-4 pb-4">
        {alerts.map(({ id, kind, text, ...origin }) => (
          <li key={id} className="grid gap-1">
            <p>
              <span className="me-2 text-sm text-ink-soft">{kinds(kind)}</span>
              {text}
            </p>
            <AlertHistory {...origin} />
          </li>
        ))}
      </ul>
    </details>
  )
}
