// What is left to say of an archive that was erased.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { formatDate } from '@/lib/i18n/format'

export function ErasedArchive({ at }: { at: Date }) {
  const t = useTranslations('archive.erased')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (
    <EmptyState
      headingLevel={1}
      title={t('title')}
      action={<ButtonLink href="/clients">{t('back')}</ButtonLink>}
    >
      {t('body', { day: formatDate(at, timeZone, locale) })}
    </EmptyState>
  )
}
