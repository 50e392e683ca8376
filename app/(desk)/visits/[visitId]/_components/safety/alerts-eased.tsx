// Which alerts of hers were made to stop less around this visit: in sight for the rest of it, whatever stage is looked at.
import { ShieldMinus } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { formatBriefly, formatClock } from '@/lib/i18n/format'
import type { GuidedVisit } from '@/lib/visits/visit-queries'

type Props = { visit: GuidedVisit; serverNow: string }

export function AlertsEased({ visit, serverNow }: Props) {
  const t = useTranslations('safety.eased')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const today = new Date(serverNow)
  const dayOf = (at: Date) => formatBriefly(at, today, timeZone, locale)
  if (visit.alertsEased.length === 0) return null
  return (
    <ul aria-label={t('label')} className="grid gap-2">
      {visit.alertsEased.map(({ id, easing, by, at, text, reason }) => {
        const clock = formatClock(at, timeZone, locale)
        const time = dayOf(at) === dayOf(today) ? clock : `${dayOf(at)} ${clock}`
        return (
          <li key={id} className="flex gap-3 rounded-lg border border-ochre-wash bg-ochre-wash px-4 py-3">
            <ShieldMinus aria-hidden="true" className="mt-0.5 size-5.5 shrink-0 text-ochre" />
            <div className="min-w-0">
              <p className="font-medium">{t(easing, { name: by, time, text })}</p>
              <p className="text-ink-soft">{t('because', { reason })}</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
