// Takes a merge of the day back.
'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'

type UndoMergeProps = { mergeId: string; action: StaffAction<{ keptId: string; goneId: string }> }

export function UndoMerge({ mergeId, action }: UndoMergeProps) {
  const t = useTranslations('merge.recent')
  const { submit, pending } = useToldAction(action)
  const undo = async () => {
    if (await submit({ mergeId })) showToast({ tone: 'success', message: t('undone') })
  }
  return (
    <Button
      icon={<Undo2 aria-hidden="true" className="size-5" />}
      isPending={pending}
      onPress={() => void undo()}
    >
      {t('undo')}
    </Button>
  )
}
