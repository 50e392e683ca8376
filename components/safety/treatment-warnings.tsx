// What of the menu meets her alerts, said at the very line where it would be chosen.
'use client'

import { ShieldAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { sendJson } from '@/components/forms/send-json-client'
import type { RouteAnswer } from '@/lib/actions/staff-route'
import type { TreatmentWarning } from '@/lib/safety/warning-queries'

export type Warnings = ReadonlyMap<string, TreatmentWarning>

/** By treatment; null until it is known, and while nobody can say. */
export function useTreatmentWarnings(clientId: string, isWanted = true): Warnings | null {
  const [warnings, setWarnings] = useState<{ clientId: string; of: Warnings } | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let isGone = false
    sendJson<RouteAnswer<TreatmentWarning[]>>('POST', '/api/treatment-warnings', { clientId }).then(
      (answer) => {
        if (isGone || answer?.status !== 'done') return
        setWarnings({ clientId, of: new Map(answer.result.map((warning) => [warning.treatmentId, warning])) })
      },
    )
    return () => {
      isGone = true
    }
  }, [clientId, isWanted])
  return warnings?.clientId === clientId ? warnings.of : null
}

/** One line beneath a treatment; nothing where nothing meets it. */
export function TreatmentWarningLine({ warning }: { warning: TreatmentWarning | undefined }) {
  const t = useTranslations('safety.choosing')
  const format = useFormatter()
  if (!warning) return null
  const { alerts, hasReacted } = warning
  return (
    <span className="flex items-start gap-1.5 text-start text-sm font-normal text-rouge">
      <ShieldAlert aria-hidden="true" className="mt-0.5 size-4.5 shrink-0" />
      <span>
        {alerts.length > 0 && <span className="block">{t('meets', { alerts: format.list(alerts) })}</span>}
        {hasReacted && <span className="block">{t('hasReacted')}</span>}
      </span>
    </span>
  )
}
