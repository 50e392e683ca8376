// Taking back an end that was tapped by mistake, while there is time.
'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { useServerNow } from '@/components/visit-card/use-server-now'
import { checkUndoEnd, type EndMade } from '@/lib/visits/session-end-flow'
import { UNDO_WITHIN_MS } from '@/lib/visits/visit-flow'
import { undoEndAction } from '../../actions'

type Props = { sessionId: string; end: EndMade; by: { id: string; role: string }; serverNow: string }

export function UndoEnd({ sessionId, end, by, serverNow }: Props) {
  const t = useTranslations('ending')
  const now = useServerNow(serverNow)
  const { submit, pending } = useToldAction(undoEndAction)
  if (checkUndoEnd(end, by, now)) return null
  const minutes = Math.max(1, Math.ceil((end.at.getTime() + UNDO_WITHIN_MS - now.getTime()) / 60_000))
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <Button
        variant="quiet"
        icon={<Undo2 aria-hidden className="size-5" />}
        isPending={pending}
        onPress={() => void submit({ sessionId, sequence: end.sequence })}
      >
        {t('undo')}
      </Button>
      <span className="numeric text-sm text-ink-soft">{t('undoLeft', { minutes })}</span>
    </div>
  )
}
