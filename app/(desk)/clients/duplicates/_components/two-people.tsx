// They are two people: not suggested again.
'use client'

import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'

type TwoPeopleProps = { oneId: string; otherId: string; action: StaffAction<void>; onDone?: () => void }

export function TwoPeople({ oneId, otherId, action, onDone }: TwoPeopleProps) {
  const t = useTranslations('merge')
  const { submit, pending } = useToldAction(action)
  const say = async () => {
    if (!(await submit({ oneId, otherId }))) return
    showToast({ tone: 'success', message: t('twoPeopleDone') })
    onDone?.()
  }
  return (
    <Button variant="quiet" isPending={pending} onPress={() => void say()}>
      {t('twoPeople')}
    </Button>
  )
}
