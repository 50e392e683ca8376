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
      role={state.phase === 'offline' || state.phase === 'signed_out' ? 'alert' : undefined}
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
