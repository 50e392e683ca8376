// Both versions side by side, where two people have changed the same words.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type Choice, type Contested, mergeNotes } from '@/lib/treatment-notes/merge-flow'
import { type NamedProduct, useNoteWords } from './note-words'
import type { HeldNote } from './send-treatment-note-client'

type Props = {
  base: HeldNote
  mine: HeldNote
  theirs: { text: HeldNote; savedBy: string }
  products: readonly NamedProduct[]
  onResolve: (note: HeldNote) => void
}

/** What can stand one after the other. */
const TEXTS: readonly Contested[] = ['text', 'advice', 'reactionWords', 'privateText']

export function NoteConflict({ base, mine, theirs, products, onResolve }: Props) {
  const t = useTranslations('treatment-note')
  const { wordsOf, labelOf } = useNoteWords(products)
  const { contested } = mergeNotes(base, mine, theirs.text)
  const settle = (choice: Choice) =>
    onResolve({ ...mergeNotes(base, mine, theirs.text, choice).note, amendmentReason: mine.amendmentReason })
  const choices: readonly Choice[] = contested.some((part) => TEXTS.includes(part))
    ? ['both', 'mine', 'theirs']
    : ['mine', 'theirs']
  const labels = { mine: 'keepMine', theirs: 'keepTheirs', both: 'keepBoth' } as const
  return (
    <Notice tone="warning" title={t('conflictTitle', { name: theirs.savedBy })}>
      <p>{t('conflictBody')}</p>
      {contested.map((part) => (
        <div key={part} className="mt-3 grid gap-1">
          <p className="font-medium text-ink">{labelOf(part)}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            {(['theirs', 'mine'] as const).map((side) => (
              <div key={side} className="border-s-2 border-ochre-line ps-3">
                <p className="text-sm">
                  {side === 'mine' ? t('mine') : t('theirs', { name: theirs.savedBy })}
                </p>
                <p className="break-words whitespace-pre-line text-ink">
                  {wordsOf(part, side === 'mine' ? mine : theirs.text) || t('cleared')}
                </p>
              </div>
            ))}
          </div>
        </div>
      ))}
      <div className="mt-3 flex flex-wrap gap-2">
        {choices.map((choice) => (
          <Button
            key={choice}
            variant={choice === choices[0] ? 'secondary' : 'quiet'}
            onPress={() => settle(choice)}
          >
            {t(labels[choice])}
          </Button>
        ))}
      </div>
    </Notice>
  )
}
