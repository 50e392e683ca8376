// What is done with one touch is told, and can be taken back from there.
'use client'

import { useTranslations } from 'next-intl'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import { useToldAction } from './use-told-action'

/** Tells that something is done, and offers `undoAction` with `asked` from there. */
export function useToldUndo<Undone>(undoAction: StaffAction<Undone>) {
  const t = useTranslations('ui.undo')
  const { submit: undo } = useToldAction(undoAction)
  return (message: string, asked: object) => {
    const takeBack = async () => {
      if (await undo(asked)) showToast({ tone: 'success', message: t('done') })
    }
    showToast({ tone: 'success', message, action: { label: t('label'), onPress: () => void takeBack() } })
  }
}

/** Does it with `action`; the word that it is done offers `undoAction`, which takes the same input. */
export function useToldWithUndo<Done, Undone>(action: StaffAction<Done>, undoAction: StaffAction<Undone>) {
  const { submit: send, pending } = useToldAction(action)
  const tell = useToldUndo(undoAction)
  const submit = async (asked: object, message: string) => {
    if (await send(asked)) tell(message, asked)
  }
  return { submit, pending }
}
