// What has become of an alert: who noted it, who asked again, who let it stop less, and why.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { AlertChangeLine } from '@/lib/clients/alert-flow'
import { formatDate } from '@/lib/i18n/format'

type Props = {
  notedBy: string
  notedAt: Date
  confirmedBy?: string | null
  confirmedAt?: Date | null
  changes: readonly AlertChangeLine[]
}

export function AlertHistory({ notedBy, notedAt, confirmedBy, confirmedAt, changes }: Props) {
  const t = useTranslations('clients.alerts')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const day = (at: Date) => formatDate(new Date(at), timeZone, locale)
  return (
    <ul className="grid gap-1 text-sm text-ink-soft">
      <li>{t('notedBy', { name: notedBy, day: day(notedAt) })}</li>
      {changes.map(({ id, easing, by, at, reason }) => (
        <li key={id}>
          {t(`changes.${easing}`, { name: by, day: day(at) })} {t('changes.because', { reason })}
        </li>
      ))}
      {confirmedBy && confirmedAt && (
        <li>{t('confirmedBy', { name: confirmedBy, day: day(confirmedAt) })}</li>
      )}
    </ul>
  )
}
