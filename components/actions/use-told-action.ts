// An action behind a tap: what goes wrong is told in a toast, because there is no field to stand beside.
'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { showToast } from '@/components/ui/toast'
import type { ActionState, StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'

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

/** Tells in a toast why a deed was not done; says nothing when it was. */
export function useTellTrouble() {
  const t = useTranslations()
  return useCallback(
    (answer: ActionState) => {
      const message = troubleOf(answer, t)
      if (message) showToast({ tone: 'error', message })
    },
    [t],
  )
}

function troubleOf(answer: ActionState, t: ReturnType<typeof useTranslations<never>>): string | null {
  switch (answer.status) {
    case 'refused':
      return t.has(`refusals.${answer.code}`)
        ? t(`refusals.${answer.code}`, answer.particulars)
        : t('refusals.unknown')
    case 'invalid':
      return t('errors.action.invalid')
    case 'offline':
      return t('errors.action.offline')
    case 'signed_out':
      return t('errors.action.signedOut')
    case 'failed':
      return t('errors.action.failed', { id: answer.errorId })
    default:
      return null
  }
}
