// An action behind a tap: what goes wrong is told in a toast, because there is no field to stand beside.
'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useRef } from 'react'
import { showToast } from '@/components/ui/toast'
import type { ActionState, StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { useRefusalSentence } from './action-message'

/**
 * Like useStaffAction, for buttons. `submit` resolves to true when it is done; otherwise the reason has been
 * told and the page shows what is true.
 */
export function useToldAction<Result>(action: StaffAction<Result>) {
  const { submit: send, pending } = useStaffAction(action)
  const tell = useTellTrouble()
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
 * has succeeded at last is not said to have failed.
 */
export function useTellTrouble() {
  const t = useTranslations('errors.action')
  const refusal = useRefusalSentence()
  const putAway = useRef<() => void>(undefined)
  return useCallback(
    (answer: ActionState) => {
      putAway.current?.()
      const message = troubleOf(answer)
      putAway.current = message ? showToast({ tone: 'error', message }) : undefined

      function troubleOf(trouble: ActionState): string | null {
        if (trouble.status === 'refused') return refusal(trouble.code, trouble.particulars)
        if (trouble.status === 'invalid') return t('invalid')
        if (trouble.status === 'offline') return t('offline')
        if (trouble.status === 'signed_out') return t('signedOut')
        return trouble.status === 'failed' ? t('failed', { id: trouble.errorId }) : null
      }
    },
    [t, refusal],
  )
}
