// How a plan ends: all is done, or she goes on without it.
'use client'

import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import { PLAN_ENDS } from '@/lib/care-plans/plan-schemas'

type Props = {
  planId: string
  /** Everything in it has been done. */
  isFulfilled: boolean
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  action: StaffAction<void>
}

export function EndPlan({ planId, isFulfilled, isOpen, onOpenChange, action }: Props) {
  const t = useTranslations('care-plans')
  const { submit, pending } = useToldAction(action)
  const end = async (how: (typeof PLAN_ENDS)[number]) => {
    if (!(await submit({ planId, end: how }))) return
    showToast({ tone: 'success', message: t('ended') })
    onOpenChange(false)
  }
  return (
    <Dialog title={t('endQuestion')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className="grid gap-5">
        <p className="text-ink-soft">{t('endHint')}</p>
        <div className="flex flex-wrap gap-3">
          {PLAN_ENDS.map((how) => (
            <Button
              key={how}
              variant={(how === 'fulfilled') === isFulfilled ? 'primary' : 'secondary'}
              isPending={pending}
              onPress={() => void end(how)}
            >
              {t(`confirmEnd.${how}`)}
            </Button>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
