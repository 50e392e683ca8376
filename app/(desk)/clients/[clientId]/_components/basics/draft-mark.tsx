// Whether what is typed would survive a reload.
'use client'

import { Check, CloudOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { AutosaveState } from '@/components/visit/autosaver'

const TROUBLES = ['offline', 'busy', 'failed', 'signed_out', 'refused'] as const

function isTrouble(phase: AutosaveState['phase']): phase is (typeof TROUBLES)[number] {
  return TROUBLES.some((trouble) => trouble === phase)
}

export function DraftMark({ state, isEmpty }: { state: AutosaveState; isEmpty: boolean }) {
  const t = useTranslations('archive-basics.draft')
  if (isTrouble(state.phase)) {
    return (
      <p
        role={state.phase === 'offline' || state.phase === 'failed' ? 'alert' : undefined}
        data-phase={state.phase}
        className="flex items-center gap-1.5 text-sm text-rouge"
      >
        <CloudOff aria-hidden="true" className="size-4 shrink-0" />
        {t(state.phase)}
      </p>
    )
  }
  if (isEmpty || state.phase !== 'saved') return null
  return (
    <p role="status" data-phase="saved" className="flex items-center gap-1.5 text-sm text-ink-soft">
      <Check aria-hidden="true" className="size-4 shrink-0" />
      {t('kept')}
    </p>
  )
}
