// An action behind a tap: what goes wrong is told in a toast, because there is no field to stand beside.
'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useRef } from 'react'
import { onSalonReturn } from '@/components/shell/salon-return'
import { showToast } from '@/components/ui/toast'
import type { ActionState, StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { isUnreached, useRefusalSentence } from './action-message'

/**
 * Like useStaffAction, for buttons. `submit` resolves to true when it is done; otherwise the reason has been
 * told and the page shows what is true.
 */
export function useToldAction<Result>(action: StaffAction<Result>) {
  const { tell, tellTryingAgain } = useTrouble()
  const { submit: send, pending } = useStaffAction(action, tellTryingAgain)
  const submit = useCallback(
    async (asked: object): Promise<boolean> => {
      const answer = await send(asked)
      if (answer) tell(answer)
      return answer?.status === 'done'
    },
    [send, tell],
  )
  return { submit, pending }
}

/**
 * Tells in a toast why a deed was not done; says nothing when it was. Each answer puts the one before it away: what
 * has succeeded at last is not said to have failed. When the salon is there again it says that, and no longer that it
 * is not.
 */
export function useTellTrouble() {
  return useTrouble().tell
}

function useTrouble() {
  const t = useTranslations('errors.action')
  const refusal = useRefusalSentence()
  const putAway = useRef<() => void>(undefined)
  return useMemo(() => {
    const troubleOf = (answer: ActionState): string | null => {
      if (answer.status === 'refused')
        return answer.code === 'busy' ? t('busyTap') : refusal(answer.code, answer.particulars)
      if (answer.status === 'invalid') return t('invalid')
      if (answer.status === 'offline') return t('offlineTap')
      if (answer.status === 'signed_out') return t('signedOut')
      return answer.status === 'failed' ? t('failed', { id: answer.errorId }) : null
    }
    return {
      tell: (answer: ActionState) => {
        putAway.current?.()
        const message = troubleOf(answer)
        putAway.current = message
          ? showUntilReturn(message, isUnreached(answer) ? t('back') : null)
          : undefined
      },
      tellTryingAgain: () => {
        putAway.current?.()
        putAway.current = showToast({ tone: 'warning', message: t('tryingAgain') })
      },
    }
  }, [t, refusal])
}

/** An error in a toast, which `back` takes the place of once the salon is there again. Returns what puts it away. */
function showUntilReturn(message: string, back: string | null): () => void {
  let putAway = showToast({ tone: 'error', message })
  if (back === null) return putAway
  const stopWaiting = onSalonReturn(() => {
    stopWaiting()
    putAway()
    putAway = showToast({ tone: 'info', message: back })
  })
  return () => {
    stopWaiting()
    putAway()
  }
}
