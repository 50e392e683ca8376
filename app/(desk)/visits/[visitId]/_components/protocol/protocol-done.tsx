// What was done of a treatment that is over, in one line that opens.
import { Check, Minus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { localName } from '@/lib/i18n/format'
import type { ProtocolOnVisit } from '@/lib/visits/protocol-queries'

export function ProtocolDone({ protocol: { treatment, steps } }: { protocol: ProtocolOnVisit }) {
  const t = useTranslations('protocols')
  const locale = useLocale()
  const done = steps.filter((step) => step.done).length
  return (
    <details className="rounded-lg bg-fold/60 px-4 py-1">
      <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-4 text-ink-soft">
        <span>{t('leads', { treatment: localName(treatment, locale) })}</span>
        <span className="numeric">{t('progress', { done, all: steps.length })}</span>
      </summary>
      <ul className="grid gap-1 pb-3">
        {steps.map((step) => (
          <li key={step.id} className="flex items-center gap-2 text-sm text-ink-soft">
            {step.done ? (
              <Check aria-hidden="true" className="size-4 shrink-0 text-celadon" />
            ) : (
              <Minus aria-hidden="true" className="size-4 shrink-0" />
            )}
            {localName({ name: step.title, nameEn: step.titleEn }, locale)}
          </li>
        ))}
      </ul>
    </details>
  )
}
