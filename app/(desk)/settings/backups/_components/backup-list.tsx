// One backup after the other, newest first: when, how it went, and to take along.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useFileDownload } from '@/components/forms/use-file-download'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { ListedBackup } from '@/lib/backup/backup-queries'
import { formatBytes, formatMoment } from '@/lib/i18n/format'

const TONES: Record<ListedBackup['state'], BadgeTone> = {
  waits: 'ochre',
  under_way: 'ochre',
  verified: 'celadon',
  failed: 'rouge',
}

export function BackupList({ backups }: { backups: readonly ListedBackup[] }) {
  const t = useTranslations('backups')
  if (backups.length === 0) return <p className="text-ink-soft">{t('none')}</p>
  return (
    <ul className="min-w-0 self-start border-t border-hair">
      {backups.map((backup) => (
        <Line key={backup.id} backup={backup} />
      ))}
    </ul>
  )
}

function Line({ backup }: { backup: ListedBackup }) {
  const t = useTranslations('backups')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { download, pending } = useFileDownload('/settings/backups/fetch')
  const { id, askedAt, askedBy, state, bytes, fault, isKept } = backup
  const moment = formatMoment(new Date(askedAt), timeZone, locale)
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-hair py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="numeric font-serif text-lg font-semibold">{moment}</p>
        <p className="numeric text-sm text-ink-soft">
          {[
            askedBy ? t('askedBy', { name: askedBy }) : t('byClock'),
            ...(bytes === null ? [] : [formatBytes(bytes, locale)]),
            ...(bytes !== null && !isKept ? [t('takenAway')] : []),
          ].join(' · ')}
        </p>
        {fault && <p className="text-sm">{t(`faults.${fault}`)}</p>}
      </div>
      <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
      {isKept && (
        <Button
          isPending={pending}
          aria-label={t('fetchOf', { moment })}
          onPress={() => void download({ backupId: id })}
        >
          {t('fetch')}
        </Button>
      )}
    </li>
  )
}
