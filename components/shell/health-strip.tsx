// What the salon's computer needs, told to the manager before it hurts; takes no room while all is well.
'use client'

import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useFormatter, useLocale, useTimeZone, useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import type { HealthWarning } from '@/lib/health/health-flow'
import { formatClock } from '@/lib/i18n/format'

export function HealthStrip({ warnings }: { warnings: readonly HealthWarning[] }) {
  const t = useTranslations('shell.health')
  const wordsOf = useWarningWords()
  if (warnings.length === 0) return null
  const isBad = warnings.some(({ status }) => status === 'bad')
  const Icon = isBad ? CircleAlert : TriangleAlert
  return (
    <section
      aria-label={t('title')}
      data-health={isBad ? 'bad' : 'warns'}
      className={classNames(
        'flex items-start gap-3 border-b px-4 py-2.5 text-sm sm:px-6 lg:px-8 print:hidden',
        isBad ? 'border-rouge bg-rouge-wash' : 'border-ochre-line bg-ochre-wash',
      )}
    >
      <Icon
        aria-hidden="true"
        className={classNames('mt-0.5 size-5 shrink-0', isBad ? 'text-rouge' : 'text-ochre')}
      />
      <ul className="grid gap-1">
        {warnings.map((warning) => (
          <li key={warning.about === 'jobs' ? warning.name : warning.about}>
            {wordsOf(warning)}
            {warning.about === 'backup' && <LookAtBackups />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function LookAtBackups() {
  const t = useTranslations('backups.late')
  return (
    <Link
      href="/settings/backups"
      className="ms-2 inline-flex min-h-8 items-center font-medium text-ochre underline"
    >
      {t('look')}
    </Link>
  )
}

const MB = 1024 ** 2

function useWarningWords(): (warning: HealthWarning) => string {
  const t = useTranslations('shell.health')
  const late = useTranslations('backups.late')
  const format = useFormatter()
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const size = (bytes: number) =>
    bytes >= 1024 * MB
      ? `${format.number(bytes / 1024 / MB, { maximumFractionDigits: 1 })} GB`
      : `${format.number(Math.round(bytes / MB))} MB`
  return (warning) => {
    if (warning.about === 'disk') {
      return t(warning.status === 'bad' ? 'diskFull' : 'diskLow', { left: size(warning.freeBytes) })
    }
    if (warning.about === 'backup') return late('title')
    if (warning.about === 'jobs') return t('jobFailed')
    if (warning.about === 'restarts') {
      const { times } = warning
      return t('restarted', { at: formatClock(new Date(warning.lastAt), timeZone, locale), times })
    }
    const minutes = Math.max(1, Math.round(Math.abs(warning.aheadSeconds) / 60))
    return t('clockOff', { minutes })
  }
}
