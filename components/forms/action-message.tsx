// What a mutation answered, as one sentence: a business no, a dead network, a bug with its number.
'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { onSalonReturn } from '@/components/shell/salon-return'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ActionState } from '@/lib/actions/action-state'
import type { RefusalParticulars } from '@/lib/actions/refusal'

/** Shows nothing while there is nothing to say; what is wrong with a field stands at the field. */
export function ActionMessage({ state, className }: { state: ActionState; className?: string }) {
  const t = useTranslations('errors')
  const refusal = useRefusalSentence()
  const isBack = useIsBack(state)
  const place = className === undefined ? {} : { className }
  if (isBack) return <Notice {...place}>{t('action.back')}</Notice>
  if (state.status === 'refused') {
    return (
      <Notice tone="warning" {...place}>
        {refusal(state.code, state.particulars)}
      </Notice>
    )
  }
  if (state.status === 'invalid') {
    const general = state.fieldErrors['']?.[0]
    return (
      <Notice tone="warning" {...place}>
        {general && t.has(general) ? t(general) : t('action.invalid')}
      </Notice>
    )
  }
  if (state.status === 'offline') {
    return (
      <Notice tone="error" {...place}>
        {t('action.offline')}
      </Notice>
    )
  }
  if (state.status === 'failed') {
    return (
      <Notice tone="error" {...place}>
        {t('action.failed', { id: state.errorId })}
      </Notice>
    )
  }
  if (state.status === 'signed_out') {
    return (
      <Notice
        tone="error"
        {...place}
        action={
          <ButtonLink href="/sign-in" target="_blank">
            {t('action.signIn')}
          </ButtonLink>
        }
      >
        {t('action.signedOut')}
      </Notice>
    )
  }
  return null
}

/** The salon was not reached, or had its hands full: nothing but time is needed for another try. */
export function isUnreached(state: ActionState): boolean {
  return state.status === 'offline' || (state.status === 'refused' && state.code === 'busy')
}

/** Whether the salon was away for this answer and is there again. */
function useIsBack(state: ActionState): boolean {
  const [backFrom, setBackFrom] = useState<ActionState | null>(null)
  useEffect(() => (isUnreached(state) ? onSalonReturn(() => setBackFrom(state)) : undefined), [state])
  return backFrom === state
}

/** The sentence of a refusal code; an unknown code gets a general one rather than its name. */
export function useRefusalSentence(): (code: string, particulars?: RefusalParticulars) => string {
  const t = useTranslations('refusals')
  return useCallback((code, particulars = {}) => (t.has(code) ? t(code, particulars) : t('unknown')), [t])
}

/** The sentence for a field of the last answer, or undefined when it was all right. */
export function useFieldError(state: ActionState): (name: string) => string | undefined {
  const t = useTranslations('errors')
  return (name) => {
    const key = state.status === 'invalid' ? state.fieldErrors[name]?.[0] : undefined
    if (!key) return undefined
    return t.has(key) ? t(key) : t('invalid')
  }
}
