// How the house stands: the last backup that was tried out, where they lie, and one more at a tap.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import type { BackupPlace } from '@/lib/backup/backup-place'
import type { ListedBackup } from '@/lib/backup/backup-queries'
import { formatBytes, formatMoment } from '@/lib/i18n/format'

type Props = {
  last: ListedBackup | null
  isUnderWay: boolean
  isLate: boolean
  place: BackupPlace
  action: StaffAction<unknown>
}

export function LastBackup({ last, isUnderWay, isLate, place, action }: Props) {
  const t = useTranslations('backups')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const ask = useToldAction(action)
  return (
    <aside
      aria-labelledby="last"
      className="order-first grid content-start gap-4 self-start rounded-lg bg-fold/60 p-5 landscape:lg:order-none"
    >
      <h2 id="last" className="text-lg">
        {t('last.title')}
      </h2>
      {last ? (
        <div>
          <p className="numeric font-serif text-xl font-semibold">
            {formatMoment(new Date(last.askedAt), timeZone, locale)}
          </p>
          <p className="numeric text-sm text-ink-soft">
            {[formatBytes(last.bytes ?? 0, locale), t(last.isLocked ? 'locked' : 'open')].join(' · ')}
          </p>
          {!last.isKept && <p className="mt-2 text-sm">{t('last.elsewhere')}</p>}
        </div>
      ) : (
        <p className="text-ink-soft">{t('last.none')}</p>
      )}
      {isLate && (
        <Notice tone="warning" title={t('late.title')}>
          {t('late.body')}
        </Notice>
      )}
      <Button
        variant="primary"
        isPending={ask.pending || isUnderWay}
        onPress={async () => {
          if (await ask.submit({})) showToast({ tone: 'success', message: t('asked') })
        }}
      >
        {t(isUnderWay ? 'underWay' : 'make')}
      </Button>
      <p className="text-sm text-ink-soft">{place.byClock ? t('clock', place.byClock) : t('noClock')}</p>
      <div className="text-sm text-ink-soft">
        <p>{t('place')}</p>
        <p className="break-all text-ink">{place.folder}</p>
      </div>
      {place.onSameDisk && <Notice tone="warning">{t('sameDisk')}</Notice>}
      {!place.isLocked && <p className="text-sm text-ink-soft">{t('notLocked')}</p>}
    </aside>
  )
}
