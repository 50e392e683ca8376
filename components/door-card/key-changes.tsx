// What was measured before a treatment and again after it.
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { KeyChange } from '@/lib/assessments/key-changes'
import { localName } from '@/lib/i18n/format'

/** "Redness 4 → 2": the arrow is read out as a word. */
export function KeyChanges({ changes }: { changes: readonly KeyChange[] }) {
  const t = useTranslations('door-card.last')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <span className="numeric flex flex-wrap gap-x-4">
      {changes.map(({ readingTypeId, before, after, unit, turn, ...reading }) => (
        <span
          key={readingTypeId}
          className={turn === 'better' ? 'font-medium text-celadon-deep' : undefined}
          title={t(`turns.${turn}`)}
        >
          {localName(reading, locale)} {format.number(before)} <span aria-hidden>→</span>
          <span className="sr-only">{t('to')}</span> {format.number(after)}
          {unit && ` ${unit}`}
        </span>
      ))}
    </span>
  )
}
