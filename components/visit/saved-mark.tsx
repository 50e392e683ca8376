// Says honestly whether what is typed has been saved.
'use client'

import { Check, CloudOff, LoaderCircle, PencilLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useMoment } from '@/components/ui/use-moment'
import type { AutosaveState } from './autosaver'

type SavedMarkProps = {
  id: string
  state: AutosaveState<unknown>
  isEmpty: boolean
  /** Why it was refused, where more is known than usual. */
  refusal?: string
}

const ALARMING = new Set<AutosaveState['phase']>(['offline', 'busy', 'failed', 'signed_out'])

export function SavedMark({ id, state, isEmpty, refusal }: SavedMarkProps) {
  const t = useTranslations('visit.note')
  const { clock } = useMoment()
  const marks: Record<AutosaveState['phase'], { icon: ReactNode; tone: string; words: string }> = {
    saved: {
      icon: <Check aria-hidden className="size-4" />,
      tone: 'text-celadon-deep',
      words:
        state.phase === 'saved' && state.savedAt ? t('savedAt', { time: clock(state.savedAt) }) : t('saved'),
    },
    typing: {
      icon: <PencilLine aria-hidden className="size-4" />,
      tone: 'text-ink-soft',
      words: t('typing'),
    },
    saving: {
      icon: <LoaderCircle aria-hidden className="size-4" />,
      tone: 'text-ink-soft',
      words: t('saving'),
    },
    offline: { icon: <CloudOff aria-hidden className="size-4" />, tone: 'text-rouge', words: t('offline') },
    busy: {
      icon: <CloudOff aria-hidden className="size-4 shrink-0" />,
      tone: 'text-rouge',
      words: t('busy'),
    },
    failed: {
      icon: <CloudOff aria-hidden className="size-4 shrink-0" />,
      tone: 'text-rouge',
      words: state.phase === 'failed' ? failedWords(t, state.errorId) : '',
    },
    signed_out: {
      icon: <CloudOff aria-hidden className="size-4" />,
      tone: 'text-rouge',
      words: t('signedOut'),
    },
    refused: {
      icon: <CloudOff aria-hidden className="size-4" />,
      tone: 'text-rouge',
      words: refusal ?? t('refused'),
    },
    conflict: { icon: <CloudOff aria-hidden className="size-4" />, tone: 'text-rouge', words: t('conflict') },
  }
  const { icon, tone, words } = marks[state.phase]
  if (state.phase === 'saved' && isEmpty) return <p id={id} className="min-h-6" />
  return (
    <p
      id={id}
      role={ALARMING.has(state.phase) ? 'alert' : undefined}
      data-phase={state.phase}
      className={`flex min-h-6 items-center gap-1.5 text-sm ${tone}`}
    >
      {icon}
      {words}
      {state.phase === 'signed_out' && (
        <a
          href="/sign-in"
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-12 items-center underline"
        >
          {t('signInAgain')}
        </a>
      )}
    </p>
  )
}

type Words = ReturnType<typeof useTranslations<'visit.note'>>

/** A bug that the salon itself wrote down has a number to read out. */
function failedWords(t: Words, errorId: string): string {
  return errorId ? t('failedAs', { id: errorId }) : t('failed')
}
