// One treatment note in a list: its day, its treatment and its first words; the whole of it at a tap.
'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import type { WholeNote } from '@/lib/treatment-notes/note-schemas'
import { NoteInWords } from './note-in-words'
import { type NamedProduct, useNoteWords } from './note-words'

type Props = {
  day: string
  treatment: string
  by: string | null
  visitId: string
  note: WholeNote
  products: readonly NamedProduct[]
  history: ReactNode
}

export function NoteLine({ day, treatment, by, visitId, note, products, history }: Props) {
  const t = useTranslations('treatment-note')
  const { partsOf } = useNoteWords(products)
  const [isOpen, setOpen] = useState(false)
  const inALine = partsOf(note)
    .filter(({ part }) => part !== 'privateText')
    .map(({ words }) => words)
    .join(' · ')
  return (
    <li className="border-b border-hair">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={`${day} ${treatment} · ${isOpen ? t('fold') : t('unfold')}`}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-16 w-full cursor-pointer items-start gap-4 rounded-md px-2 py-3 text-start hover:bg-sheet"
      >
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-baseline gap-x-4">
            <span className="font-serif text-lg">{treatment}</span>
            <span className="numeric text-sm text-ink-soft">{[day, by].filter(Boolean).join(' · ')}</span>
          </span>
          {!isOpen && <span className="block truncate pt-0.5 text-ink-soft">{inALine}</span>}
        </span>
        <ChevronDown
          aria-hidden
          className={classNames(
            'mt-1.5 size-5 shrink-0 text-ink-soft transition-transform',
            isOpen && 'rotate-180',
          )}
        />
      </button>
      {isOpen && (
        <div className="grid gap-3 px-2 pb-4">
          <NoteInWords note={note} products={products} />
          <div className="flex flex-wrap items-center gap-x-4">
            <Link
              href={`/visits/${visitId}?stage=treatment`}
              className="inline-flex min-h-12 items-center underline-offset-4 hover:underline"
            >
              {t('visit')}
            </Link>
            {history}
          </div>
        </div>
      )}
    </li>
  )
}
