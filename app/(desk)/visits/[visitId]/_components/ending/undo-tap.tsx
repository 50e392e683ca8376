// Taking back a start or an end that was tapped by mistake, while there is time.
'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { useServerNow } from '@/components/visit-card/use-server-now'
import { UNDO_WITHIN_MS } from '@/lib/actions/undo-flow'
import { checkUndo, type Tapped } from '@/lib/visits/session-end-flow'
import { undoEndAction, undoStartAction } from '../../actions'

type Props = {
  sessionId: string
  tapped: Tapped
  what: 'start' | 'end'
  by: { id: string; role: string }
  serverNow: string
  /** The place where something else has just been tapped. */
  isResting: boolean
}

const WORDS = { start: 'undoStart', end: 'undo' } as const
const ACTIONS = { start: undoStartAction, end: undoEndAction }

export function UndoTap({ sessionId, tapped, what, by, serverNow, isResting }: Props) {
  const t = useTranslations('ending')
  const now = useServerNow(serverNow)
  const { submit, pending } = useToldAction(ACTIONS[what])
  if (checkUndo(tapped, by, now)) return null
  const minutes = Math.max(1, Math.ceil((tapped.at.getTime() + UNDO_WITHIN_MS - now.getTime()) / 60_000))
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <Button
        variant="quiet"
        icon={<Undo2 aria-hidden className="size-5" />}
        isPending={pending}
        isResting={isResting}
        onPress={() => void submit({ sessionId, sequence: tapped.sequence })}
      >
        {t(WORDS[what])}
      </Button>
      <span className="numeric text-sm text-ink-soft">{t('undoLeft', { minutes })}</span>
    </div>
  )
}
