// What is no longer in use, folded away, each a tap from being taken back.
'use client'

import { ChevronRight, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

export type RetiredListProps = {
  entries: readonly { id: string; title: string }[]
  isPending: boolean
  onRestore: (id: string) => void
}

export function RetiredList({ entries, isPending, onRestore }: RetiredListProps) {
  const t = useTranslations('settings.retired')
  if (entries.length === 0) return null
  return (
    <details className="group mt-4">
      <summary className="inline-flex min-h-12 cursor-pointer list-none items-center gap-1.5 rounded-md pe-3 text-ink-soft hover:text-ink">
        <ChevronRight aria-hidden="true" className="size-5 transition-transform group-open:rotate-90" />
        {t('title', { count: entries.length })}
      </summary>
      <ul className="ps-6">
        {entries.map(({ id, title }) => (
          <li
            key={id}
            className="flex min-h-14 flex-wrap items-center justify-between gap-3 border-b border-hair py-1"
          >
            <span className="text-ink-soft">{title}</span>
            <Button
              variant="quiet"
              icon={<RotateCcw aria-hidden="true" className="size-5" />}
              isDisabled={isPending}
              aria-label={t('restoreNamed', { name: title })}
              onPress={() => onRestore(id)}
            >
              {t('restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
