// A treatment note as it is read: no field, no chip, only what it says.
'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { WholeNote } from '@/lib/treatment-notes/note-schemas'
import { type NamedProduct, useNoteWords } from './note-words'

export function NoteInWords({ note, products }: { note: WholeNote; products: readonly NamedProduct[] }) {
  const t = useTranslations('treatment-note')
  const { partsOf } = useNoteWords(products)
  const parts = partsOf(note)
  if (parts.length === 0) return <p className="text-ink-soft">{t('blank')}</p>
  return (
    <dl className="grid gap-2">
      {parts.map(({ part, label, words }) => (
        <div key={part} className="grid gap-x-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
          <dt className="flex items-start gap-1.5 text-sm leading-[1.8] text-ink-soft">
            {part === 'privateText' && <Lock aria-hidden className="mt-1.5 size-3.5 shrink-0" />}
            {label}
          </dt>
          <dd className="min-w-0 break-words whitespace-pre-line">{words}</dd>
        </div>
      ))}
    </dl>
  )
}
