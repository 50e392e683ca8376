// The harm that a note speaks of did not come from the treatment: one tap.
'use client'

import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import type { StaffAction } from '@/lib/actions/action-state'

type Props = {
  sessionId: string
  /** What she is shown of it, and answers for. */
  harms: readonly string[]
  action: StaffAction<unknown>
}

export function DenyHarm({ sessionId, harms, action }: Props) {
  const t = useTranslations('reactions.report')
  const { submit, pending } = useToldAction(action)
  return (
    <Button isPending={pending} onPress={() => void submit({ sessionId, seen: harms })}>
      {t('deny')}
    </Button>
  )
}
