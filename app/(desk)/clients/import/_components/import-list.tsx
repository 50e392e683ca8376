// The imports there were, newest first.
import { ChevronRight } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { formatDate } from '@/lib/i18n/format'
import type { ImportPhase } from '@/lib/imports/import-flow'
import type { ImportSummary } from '@/lib/imports/import-queries'

const TONES: Record<ImportPhase, BadgeTone> = {
  reading: 'neutral',
  checking: 'ochre',
  ready: 'ochre',
  running: 'ochre',
  done: 'celadon',
  undoing: 'ochre',
  undone: 'neutral',
  failed: 'neutral',
}

export function ImportList({ imports }: { imports: readonly ImportSummary[] }) {
  const t = useTranslations('imports')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (
    <section aria-labelledby="earlier-imports" className="mt-10">
      <h2 id="earlier-imports" className="text-lg">
        {t('list.title')}
      </h2>
      {imports.length === 0 && <p className="mt-3 text-ink-soft">{t('list.empty')}</p>}
      <ul className="mt-2">
        {imports.map(({ id, origin, fileName, phase, rows, startedAt, startedBy }) => (
          <li key={id} className="border-b border-hair last:border-b-0">
            <Link
              href={`/clients/import/${id}`}
              className="-mx-3 flex min-h-16 items-center gap-4 rounded-md px-3 py-3 hover:bg-fold/50"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-serif text-lg font-semibold break-words">
                  {fileName ?? t(`origins.${origin}`)}
                </span>
                <span className="block text-sm text-ink-soft">
                  {fileName && origin !== 'other' && `${t(`origins.${origin}`)} · `}
                  {t('list.by', { name: startedBy, day: formatDate(startedAt, timeZone, locale) })}
                </span>
              </span>
              <span className="numeric shrink-0 text-ink-soft">{t('list.rows', { rows })}</span>
              <Badge tone={TONES[phase]} className="shrink-0">
                {t(`phases.${phase}`)}
              </Badge>
              <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
