// A text of a treatment note: typed, dictated, or put together from the salon's phrases, which come in at the caret.
'use client'

import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useLayoutEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/field'
import { localName } from '@/lib/i18n/format'
import type { NotePhrase } from '@/lib/treatment-notes/treatment-note-queries'
import { caretAfter, withPhrase } from './caret-flow'

type Props = {
  label: string
  description?: string
  value: string
  maxLength: number
  rows?: number
  phrases?: readonly NotePhrase[]
  error?: string | undefined
  'aria-describedby'?: string
  onChange: (text: string) => void
  onBlur: () => void
  /** While an input method composes nothing is exchanged under it; gives back how to let go. */
  hold: () => (() => void) | null | undefined
}

/** As many phrases as one line of a standing tablet holds. */
const FIRST_PHRASES = 3

export function WordsField({ phrases = [], value, onChange, hold, maxLength, ...field }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const caret = useKeptCaret(area, value)
  const release = useRef<(() => void) | null | undefined>(undefined)
  const type = (text: string) => {
    caret.typed(text)
    onChange(text)
  }
  const insert = (phrase: string) => {
    const put = withPhrase(value, phrase, caret.at() ?? value.length)
    if (put.text.length > maxLength) return
    caret.moveTo(put.caret, put.text)
    onChange(put.text)
  }
  return (
    <div
      className="grid gap-2"
      onSelect={caret.note}
      onCompositionStart={() => {
        release.current = hold()
      }}
      onCompositionEnd={() => release.current?.()}
    >
      <TextAreaField {...field} ref={area} value={value} maxLength={maxLength} onChange={type} />
      {phrases.length > 0 && <PhraseChips phrases={phrases} onChoose={insert} />}
    </div>
  )
}

function PhraseChips({
  phrases,
  onChoose,
}: {
  phrases: readonly NotePhrase[]
  onChoose: (text: string) => void
}) {
  const t = useTranslations('treatment-note')
  const locale = useLocale()
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? phrases : phrases.slice(0, FIRST_PHRASES)
  const rest = phrases.length - FIRST_PHRASES
  return (
    <ul aria-label={t('phrases')} className="flex flex-wrap gap-2">
      {shown.map((phrase) => {
        const text = localName(phrase, locale)
        return (
          <li key={phrase.id} className="max-w-full">
            <button
              type="button"
              aria-label={t('insert', { phrase: text })}
              // The caret stays where it is.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(text)}
              className="flex min-h-12 max-w-full cursor-pointer items-center gap-2 rounded-lg bg-fold/70 px-3.5 py-2 text-start text-sm leading-snug hover:bg-celadon-wash active:bg-celadon-wash"
            >
              <Plus aria-hidden className="size-4 shrink-0 text-celadon" />
              {text}
            </button>
          </li>
        )
      })}
      {rest > 0 && (
        <li>
          <Button variant="quiet" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? t('fewerPhrases') : t('morePhrases', { count: rest })}
          </Button>
        </li>
      )}
    </ul>
  )
}

/** Keeps the caret with its words when others come into the text around it. */
function useKeptCaret(area: { current: HTMLTextAreaElement | null }, value: string) {
  const last = useRef({ text: value, at: null as number | null })
  useLayoutEffect(() => {
    const before = last.current
    if (before.text === value) return
    const at = before.at === null ? null : caretAfter(before.text, value, before.at)
    last.current = { text: value, at }
    const field = area.current
    if (at !== null && field && document.activeElement === field) field.setSelectionRange(at, at)
  }, [area, value])
  return {
    at: () => last.current.at,
    note: () => {
      if (area.current) last.current.at = area.current.selectionStart
    },
    typed: (text: string) => {
      last.current = { text, at: area.current?.selectionStart ?? null }
    },
    moveTo: (at: number, text: string) => {
      last.current = { text, at }
      const field = area.current
      // After React has put the text in.
      queueMicrotask(() => document.activeElement === field && field?.setSelectionRange(at, at))
    },
  }
}
