// What was let begin, by whom, when and why.
import { PenLine } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { formatClock } from '@/lib/i18n/format'

type ShownOverride = {
  id: string
  by: string
  at: Date
  reason: string
  treatment: string
  /** Nothing else has come up since. */
  isEnough: boolean
}

export function OverrideLines({ overrides }: { overrides: readonly ShownOverride[] }) {
  const t = useTranslations('safety.override')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (overrides.length === 0) return null
  return (
    <ul aria-label={t('label')} className="grid gap-2">
      {overrides.map(({ id, by, at, reason, treatment, isEnough }) => {
        const line = { name: by, treatment, time: formatClock(new Date(at), timeZone, locale) }
        return (
          <li key={id} className="flex gap-3 rounded-lg border border-ochre-wash bg-ochre-wash px-4 py-3">
            <PenLine aria-hidden="true" className="mt-0.5 size-5.5 shrink-0 text-ochre" />
            <div className="min-w-0">
              <p className="font-medium">{t('strip', line)}</p>
              <p className="text-ink-soft">{reason ? t('because', { reason }) : t('noReason')}</p>
              {!isEnough && <p className="font-medium text-rouge">{t('notEnough')}</p>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
